"""Analysts' reports as papers. Pure."""

from collections.abc import Mapping

from assistant.analysis import Coverage, coverage_line
from assistant.analysis.brief.brief import Brief, Theme
from assistant.export import EXACT, Paper, Section, cautions, quoted, written, written_by
from assistant.question import asked_of
from assistant.types import Citation
from assistant.wording import counted
from index.i18n import _


def paper_of_brief(report: Brief) -> Paper:
    """Return a brief as a paper: a section for each theme, and what nothing is told from at the end."""
    cited = {each.number: each for each in report.citations}
    return Paper(
        report.topic or _("Everything in these sources"),
        asked_of(report.scope),
        (
            Section(None, (), (*cautions(report.notice), f"{coverage_line(report.coverage)}.")),
            *(_theme(each, cited) for each in report.themes),
            *_unused(report.coverage),
        ),
        report.citations,
    )


def _theme(theme: Theme, cited: Mapping[int, Citation]) -> Section:
    lines = written(theme.statements) if theme.model else (quoted(each, cited) for each in theme.statements)
    how = written_by(theme.model) if theme.model else _(EXACT)
    return Section(theme.title, tuple(lines), (*cautions(theme.notice), how), counted(theme.documents, "document"))


def _unused(found: Coverage) -> tuple[Section, ...]:
    """Return the section that names the documents from which nothing is told, if there are any."""
    titles = tuple(each.title for each in found.unused)
    return (Section(_("Not quoted"), (), titles),) if titles else ()
