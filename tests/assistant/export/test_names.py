"""Authors' lines as names in parts."""

import pytest

from assistant.export.names import Name, names_in
from assistant.export.sources import kind_of, sources_of
from tests.assistant.export.examples import CITATION, replace

ADA, TOM = Name(family="Finch", given="Ada"), Name(family="Ruck", given="Tom")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Finch", (ADA,)),
        ("By Ada Finch and Tom Ruck", (ADA, TOM)),
        ("Ada Finch, Tom Ruck", (ADA, TOM)),
        ("Ada Finch & Tom Ruck", (ADA, TOM)),
        ("Finch, Ada", (ADA,)),
        ("Ada Finch, health correspondent", (ADA,)),
        ("Ada Finch, Tom Ruck, and Garrow Town Council", (ADA, TOM, Name(literal="Garrow Town Council"))),
        ("Ana de la Cruz", (Name(family="Cruz", given="Ana", particle="de la"),)),
        ("de la Cruz, Ana", (Name(family="Cruz", given="Ana", particle="de la"),)),
        ("A.B. van der Berg", (Name(family="Berg", given="A.B.", particle="van der"),)),
        ("Martin Ruck Jr.", (Name(family="Ruck", given="Martin", suffix="Jr."),)),
        ("Наталья Петрова", (Name(family="Петрова", given="Наталья"),)),
        ("Reuters", (Name(literal="Reuters"),)),
        ("Ledger staff", (Name(literal="Ledger staff"),)),
        ("The Lantern", (Name(literal="The Lantern"),)),
        ("Health reporter", (Name(literal="Health reporter"),)),
        ("Coastline Radio", (Name(literal="Coastline Radio"),)),
        ("", ()),
        (None, ()),
    ],
)
def test_an_authors_line_is_taken_apart_where_it_names_people(line: str | None, names: tuple[Name, ...]):
    assert names_in(line, outlet="Coastline Radio") == names


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"title": "An interview with the keeper"}, "interview"),
        ({"title": "Interview: the keeper speaks"}, "interview"),
        ({"title": "Minister interviewed by police"}, "newspaper"),
        ({"title": "Minutes", "page": 2}, "report"),
        ({"outlet": None}, "webpage"),
        ({"outlet": None, "url": None}, "document"),
        ({}, "newspaper"),
    ],
)
def test_a_document_has_a_kind(changes: dict, kind: str):
    assert kind_of(replace(CITATION, **changes)) == kind


def test_every_source_has_a_key_of_its_own():
    references = [replace(CITATION, document_id=f"d{n}") for n in range(3)]
    assert [each.key for each in sources_of(references)] == ["cruz2025quay", "cruz2025quay2", "cruz2025quay3"]
    nameless = replace(CITATION, title="中文", author=None, outlet=None, published=None)
    assert [each.key for each in sources_of([nameless])] == ["source"]
