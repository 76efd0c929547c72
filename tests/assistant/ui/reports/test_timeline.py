"""A timeline as HTML."""

import re
from dataclasses import replace

from assistant.analysis.coverage import coverage
from assistant.analysis.timeline.timeline import Account, Event, Timeline, UnplacedAccount
from assistant.facts.times.types import When
from assistant.types import Statement
from assistant.ui.html.evidence import Shown
from assistant.ui.reports.timeline import show
from assistant.wording.phrasing import cut
from index.types import Span
from tests.assistant.ui.examples import citation

TOLD = "The quay <b>broke</b> last Tuesday."
LATER = "The next day it rained."

CITATIONS = (citation(1, quote=TOLD, score=0.0, speaker="Ada Finch"), citation(2, quote=LATER, score=0.0))
BROKE = Event(
    When("2025-05-06", "2025-05-06", "day", "6 May 2025", doubt="or 29 April 2025"),
    "happened",
    (Account(Statement(TOLD, (1,), "Ada Finch", "verbatim"), Span(22, 34), "happened", "all", "or 29 April 2025"),),
    3,
)
REPORT = Timeline(
    "press", None, "page", (BROKE,), 2,
    (UnplacedAccount(Statement(LATER, (2,), None, "verbatim"), Span(0, 12), "it counts from another event"),), 1, 0,
    CITATIONS, coverage([], CITATIONS), 0.5,
)  # fmt: skip


def html(report: Timeline = REPORT) -> str:
    return show(report, {each.number: Shown(each, "kept") for each in report.citations}, "")


def test_each_mark_of_the_picture_leads_to_an_entry_of_the_list():
    shown = html()
    marks = re.findall(r'data-action="to-event" data-number="(\d+)"', shown)
    assert marks == ["1"]
    assert '<li id="event-1"' in shown
    assert "<title>6 May 2025: The quay &lt;b&gt;broke" in shown


def test_the_words_that_gave_the_date_are_marked_and_who_says_it_is_told():
    shown = html()
    assert "broke&lt;/b&gt; <mark>last Tuesday</mark>." in shown
    assert "Ada Finch" in shown
    assert "counted from the day of publication; or 29 April 2025." in shown


def test_what_has_no_place_is_left_out_or_expected_is_said():
    shown = html(replace(REPORT, events=(replace(BROKE, outlook="expected"),)))
    assert "it counts from another event." in shown
    assert "2 more dated sentences, less important, left out" in shown
    assert "planned or expected</span>" in shown.split('<ol class="events">')[1]


def test_without_any_event_there_is_no_picture():
    shown = html(replace(REPORT, events=()))
    assert "<svg" not in shown
    assert "No sentence here gives a date for a timeline." in shown


def test_words_are_cut_out_where_they_stand():
    assert cut("On Monday, as on Monday before.", [Span(17, 23)]) == [
        ("On Monday, as on ", False),
        ("Monday", True),
        (" before.", False),
    ]
