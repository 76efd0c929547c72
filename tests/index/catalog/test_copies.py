"""Copies of one text: what counts as one, and what a library keeps of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.catalog.copies import BANDS, bands_of, groups_of, same_text
from index.library.library import Library

REPORT = """The ferry to Skelling Island stopped on Tuesday after its bow door would not close.

Captain Ruth Amble said that the crew had noticed the fault at six in the morning and had turned back at once.

Forty-one passengers waited at the quay until a fishing boat took the first of them across at noon.

The operator expects a new seal from the yard at Tarn by Friday, and has cancelled sixteen crossings until then."""
EXTRA = "\n\nThe island's school stayed shut because three of its teachers live on the mainland, its head teacher said."
OTHER_REPORT = """Passengers were stranded on Skelling Island on Tuesday when the morning boat turned round at sea.

A door at the front had failed, according to the company, which apologised and promised refunds to all who had booked.

It was the third breakdown this year, said islanders, who have asked the council for a second vessel."""


def typographic(text: str) -> str:
    return text.replace("'", "’").replace(" - ", " — ").replace("\n\n", "\n")


@pytest.mark.parametrize(
    "copy",
    [
        REPORT + EXTRA,
        REPORT.split("\n\n", 1)[1],
        REPORT.rsplit("\n\n", 1)[0],
        typographic(REPORT),
        REPORT.replace("on Tuesday", "this week").replace("at once", "straight away"),
        f"By our own staff\n\n{REPORT}",
    ],
    ids=["a paragraph added", "the lead cut", "the end cut", "typography", "words changed", "a line above"],
)
def test_a_text_with_small_edits_is_the_same_text_and_shares_a_band(copy: str):
    assert same_text(REPORT, copy)
    assert set(enumerate(bands_of(REPORT))) & set(enumerate(bands_of(copy)))


def test_two_reports_on_one_event_are_two_texts():
    assert not same_text(REPORT, OTHER_REPORT)
    assert not set(enumerate(bands_of(REPORT))) & set(enumerate(bands_of(OTHER_REPORT)))


@pytest.mark.parametrize("text", ["", "Yes.", "Two words"])
def test_a_text_without_runs_of_words_has_bands_too(text: str):
    assert len(bands_of(text)) == BANDS


def test_the_numbers_that_libraries_keep_stay_what_they_are():
    assert bands_of("The ferry sails again in May.")[:2] == (1261154358500263761, 2615114701151025544)


def test_what_copies_lead_to_is_one_group():
    groups = groups_of([("a", "b"), ("c", "d"), ("b", "c"), ("x", "y")])
    assert groups["a"] == groups["d"] == {"a", "b", "c", "d"}
    assert groups["x"] == {"x", "y"}


def write(folder: Path, name: str, text: str, date: str) -> str:
    file = folder / f"{name}.md"
    file.write_text(f"---\ntitle: {name}\noutlet: {name}\ndate: {date}\n---\n\n{text}", "utf-8")
    return str(file)


@pytest.fixture
def with_copies(library: Library, tmp_path: Path) -> Library:
    library.add(
        [
            write(tmp_path, "Echo", typographic(REPORT) + EXTRA, "2025-03-06"),
            write(tmp_path, "Argus", REPORT, "2025-03-05"),
            write(tmp_path, "Herald", OTHER_REPORT, "2025-03-05"),
        ]
    )
    return library


def titles(library: Library) -> list[list[str]]:
    return [[library.document(each).title for each in group] for group in library.copies()]


def test_copies_are_found_when_documents_are_added_the_first_to_publish_in_front(with_copies: Library):
    assert titles(with_copies) == [["Argus", "Echo"]]
    echo, argus = (next(each for each in with_copies.documents() if each.title == name) for name in ("Echo", "Argus"))
    assert echo.copies == (argus.document_id,)


def test_a_document_that_changes_may_stop_being_a_copy_and_become_one(with_copies: Library, tmp_path: Path):
    write(tmp_path, "Echo", OTHER_REPORT + EXTRA, "2025-03-06")
    with_copies.sync()
    assert titles(with_copies) == [["Herald", "Echo"]]


def test_what_is_kept_of_a_document_goes_with_it(with_copies: Library):
    echo = next(each for each in with_copies.documents() if each.title == "Echo")
    with_copies.remove([echo.document_id])
    assert with_copies.copies() == ()
    with sqlite3.connect(with_copies.folder / "catalog.sqlite") as catalog:
        for table in ("bands", "copies"):
            assert (
                catalog.execute(f"SELECT count(*) FROM {table} WHERE document_id = ?", [echo.document_id]).fetchone()[0]
                == 0
            )


def test_a_library_from_before_copies_were_known_finds_them_in_its_stored_texts(
    with_copies: Library, open_library: Callable[..., Library]
):
    with_copies.close()
    with sqlite3.connect(with_copies.folder / "catalog.sqlite") as catalog:
        catalog.execute("DELETE FROM bands")
        catalog.execute("DELETE FROM copies")
        catalog.execute("PRAGMA user_version = 3")
    assert titles(open_library()) == [["Argus", "Echo"]]
