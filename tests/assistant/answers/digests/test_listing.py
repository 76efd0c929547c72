"""Lists and comparisons: one line an item, one sentence a side."""

import json
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.answers.digests.announced import lists_in
from index.library import Library
from tests.fakes import WordReader

REPAIRS = """Repairs to the Selsby ferry

The harbour office named the repairs that the ferry Marigold needs:

New plates for the hull below the waterline

Two pumps

A radar that works at night

The office will pay for them in June.
"""
COUNTED = """A letter about the ferry

I warned the harbour office of three things about the ferry.

The first was that the pumps were worn. Nobody wrote back. The second was that the charts were old.
The third was the fog.
"""
PARTS = """What went wrong on the Marigold

Here are the mishaps of the ferry Marigold.

The lost anchor

The anchor of the ferry was lost off Holm in March, and divers looked for it for a week.

The wrong chart

The skipper of the ferry had a chart of another bay that day, as it turned out.
"""


@pytest.mark.parametrize(
    ("text", "announced", "items"),
    [
        (
            REPAIRS,
            "The harbour office named",
            ["New plates for the hull below the waterline", "Two pumps", "A radar that works at night"],
        ),
        (
            COUNTED,
            "I warned",
            [
                "The first was that the pumps were worn.",
                "The second was that the charts were old.",
                "The third was the fog.",
            ],
        ),
        (PARTS, "Here are the mishaps", ["The lost anchor", "The wrong chart"]),
    ],
)
def test_a_list_is_one_with_what_announces_it(
    library: Library, tmp_path: Path, text: str, announced: str, items: list[str]
):
    (tmp_path / "list.txt").write_text(text, "utf-8")
    [added] = library.add([str(tmp_path / "list.txt")]).added
    document = library.document(added.document_id)
    [found] = lists_in(document, library.passages(added.document_id))
    assert document.text[found.announcement.start :].startswith(announced)
    assert [document.text[each.start : each.end] for each in found.items] == items


def asked(
    library: Library, folder: Path, question: str, rows: list[tuple[str, str, str]]
) -> list[tuple[str | None, str]]:
    """Return who says what in the answer to ``question``, of documents of an outlet, a title and a text."""
    lines = (
        json.dumps({"outlet": outlet, "title": title, "text": text, "date": "2025-05-04"})
        for outlet, title, text in rows
    )
    (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    library.add([str(folder / "rows.jsonl")])
    answer = Assistant(library, WordReader(), threshold=0.2).ask(question)
    cited = {each.number: each for each in answer.citations}
    return [(cited[each.citations[0]].outlet, each.text) for each in answer.statements]


def test_the_whole_list_answers_with_each_item_cited_where_it_stands(library: Library, tmp_path: Path):
    told = asked(
        library,
        tmp_path,
        "which repairs does the ferry Marigold need?",
        [("The Tide", "Repairs to the Selsby ferry", REPAIRS)],
    )
    assert [words for _, words in told][1:] == [
        "New plates for the hull below the waterline",
        "Two pumps",
        "A radar that works at night",
    ]


def test_the_most_of_something_is_told_by_the_greatest_figures(library: Library, tmp_path: Path):
    lines = ("Holm line rose 4%", "Selsby line rose 21%", "Lind line fell 40%")
    text = "\n\n".join(f"Fares on the {line} in spring." for line in lines)
    told = asked(library, tmp_path, "which fares rose the most?", [("The Tide", "Fares", text)])
    assert [words.split()[3] for _, words in told] == ["Selsby", "Holm"]


def test_each_outlet_is_asked_by_itself_and_one_that_has_no_figure_is_named(library: Library, tmp_path: Path):
    rows = [
        ("The Tide", "Ferry aground", "The ferry was going at 14 knots when it ran aground."),
        ("Selsby Post", "On the sand", "The ferry was going at 17 knots when it ran aground."),
        ("Holm Echo", "Rescue", "The ferry was going home when it ran aground in the fog."),
    ]
    told = asked(library, tmp_path, "how fast was the ferry going according to each paper?", rows)
    assert sorted(told) == [("Selsby Post", rows[1][2]), ("The Tide", rows[0][2])]


def test_two_people_are_compared_in_their_own_words(library: Library, tmp_path: Path):
    text = (
        "“The ferry should never have sailed in that fog,” Ada Holm said.\n\n"
        "“The ferry was in good order and so was the crew,” Nils Lind said.\n\n"
        "The harbour office said that the ferry will be sold."
    )
    told = asked(library, tmp_path, "compare holms and linds reaction to the ferry", [("The Tide", "The ferry", text)])
    assert [words.split()[2] for _, words in told] == ["should", "was"]


def test_a_list_of_sentences_goes_on_where_they_do(library: Library, tmp_path: Path):
    text = (
        "Passengers had problems with the ferry on the first day.\n\n"
        "The ferry was late because the pumps had broken. It is painted blue. "
        "There were also no lights on the ferry at first. Others found no seat on the ferry at first. "
        "The harbour lies in Holm."
    )
    told = asked(library, tmp_path, "what problems did the ferry have on the first day?", [("The Tide", "Ferry", text)])
    shown = [words for _, words in told]
    at = shown.index("There were also no lights on the ferry at first.")
    assert shown[at + 1] == "Others found no seat on the ferry at first."
    assert "The harbour lies in Holm." not in shown


def test_a_side_that_speaks_is_told_in_its_own_words_and_not_by_others(library: Library, tmp_path: Path):
    text = (
        "The crew, who mostly like Ada Holm, said that the ferry should sail in any fog.\n\n"
        "“It should never have sailed,” Ada Holm said of the ferry.\n\n"
        "“The ferry was in good order,” Nils Lind said."
    )
    told = asked(library, tmp_path, "compare what Holm and Lind say about the ferry", [("The Tide", "The ferry", text)])
    assert not any(words.startswith("The crew") for _, words in told)
    assert len(told) == 2
