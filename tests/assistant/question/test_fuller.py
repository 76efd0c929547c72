"""Which report tells in full what an answer tells in short."""

import pytest

from assistant.question.fuller import Fuller, fuller
from assistant.types import Answer, Citation, Kind

CITED = Citation(1, "d", "T", None, None, None, None, None, None, "own", "Words.", 0, 6, "v", None, 1.0)


def answered(question: str, kind: Kind, citations: tuple[Citation, ...] = (CITED,)) -> Answer:
    return Answer(question, "overview", 0.5, None, "", None, (), citations, (), kind=kind)


@pytest.mark.parametrize(
    ("question", "kind", "found"),
    [
        ("tell me about the ferry?", "overview", Fuller("brief", "the ferry")),
        ("what's new?", "overview", Fuller("brief", "")),
        ("do the papers agree on the price?", "compare", Fuller("compare", "do the papers agree on the price")),
        ("what happened on 3 May?", "when", Fuller("timeline", "")),
        ("ferry", "keyword", Fuller("search", "ferry")),
        ("when did it sink?", "fact", None),
    ],
)
def test_what_is_told_in_short_has_a_report_that_tells_it_in_full(question: str, kind: Kind, found: Fuller | None):
    assert fuller(answered(question, kind)) == found


def test_nothing_leads_on_from_an_answer_without_evidence():
    assert fuller(answered("tell me about the ferry", "overview", ())) is None
