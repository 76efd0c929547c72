"""The page that compares outlets or speakers."""

from collections.abc import Mapping, Sequence

from gradio.components import Component

from assistant.analysis.comparison import Column, Mark, Side, compare, telling
from assistant.question import describe
from assistant.types import Citation, Say
from assistant.ui.html import Shown, day, evidence, filled, grouped, how
from assistant.ui.reports.report import Page, Wanted, box, choice
from assistant.wording import DECLINED, cut, whose
from assistant.workspace import Workspace
from index.i18n import N_, _
from index.types import Scope

COLUMNS = [(N_("By outlet"), "outlet"), (N_("By speaker"), "speaker")]


def form() -> Sequence[Component]:
    """Lay out the question, and whose words stand beside whose."""
    question = box(
        "compare-question",
        _("What the sources are compared on"),
        placeholder=_("A question, such as: When will it reopen?"),
        button=_("Compare"),
    )
    by = choice("compare-by", _("Side by side"), COLUMNS, "outlet")
    return question, by


def make(workspace: Workspace, wanted: Wanted, scope: Scope, say: Say) -> str:
    """Make the comparison, and show it."""
    question, by = wanted.given
    report = compare(workspace.assistant, question, by=by, scope=scope, say=say)
    shown = evidence.look_up(workspace.library, report.citations)
    marks = telling.differing(report)
    return filled(
        "comparison.html",
        report=report,
        scope=describe(report.scope),
        declined=_(DECLINED),
        telling=telling,
        agreements=[(each, _side(each.side, shown)) for each in report.agreements],
        differences=[(each, [_side(side, shown) for side in each.sides]) for each in report.differences],
        columns=[(each, _told(each, shown, marks)) for each in report.columns if each.statements],
        silent=[each for each in report.columns if not each.statements],
        groups=grouped(shown[each.number] for each in report.citations),
    )


def _side(side: Side, shown: Mapping[int, Shown]) -> dict[str, object]:
    return {"words": side.words, "columns": side.columns, "cited": [shown[number] for number in side.citations]}


def _told(column: Column, shown: Mapping[int, Shown], marks: Mapping[int, Sequence[Mark]]) -> list[dict[str, object]]:
    """Return a column's statements: who says each, its words in pieces, and where it is cited."""
    return [
        {
            "who": statement.speaker or whose(shown[number].citation.manner, first=True),
            "where": _where(shown[number].citation, column.name),
            "pieces": cut(statement.text, marks.get(number, ())),
            "cited": shown[number],
        }
        for statement in column.statements
        for number in statement.citations
    ]


def _where(citation: Citation, column: str) -> str:
    """Return how and where something is said, without what the column's name says already."""
    source = citation.outlet or citation.author or citation.title
    known = column == source or column.startswith(f"{source}, ")
    return ", ".join(
        filter(None, (how(citation), None if known else _("in %(source)s", source=source), day(citation.published)))
    )


PAGE = Page("compare", form, make)
