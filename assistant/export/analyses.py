"""Analysts' reports as papers. Pure."""

from assistant.analysis.brief import Brief
from assistant.analysis.coverage import Coverage, coverage_line
from assistant.export.answers import EXACT
from assistant.export.paper import Line, Paper, Section
from assistant.quoting import lead_line
from assistant.scope_words import asked_of


def paper_of_brief(report: Brief) -> Paper:
    """Return a brief as a paper: a section for each theme, and what nothing is told from at the end."""
    cited = {each.number: each for each in report.citations}
    sections = [Section(None, (), (f"{coverage_line(report.coverage)}. {EXACT}",))]
    for theme in report.themes:
        lines = (Line(each.text, each.citations, lead_line(cited[each.citations[0]])) for each in theme.statements)
        sections.append(Section(theme.title, tuple(lines)))
    return Paper(
        report.topic or "All that is in scope",
        asked_of(report.scope),
        (*sections, *_unused(report.coverage)),
        report.citations,
    )


def _unused(found: Coverage) -> tuple[Section, ...]:
    """Return the section that names the documents from which nothing is told, if there are any."""
    titles = tuple(each.title for each in found.unused)
    return (Section("Nothing is told from", (), titles),) if titles else ()
