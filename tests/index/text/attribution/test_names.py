"""Names: the fullest form that a document has, and whom a pronoun may mean."""

import pytest

from index.text.attribution.names import Names
from index.types import Span

TEXT = (
    "FBI Director Ann Bell met Sen. Tom Ash in New York. Mr. Ash was late. Dr.Petra van Dyke of the University of Kent "
    "waited. The Kentish Echo, a newspaper, was there, and so was John F. Moor Jr. of Larkspur & Vane."
)


@pytest.fixture
def names():
    return Names(TEXT, [Span(0, len(TEXT))], [])


@pytest.mark.parametrize(
    ("mention", "full"),
    [
        ("Bell", "Ann Bell"),
        ("FBI Director Ann Bell", "Ann Bell"),
        ("Director Bell", "Ann Bell"),
        ("Mr. Ash", "Tom Ash"),
        ("rival Sen. Tom Ash (D-Kent)", "Tom Ash"),
        ("van Dyke", "Dr. Petra van Dyke"),
        ("Dr. van Dyke", "Dr. Petra van Dyke"),
        ("Dyke", "Dr. Petra van Dyke"),
        ("Petra van Dyke, a geologist", "Dr. Petra van Dyke"),
        ("the Echo", "Kentish Echo"),
        ("the newspaper Kentish Echo", "Kentish Echo"),
        ("Larkspur & Vane", "Larkspur & Vane"),
        ("Moor", "John F. Moor Jr"),
        ("a spokesman for Bell", "A spokesman for Bell"),
        ("Bell and Ash", "Bell and Ash"),
        ("the council", "The council"),
        ("2.1 The clerk", "The clerk"),
        ("Mrs Nobody", "Mrs Nobody"),
    ],
)
def test_a_mention_is_given_its_fullest_form(names, mention, full):
    assert names.full(mention) == full


def test_headings_give_names_only_where_they_say_who_is_meant():
    heading = "Interview with Dr.Ines Quill, Engineer"
    names = Names(heading, [], [Span(0, len(heading))])
    assert names.full("Dr. Quill") == "Dr. Ines Quill"
    shouting = "Ines Quill Finds Cracks In Wall"
    assert Names(shouting, [], [Span(0, len(shouting))]).full("Quill") == "Quill"


def test_people_and_bodies_are_told_apart(names):
    assert names.is_person("Tom Ash")
    assert not names.is_person("New York")
    assert not names.is_person("The council")


@pytest.mark.parametrize(
    ("speaker", "fitting"),
    [
        ("Tom Ash", {"he"}),
        ("Ann Bell", {"she"}),
        ("A spokeswoman for the mill", {"she"}),
        ("The council", {"it"}),
        ("Two officials", {"they"}),
        ("Kentish Echo", {"it", "they"}),
    ],
)
def test_pronouns_fit_by_title_given_name_noun_and_number(names, speaker, fitting):
    assert {pronoun for pronoun in ("he", "she", "it", "they") if names.fits(speaker, pronoun)} == fitting


def test_a_document_tells_by_its_own_pronouns_who_is_a_woman():
    text = "Nkechi Oduya closed her mill. Nkechi Oduya sold her wheel, and she wept."
    names = Names(text, [Span(0, 29), Span(30, len(text))], [])
    assert names.fits("Nkechi Oduya", "she")
    assert not names.fits("Nkechi Oduya", "he")
