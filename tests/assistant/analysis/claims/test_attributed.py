"""Attributed statements of a document: whose, how, and which words exactly."""

import pytest

from assistant.analysis.claims.attributed import Attributed, attributed_in
from index.text.outline import claimed_in
from index.types import DocumentClaims, DocumentSummary, MediaType


def found(text: str, media_type: MediaType = "text/plain") -> DocumentClaims:
    summary = DocumentSummary(
        "d1", "v1", "Title", None, None, None, None, "en", media_type, (), "2025-01-01", len(text), 1
    )
    return DocumentClaims(summary, text, claimed_in(text))


def said(text: str) -> list[Attributed]:
    return [each for each in attributed_in(found(text)) if each.speaker]


def words(text: str, each: Attributed) -> list[str]:
    return [span.of(text) for span in each.words]


@pytest.mark.parametrize(
    ("text", "speaker", "via", "how", "form", "told"),
    [
        ("“It is rust,” said Jo Ray.", "Jo Ray", None, "said", "direct", ["“It is rust,”"]),
        ("Jo Ray denied that it was rust.", "Jo Ray", None, "denied", "reported", ["that it was rust"]),
        (
            "However, according to Jo Ray, it is rust.",
            "Jo Ray", None, "according to", "reported", ["it is rust."],
        ),
        (
            "A Kentish strategist, quoted by Tidings, explained, “It looks weak.”",
            "A Kentish strategist", "Tidings", "explained", "direct", ["“It looks weak.”"],
        ),
        (
            "The newspaper Red Echo described Kent as being in a state of “shock and horror.”",
            "Red Echo", None, "described", "mixed", ["Kent as being in a state of “shock and horror.”"],
        ),
        ("Jo Ray told her that it was rust.", "Jo Ray", None, "told", "reported", ["that it was rust"]),
        ("Jo Ray said on Monday that it was rust.", "Jo Ray", None, "said", "reported", ["that it was rust"]),
        (
            "Jo Ray, a baker, asserted on his show, “It was rust all along,” adding weight to a rumour.",
            "Jo Ray", None, "asserted", "direct", ["“It was rust all along,”"],
        ),
        (
            "The Red Echo, citing two people whom it did not name, wrote that the mill was sold.",
            "Two people", "Red Echo", "wrote", "reported", ["that the mill was sold"],
        ),
    ],
)  # fmt: skip
def test_a_statement_has_its_speaker_its_own_word_for_saying_and_the_exact_words(
    text: str, speaker: str, via: str | None, how: str, form: str, told: list[str]
):
    [each] = said(text)
    assert (each.speaker, each.via, each.how, each.form) == (speaker, via, how, form)
    assert [word.rstrip(".") for word in words(text, each)] == [word.rstrip(".") for word in told]


def test_a_quotation_of_several_sentences_is_one_statement():
    text = "“The hull is sound. It was never in doubt. That is all,” said Ida Holm, who owns it.\n\nIt rained."
    [each] = said(text)
    assert words(text, each) == ["“The hull is sound. It was never in doubt. That is all,”"]
    assert each.sentence.of(text) == text.split("\n", maxsplit=1)[0]


def test_what_one_says_that_another_said_is_told_through_the_first():
    text = "Jo Ray said that Ida Holm had denied the leak."
    ray, holm = said(text)
    assert (ray.speaker, ray.via) == ("Jo Ray", None)
    assert (holm.speaker, holm.via, holm.how) == ("Ida Holm", "Jo Ray", "had denied")


def test_two_statements_that_a_sentence_only_joins_are_not_told_through_one_another():
    text = "The council has said that no sale is planned, and Ida Holm has denied making an offer."
    assert [(each.speaker, each.via) for each in said(text)] == [("The council", None), ("Ida Holm", None)]


def test_a_part_of_a_statement_is_not_told_again():
    text = "Jo Ray said that the mill was sold, adding that it was a pity."
    assert [each.how for each in said(text)] == ["said"]


def test_turns_of_an_interview_are_answered_and_their_questions_are_nobodys():
    text = "Interview with Dr. Ada Moor\n\nQ: Why?\n\nDr. Moor: It was late.\n\nQ: And then?\n\nDr. Moor: We left."
    told = attributed_in(found(text))
    assert [(each.speaker, each.how, each.form) for each in told] == [
        (None, "asked", "direct"),
        ("Dr. Ada Moor", "answered", "direct"),
        (None, "asked", "direct"),
        ("Dr. Ada Moor", "answered", "direct"),
    ]


def test_what_nobody_is_given_is_the_documents_own():
    text = "The mill is old.\n\nJo Ray said that it leaks."
    own = [each for each in attributed_in(found(text)) if each.manner == "own"]
    assert [each.sentence.of(text) for each in own] == ["The mill is old."]


def test_what_stands_in_an_email_was_written():
    text = "From: Jo Ray <jo@a.example>\n\nTo: Ida\n\nIt is rust.\n\n> It is not.\n\nBo Vane said that it was."
    told = [each for each in attributed_in(found(text, "message/rfc822")) if each.speaker]
    assert [(each.speaker, each.via, each.how, each.form) for each in told] == [
        ("Jo Ray", None, "wrote", "direct"),
        ("Unnamed writer", "Jo Ray", "wrote", "direct"),
        ("Bo Vane", "Jo Ray", "said", "reported"),
    ]
