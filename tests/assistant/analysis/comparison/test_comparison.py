"""What outlets and speakers tell on one question, side by side."""

from pathlib import Path

import pytest

from assistant.analysis.comparison.comparison import Column, ComparisonReport, compare
from assistant.answers.askable import QuestionError
from assistant.answers.assistant import Assistant
from assistant.errors import NothingInScopeError
from assistant.reader.trained import TrainedReader
from index.library.library import Library
from index.types import Scope
from tests.fakes import WordReader

QUESTION = "How many passengers did the stranded ferry carry?"
REPORT = """The stranded ferry carried 41 passengers when it turned back on Tuesday.

Its captain had noticed at six in the morning that the bow door would not close, and turned round in the sound.

A fishing boat took the first of them across at noon, and the last of them came to the island in the evening."""
OTHER = """A ferry was stranded off the island on Tuesday, and islanders have asked for a second vessel.

The ferry that was stranded carried 38 passengers, said Ruth Amble, the captain.

The stranded ferry carried more passengers than was safe, said Tom Ruck, the port director."""
UNRELATED = "The school roof leaks again, and the head teacher has asked for a new one before the winter comes."


def write(folder: Path, outlet: str, text: str, day: int) -> str:
    file = folder / f"{outlet}.md"
    file.write_text(f"---\ntitle: {outlet} on it\noutlet: {outlet}\ndate: 2025-03-0{day}\n---\n\n{text}", "utf-8")
    return str(file)


@pytest.fixture
def assistant(library: Library, tmp_path: Path) -> Assistant:
    library.add(
        [
            write(tmp_path, "Argus", REPORT, 5),
            write(tmp_path, "Echo", REPORT.replace("41", "14") + "\n\nThe Echo was there.", 6),
            write(tmp_path, "Gazette", f"Our own report.\n\n{REPORT}", 7),
            write(tmp_path, "Herald", OTHER, 5),
            write(tmp_path, "Lantern", UNRELATED, 5),
        ]
    )
    return Assistant(library, WordReader())


def column(report: ComparisonReport, name: str) -> Column:
    return next(each for each in report.columns if each.name == name)


def test_each_outlet_has_a_column_with_exact_words_and_one_without_an_answer_says_nothing(assistant: Assistant):
    report = compare(assistant, QUESTION)
    assert {each.name for each in report.columns} == {"Argus", "Echo", "Gazette", "Herald", "Lantern"}
    assert (
        column(report, "Argus").statements[0].text
        == "The stranded ferry carried 41 passengers when it turned back on Tuesday."
    )
    assert column(report, "Lantern").statements == ()
    assert report.columns[-1].statements == ()
    for citation in report.citations:
        document = assistant.library.document(citation.document_id)
        assert (document.text[citation.start : citation.end], document.version) == (citation.quote, citation.version)


def test_copies_are_heard_once_and_what_a_copy_changed_is_heard(assistant: Assistant):
    report = compare(assistant, QUESTION)
    assert (report.documents, report.outlets, report.texts) == (5, 5, 3)
    assert column(report, "Gazette").statements == ()
    assert [each.of_outlet for each in column(report, "Gazette").same_text] == ["Argus"]
    assert [each.text for each in column(report, "Echo").statements] == [
        "The stranded ferry carried 14 passengers when it turned back on Tuesday."
    ]


def test_sentences_that_run_alike_differ_and_the_differing_words_are_marked(assistant: Assistant):
    report = compare(assistant, QUESTION)
    [difference] = [each for each in report.differences if each.kind == "number"]
    assert {(side.words, side.columns) for side in difference.sides} == {
        ("41 passengers", ("Argus",)),
        ("14 passengers", ("Echo",)),
        ("38 passengers", ("Herald",)),
    }
    quotes = {each.number: each.quote for each in report.citations}
    assert {quotes[mark.citation][mark.start : mark.end] for side in difference.sides for mark in side.marks} == {
        "41 passengers", "14 passengers", "38 passengers",
    }  # fmt: skip


def test_by_speaker_people_and_the_outlets_own_voices_stand_side_by_side(assistant: Assistant):
    report = compare(assistant, QUESTION, by="speaker")
    names = [each.name for each in report.columns]
    assert {"Ruth Amble", "Tom Ruck", "Argus, in its own voice"} <= set(names)
    assert all(each.statements for each in report.columns)


def test_a_scope_leaves_out_what_is_outside_it_and_then_a_copy_may_be_the_first(assistant: Assistant):
    report = compare(assistant, QUESTION, scope=Scope(outlets=("Gazette", "Herald")))
    assert [each.name for each in report.columns if each.statements] == ["Gazette", "Herald"]
    assert column(report, "Gazette").same_text == ()


def test_what_cannot_be_compared_is_said(assistant: Assistant):
    with pytest.raises(NothingInScopeError):
        compare(assistant, QUESTION, scope=Scope(after="2099-01-01"))
    with pytest.raises(QuestionError):
        compare(assistant, " ")
    assert compare(assistant, "Who painted the altar of Ghent?").citations == ()


def test_the_samples_part_on_the_reopening_and_one_of_them_repeats_another(samples: Library):
    report = compare(Assistant(samples, TrainedReader()), "When will the railway reopen?")
    assert report.texts == report.documents - 1
    assert [each.of_outlet for each in column(report, "Garrow Ledger").same_text] == ["Coastline FM"]
    dates = next(each for each in report.differences if each.kind == "date" and not each.about)
    assert {"Easter 2026", "July 2026"} <= {side.words for side in dates.sides}


def test_what_an_answer_calls_a_difference_a_comparison_holds_apart_too(samples: Library):
    report = compare(Assistant(samples, TrainedReader()), "When will the railway reopen?", by="outlet")
    offered = {side.words for each in report.differences if not each.about for side in each.sides}
    answer = Assistant(samples, TrainedReader()).ask("When will the railway reopen?")
    assert {each.text for each in answer.short_answers} <= offered
