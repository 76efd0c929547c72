"""Reports as papers."""

import json
from dataclasses import asdict, replace
from datetime import date

import pytest

from assistant.analysis.brief.brief import Brief, Theme
from assistant.analysis.claims.claims import ClaimsReport, SaidWords, SpeakerClaims, Variant
from assistant.analysis.comparison.comparison import Column, ComparisonReport
from assistant.analysis.comparison.sides import Difference, Mark, Side
from assistant.analysis.coverage import Coverage, Unused
from assistant.analysis.history.notes import Note, Notes
from assistant.analysis.timeline.timeline import Account, Event, Timeline, UnplacedAccount
from assistant.answers.paper import paper_of_answer, paper_of_conversation
from assistant.export.paper import EXACT, Line, grouped, source_line
from assistant.facts.times.types import When
from assistant.reports import PAPERS, UnknownReportError, paper_of, paper_of_json
from assistant.types import Answer, Statement, VerifyReport
from assistant.wording.phrasing import cut, voice_of
from index.types import Scope, Span
from tests.assistant.export.examples import CITATION, CITATIONS, answer


def test_an_answer_keeps_its_numbers_its_voices_and_its_scope():
    paper = paper_of_answer(answer())
    assert paper.title == "How much will it cost?"
    assert paper.asked_of == "Asked of Harbour Courier. Made with Byline."
    assert replace(paper, made=date(2025, 6, 1)).asked_of.endswith("Made with Byline on 1 June 2025.")
    assert paper.references == CITATIONS
    short, *lines = paper.sections[0].lines
    assert (short.text, short.citations, short.marks) == (f"100 % — {voice_of(CITATION)}", (1,), (Span(0, 5),))
    assert [line.text for line in lines] == [each.quote for each in CITATIONS]
    assert [line.citations for line in lines] == [(1,), (2,), (3,)]
    assert lines[2].lead.startswith("Lena Moor, quoted by Meduza, in a denial, in “Interview with Lena Moor”")
    assert lines[0].marks == (Span(0, 5),)
    assert lines[1].marks == ()


def test_an_answer_that_declines_shows_what_came_nearest():
    paper = paper_of_answer(answer(mode="declined", answer="No.", statements=(), citations=(), nearest=CITATIONS))
    first, *near = paper.sections[0].lines
    assert first == Line("No.")
    assert all(line.lead.startswith("Near, not used: ") for line in near)
    assert [line.citations for line in near] == [(each.number,) for each in paper.references]


def test_a_written_sentence_says_how_it_was_checked():
    statement = Statement("It costs 7.", (1,), "Lena Moor", "unsupported", ("The number 7 is not in the source.",))
    [line] = (
        paper_of_answer(answer(mode="written", model="m", statements=(statement,), short_answers=())).sections[0].lines
    )
    apart = "Written, but not supported by the sources, and so no part of the answer"
    assert line == Line("It costs 7.", (1,), apart, "not supported by the sources: The number 7 is not in the source.")


def test_a_conversation_numbers_the_same_words_once():
    other = replace(CITATION, number=1, document_id="d9", title="Other", quote="Other.", end=6)
    paper = paper_of_conversation(
        [answer(), answer(other, replace(CITATION, number=2), question="And?", scope=Scope())]
    )
    assert [each.number for each in paper.references] == [1, 2, 3, 4]
    first, second = paper.sections
    assert (first.heading, second.heading) == ("How much will it cost?", "And?")
    assert first.notes[0] == "Asked of Harbour Courier."
    assert second.notes[0] == "Asked of all documents."
    by_number = {each.number: each for each in paper.references}
    for section in paper.sections:
        for line in section.lines[1:]:
            assert [by_number[number].quote for number in line.citations] == [line.text]
    assert second.lines[2].citations == (1,)


def test_a_brief_has_a_section_for_each_theme_and_names_what_nothing_is_told_from():
    statements = tuple(Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in CITATIONS)
    coverage = Coverage(
        3, 2, ("Harbour Courier",), ("Lena Moor",), "2025-04", "2025-05-03", (Unused("d3", "A notice"),)
    )
    themes = (Theme("quay · cost", statements[:2], 1), Theme("denials", statements[2:], 1))
    paper = paper_of(Brief("press", None, "page", themes, CITATIONS, coverage, 0.1, Scope(after="2025-01-01")))
    assert paper.title == "Everything in these sources"
    assert paper.scope == "all documents · from 1 January 2025"
    assert [section.heading for section in paper.sections] == [None, "quay · cost", "denials", "Not quoted"]
    assert "2 of 3 documents" in paper.sections[0].notes[0]
    assert [line.text for section in paper.sections for line in section.lines] == [each.quote for each in CITATIONS]
    assert paper.sections[-1].notes == ("A notice",)
    assert paper.sections[1].notes == (EXACT,)


def test_a_theme_that_a_model_wrote_says_so_and_how_each_sentence_was_checked():
    theme = Theme("cost", (Statement("It costs 7.", (1,), None, "supported"),), 1, "m", "Stopped.")
    coverage = Coverage(1, 1, (), (), None, None, ())
    section = paper_of(Brief("press", None, "page", (theme,), CITATIONS, coverage, 0.1)).sections[1]
    assert section.notes == ("Stopped.", "Written by m, each sentence checked against what it cites.")
    assert section.lines == (Line("It costs 7.", (1,), note="supported"),)


COLUMNS = (
    Column("Harbour Courier", (Statement(CITATION.quote, (1,), "Lena Moor", "verbatim"),)),
    Column("Meduza", ()),
)
DIFFERENCE = Difference(
    "number", ("cost",), (Side("100", ("Harbour Courier",), (1,), (Mark(1, 0, 3),)), Side("7", ("Meduza",), (3,)))
)
SPEAKER = SpeakerClaims(
    "Lena Moor",
    (Variant("Lena Moor", None, 1), Variant("Moor", None, 1)),
    2,
    (SaidWords("100 %", 1, "Lena Moor", "Meduza", "said", "direct", (Span(0, 5),)),),
)
TOLD = [Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in CITATIONS]
EVENT = Event(
    When("2025-05-03", "2025-05-03", "day", "3 May 2025"),
    "expected",
    (Account(TOLD[0], Span(0, 5), "expected", "all", "or 10 May 2025"),),
    1,
)
UNPLACED = UnplacedAccount(TOLD[1], Span(0, 4), "It does not say when it was published.")
CITED = Statement(CITATIONS[0].quote, (1,), CITATIONS[0].speaker, "verbatim")

REPORTS = [
    answer(),
    VerifyReport("press", answer().statements, CITATIONS, 0, 0.1),
    Brief("press", "cost", "page", (), CITATIONS, Coverage(1, 1, (), (), None, None, ()), 0.1),
    ComparisonReport("press", "cost?", "outlet", COLUMNS, (), (DIFFERENCE,), CITATIONS, 3, 2, 2, ("The Ledger",), 0.1),
    ClaimsReport("press", "cost", (SPEAKER,), CITATIONS, 2, 1, 0, 0, 0, 0.1),
    Timeline(
        "press", "cost", "page", (EVENT,), 2, (UNPLACED,), 1, 1, CITATIONS, Coverage(1, 1, (), (), None, None, ()), 0.1
    ),
    Notes("press", (Note("Ask her again.", "2025-06-01T10:00:00+00:00", CITED, (1,)),), (CITATIONS[0],)),
]


def test_a_comparison_tells_what_differs_and_marks_it_under_each_outlet():
    paper = paper_of(REPORTS[3])
    headings = [section.heading for section in paper.sections]
    assert headings == [None, "Where they differ", "Harbour Courier", "Meduza", "Left out as less relevant"]
    assert [(line.text, line.note) for line in paper.sections[1].lines] == [("100", "Harbour Courier"), ("7", "Meduza")]
    [line] = paper.sections[2].lines
    assert (line.text, line.marks) == (CITATION.quote, (Span(0, 3),))
    assert paper.sections[3].notes == ("Nothing here answers the question.",)


def test_claims_stand_under_their_speakers_with_how_and_where():
    section = paper_of(REPORTS[4]).sections[1]
    assert section.heading == "Lena Moor"
    assert section.notes == ("Also “Moor”.", "1 more statements are not shown.")
    [line] = section.lines
    assert (line.text, line.citations, line.note) == ("100 %", (1,), "in their own words")
    assert line.lead.startswith("said, via Meduza, in “The quay & the {bay}")


def test_a_timeline_tells_each_event_with_its_doubts_and_what_cannot_be_placed():
    paper = paper_of(REPORTS[5])
    assert [section.heading for section in paper.sections] == [
        None,
        "3 May 2025 (planned or expected)",
        "Cannot be placed",
    ]
    [line] = paper.sections[1].lines
    assert (line.text, line.marks) == (CITATIONS[0].quote, (Span(0, 5),))
    assert line.note == "counted from the day of publication; or 10 May 2025"
    [unplaced] = paper.sections[2].lines
    assert unplaced.note == "It does not say when it was published."


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: type(report).__name__)
def test_the_json_of_a_report_becomes_the_same_paper(report: object):
    assert paper_of_json(json.dumps(asdict(report))) == paper_of(report)


def test_a_list_of_answers_is_a_conversation():
    given = [answer(), answer(question="And?")]
    assert paper_of_json(json.dumps([asdict(each) for each in given])) == paper_of_conversation(given)


def test_every_report_that_can_be_taken_away_is_tried_here():
    assert set(PAPERS) == {type(report) for report in REPORTS}


def test_an_answer_of_an_earlier_version_which_had_no_scope_is_read():
    kept = asdict(answer())
    del kept["scope"]
    assert paper_of_json(json.dumps(kept)).scope == "all documents"
    assert isinstance(answer(), Answer)


@pytest.mark.parametrize(
    "text", ["", "7", "[]", "{}", '{"hits": []}', '[{"question": "x"}]', '{"question": 1}', "[" * 9000]
)
def test_what_is_no_report_is_said(text: str):
    with pytest.raises(UnknownReportError):
        paper_of_json(text)


def test_a_report_that_cites_what_it_does_not_have_is_written_all_the_same():
    statements = (Statement("a", (), None, "verbatim"), Statement("b", (9,), None, "verbatim"))
    given = [asdict(answer(statements=statements, short_answers=()))]
    assert [line.citations for line in paper_of_json(json.dumps(given)).sections[0].lines] == [(), ()]
    assert paper_of_json(json.dumps(given[0])).sections[0].lines[0] == Line("a")


def test_lines_stand_under_their_leads_and_are_cut_at_their_marks():
    lines = [Line("a", lead="x"), Line("b", lead="x"), Line("c"), Line("d", lead="x")]
    assert [(lead, len(group)) for lead, group in grouped(lines)] == [("x", 2), (None, 1), ("x", 1)]
    pieces = cut("one two three", (Span(4, 7), Span(8, 13)))
    assert pieces == [("one ", False), ("two", True), (" ", False), ("three", True)]
    assert cut("", ()) == []


def test_a_source_is_told_in_full():
    assert source_line(replace(CITATIONS[2], page=3)) == (
        "Lena Moor, quoted by Meduza, in a denial, in “Interview with Lena Moor”, by Ada Finch"
        " (Harbour Courier, 2025-04), p. 3"
    )
    assert source_line(replace(CITATION, quote="", title="", speaker=None)).startswith("This document was removed")
