"""A comparison as a paper. Pure."""

from collections.abc import Sequence

from assistant.analysis.comparison import telling
from assistant.analysis.comparison.comparison import Column, ComparisonReport
from assistant.analysis.comparison.sides import Mark, Side
from assistant.export import EXACT, Line, Paper, Section, cautions
from assistant.question import asked_of
from assistant.types import Citation
from assistant.wording import DECLINED, lead_line
from index.i18n import _
from index.types import Span


def paper_of_comparison(report: ComparisonReport) -> Paper:
    """Return a comparison as a paper: what is shared, what differs, then each column, its differing words marked."""
    shared = tuple(_line(each.side, telling.the(each.kind)) for each in report.agreements)
    differing = tuple(_line(side, telling.of_what(each)) for each in report.differences for side in each.sides)
    cited = {each.number: each for each in report.citations}
    marks = telling.differing(report)
    sections = [
        Section(
            None,
            () if cited else (Line(_(DECLINED)),),
            (*cautions(report.notice), f"{telling.counts(report)}. {_(EXACT)}"),
        ),
        *([Section(_(telling.SHARED), shared)] if shared else []),
        *(
            [Section(_(telling.DIFFERENT), differing, () if differing else (_(telling.NONE_DIFFERENT),))]
            if cited
            else []
        ),
        *(_column(column, cited, marks) for column in report.columns),
        *([Section(_("Left out as less relevant"), (), report.left_out)] if report.left_out else []),
    ]
    return Paper(report.question, asked_of(report.scope), tuple(sections), report.citations)


def _line(side: Side, lead: str) -> Line:
    return Line(side.words, side.citations, lead, note=", ".join(side.columns))


def _column(column: Column, cited: dict[int, Citation], marks: dict[int, list[Mark]]) -> Section:
    notes = [telling.same_as(each) for each in column.same_text]
    lines = tuple(
        Line(each.text, each.citations, lead_line(cited[each.citations[0]]), marks=_spans(each.citations, marks))
        for each in column.statements
    )
    return Section(column.name, lines, tuple(notes if lines else [f"{_(telling.NOTHING)}.", *notes]))


def _spans(numbers: Sequence[int], marks: dict[int, list[Mark]]) -> tuple[Span, ...]:
    return tuple(Span(mark.start, mark.end) for number in numbers for mark in marks.get(number, ()))
