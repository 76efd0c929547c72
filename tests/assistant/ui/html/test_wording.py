from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Statement
from assistant.ui.html import wording
from assistant.wording.phrasing import lead_line, web_address
from index.types import Change, Failure, MediaType, Progress, SyncReport
from tests.assistant.ui.examples import citation


@pytest.mark.parametrize(
    ("published", "words"),
    [("2025-05-03", "3 May 2025"), ("2025-05-03T10:00:00Z", "3 May 2025"), ("1998", "1998"), ("", ""), (None, "")],
)
def test_a_date_is_written_out_and_anything_else_stands_as_it_is(published, words):
    assert wording.day(published) == words


@pytest.mark.parametrize(
    ("sure", "words"),
    [(1.0, "Very likely"), (0.9, "Very likely"), (0.7, "Likely"), (0.5, "Probably"), (0.49, "May not")],
)
def test_how_sure_an_answer_is_in_words(sure, words):
    assert wording.sureness(sure).startswith(words)


def test_a_statement_without_a_speaker_is_the_outlets_own_voice():
    said = wording.said_by(Statement("x", (1,), None, "verbatim"), citation(outlet="Harbour Courier"))
    assert said == ("Harbour Courier", "in its own voice, 3 May 2025")


def test_without_an_outlet_the_document_speaks_and_its_title_says_where():
    said = wording.said_by(Statement("x", (1,), None, "verbatim"), citation(outlet=None, published=None))
    assert said == ("The document", "in its own voice, in The quay")


def test_words_that_were_relayed_name_both():
    statement = Statement("x", (1,), "a strategist", "verbatim")
    said = wording.said_by(statement, citation(speaker="a strategist", via="Meduza", outlet="The Post"))
    assert said == ("a strategist", "quoted by Meduza, in The Post, 3 May 2025")


def test_a_denial_is_said_to_be_one():
    statement = Statement("x", (1,), "the port", "verbatim")
    assert wording.said_by(statement, citation(manner="denied")).where.startswith("denies, ")


def test_a_statement_without_a_citation_has_no_source():
    assert wording.said_by(Statement("x", (), None, "unsupported"), None) == ("No source", "")


@given(st.text(), st.one_of(st.none(), st.text(max_size=5)))
def test_pieces_are_the_text(text, phrase):
    assert "".join(piece for piece, _ in wording.pieces(text, phrase)) == text


def test_pieces_mark_the_phrase_whatever_its_case():
    assert wording.pieces("Four or four?", "four") == [("Four", True), (" or ", False), ("four", True), ("?", False)]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example", "", None,
     "http://", "http://[", "vbscript:x", " javascript:alert(1)"],
)  # fmt: skip
def test_only_web_addresses_become_links(address):
    assert web_address(address) is None


def test_pace_says_rate_and_time_left():
    assert wording.pace(Progress("reading", 20, 60), 10) == "2.0 a second · about 20 s left"
    assert wording.pace(Progress("reading", 100, 10_000), 2) == "50 a second · about 3 min left"
    assert wording.pace(Progress("reading", 0, 60), 10) == ""
    assert wording.pace(Progress("reading", 1, 60), 0.1) == ""


def test_the_outcome_counts_everything_that_happened():
    change, failure = Change("1", "t", "p"), Failure("p", "what", "advice")
    report = SyncReport(added=(change, change), kept=(change,), failed=(failure,), interrupted=True)
    assert wording.outcome(report) == "2 added · 1 already here · 1 not added · stopped before the end"
    assert wording.outcome(SyncReport()) == "nothing was found there"


def test_every_kind_of_document_has_a_name():
    assert set(wording.KINDS) == set(get_args(MediaType))


def test_a_title_that_quotes_somebody_stands_in_quotation_marks_once():
    line = lead_line(citation(title="“The wall moves”: an engineer speaks"))
    assert "“‘The wall moves’: an engineer speaks”" in line
