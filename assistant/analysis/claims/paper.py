"""Who said what, as a paper. Pure."""

from assistant.analysis.claims.claims import ClaimsReport, SaidWords, SpeakerClaims, Variant
from assistant.export import Line, Paper, Section, cautions
from assistant.question import asked_of
from assistant.types import Citation
from assistant.wording import long_date, statements_counted, within_quotes
from index.i18n import N_, _, figure, ngettext

FORMS = {
    "direct": N_("in their own words"),
    "mixed": N_("partly in their own words"),
    "reported": N_("reported"),
    "own": "",
}
"""How each form of a statement is called, on the page, in files and in the terminal."""


def paper_of_claims(report: ClaimsReport) -> Paper:
    """Return claims as a paper: a section for each speaker, each statement with how it is said and where."""
    cited = {each.number: each for each in report.citations}
    counts = statements_counted(report.claims, report.documents, report.own)
    if report.unknown:
        counts += " · " + _("%(number)s not known whose", number=report.unknown)
    how = _("Each statement is given in its own words; the reference has the whole sentence.")
    return Paper(
        report.query or _("Who said what"),
        asked_of(report.scope),
        (
            Section(None, (), (*cautions(report.notice), counts, how)),
            *(_section(each, cited) for each in report.speakers),
        ),
        report.citations,
    )


def _section(speaker: SpeakerClaims, cited: dict[int, Citation]) -> Section:
    others = [_named(each) for each in speaker.variants if each.name != speaker.name]
    ids = [each.document_id for each in speaker.variants[:1] if each.document_id]
    left = speaker.total - len(speaker.claims)
    notes = [_("Also %(names)s.", names=", ".join(others))] if others else []
    notes += (
        [ngettext("%(num)s more statements are not shown.", "%(num)s more statements are not shown.", left)]
        if left
        else []
    )
    return Section(
        speaker.name or _("In their own voice"),
        tuple(_line(each, cited[each.citation]) for each in speaker.claims),
        tuple(notes),
        " · ".join([figure(speaker.total), *ids]),
    )


def _named(variant: Variant) -> str:
    """Return a form of a name as it is joined and parted, with the id of its document if it is of one only."""
    return f"“{variant.name}”" + (f" ({variant.document_id})" if variant.document_id else "")


def _line(said: SaidWords, citation: Citation) -> Line:
    how = ", ".join([said.how, *([_("via %(name)s", name=said.via)] if said.via else [])])
    where = ", ".join(
        filter(None, (f"“{within_quotes(citation.title)}”", citation.outlet, long_date(citation.published)))
    )
    form = _(FORMS[said.form]) if FORMS[said.form] else None
    return Line(said.text, (said.citation,), _("%(how)s, in %(where)s", how=how, where=where), form)
