"""A timeline as a paper. Pure."""

from collections.abc import Mapping

from assistant.analysis import coverage_line
from assistant.analysis.timeline.timeline import Account, Event, Timeline, heading, note
from assistant.export import EXACT, Caution, Line, Paper, Section, cautions
from assistant.question import asked_of
from assistant.types import Citation, Statement
from assistant.wording import counted, lead_line
from index.i18n import _, ngettext
from index.types import Span


def paper_of_timeline(report: Timeline) -> Paper:
    """Return a timeline as a paper: a section for each event, the words that give its date marked."""
    cited = {each.number: each for each in report.citations}
    unplaced = tuple(_line(each.statement, each.words, Caution(each.reason), cited) for each in report.unplaced)
    sections = [
        Section(None, (), tuple(_notes(report))),
        *(_section(event, cited) for event in report.events),
        *(
            [Section(_("Cannot be placed"), unplaced, aside=counted(report.unplaced_in_all, "sentence"))]
            if unplaced
            else []
        ),
    ]
    return Paper(
        report.topic or _("Everything in these sources"), asked_of(report.scope), tuple(sections), report.citations
    )


def _notes(report: Timeline) -> list[str]:
    notes = [*cautions(report.notice), f"{coverage_line(report.coverage)}. {_(EXACT)}"]
    if not report.events:
        notes.append(_("No sentence here gives a date for a timeline."))
    if report.omitted:
        notes.append(
            ngettext(
                "%(num)s less important sentences are left out.",
                "%(num)s less important sentences are left out.",
                report.omitted,
            )
        )
    if report.undated:
        notes.append(
            ngettext(
                "%(num)s document without a date of publication.",
                "%(num)s documents without a date of publication.",
                report.undated,
            )
        )
    return notes


def _section(event: Event, cited: Mapping[int, Citation]) -> Section:
    lines = (_line(each.statement, each.words, _told(each, event), cited) for each in event.accounts)
    told_by = counted(event.documents, "document") if event.documents > 1 else ""
    return Section(heading(event), tuple(lines), aside=told_by)


def _told(account: Account, event: Event) -> str | None:
    told = note(account, event)
    return Caution(told) if account.doubt else told or None


def _line(statement: Statement, words: Span, told: str | None, cited: Mapping[int, Citation]) -> Line:
    return Line(statement.text, statement.citations, lead_line(cited[statement.citations[0]]), told, (words,))
