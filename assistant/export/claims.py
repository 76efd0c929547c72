"""Who said what, as a paper. Pure."""

from assistant.analysis.claims import ClaimsReport, SaidWords, SpeakerClaims
from assistant.export.paper import Line, Paper, Section
from assistant.phrasing import long_date
from assistant.scope_words import asked_of
from assistant.types import Citation


def paper_of_claims(report: ClaimsReport) -> Paper:
    """Return claims as a paper: a section for each speaker, each statement with how it is said and where."""
    cited = {each.number: each for each in report.citations}
    counts = (
        f"{report.claims} statements in {report.documents} documents, {report.own} sentences in their own voice. "
        "Each is given in its own words; the reference has the whole sentence."
    )
    return Paper(
        report.query or "Who said what",
        asked_of(report.scope),
        (
            Section(None, (), tuple(filter(None, (report.notice, counts)))),
            *(_section(each, cited) for each in report.speakers),
        ),
        report.citations,
    )


def _section(speaker: SpeakerClaims, cited: dict[int, Citation]) -> Section:
    others = [f"“{each.name}”" for each in speaker.variants if each.name != speaker.name]
    left = speaker.total - len(speaker.claims)
    notes = [f"Also {', '.join(others)}."] if others else []
    notes += [f"{left} more statements are not shown."] if left else []
    return Section(
        speaker.name or "In their own voice",
        tuple(_line(each, cited[each.citation]) for each in speaker.claims),
        tuple(notes),
    )


def _line(said: SaidWords, citation: Citation) -> Line:
    via = f", via {said.via}" if said.via else ""
    where = ", ".join(filter(None, (f"“{citation.title}”", citation.outlet, long_date(citation.published))))
    form = None if said.form == "own" else said.form
    return Line(said.text, (said.citation,), f"{said.how}{via}, in {where}", form)
