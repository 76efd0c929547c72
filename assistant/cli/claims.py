"""The commands ``claims`` and ``speakers``, and how claims are printed."""

import re
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from assistant.analysis.claims.claims import ClaimsReport, Only, SaidWords, Sort, SpeakerClaims, Variant
from assistant.analysis.claims.paper import FORMS
from assistant.cli import terminal
from assistant.cli.options import InLibrary, scoped
from assistant.cli.reporting import reporting
from assistant.cli.shell import app, out, workspace_of
from assistant.types import Citation
from assistant.wording.phrasing import long_date, statements_counted
from index.i18n import _
from index.types import Scope, SpeakerForm

if TYPE_CHECKING:
    from assistant.workspace import Workspace

speakers = typer.Typer(help="Say which names are one speaker's, and which are not.", no_args_is_help=True)
app.add_typer(speakers, name="speakers")

Name = Annotated[str, typer.Argument(help="A name as `byline claims` shows it, with the id in brackets if it has one.")]

_WITH_ID = re.compile(r"(?P<name>.+) \((?P<document>[0-9a-f]{12})\)")


@speakers.command()
def join(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have two names count as one speaker from now on."""
    from assistant.analysis.claims.speakers import join as join_  # noqa: PLC0415

    with workspace_of(library) as workspace:
        join_(workspace.library, form_named(one), form_named(other))
    out.print(f"{escape(one)} and {escape(other)} are one speaker now.")


@speakers.command()
def part(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have a name count as another speaker's than a second one from now on."""
    from assistant.analysis.claims.speakers import part as part_  # noqa: PLC0415

    with workspace_of(library) as workspace:
        part_(workspace.library, form_named(one), form_named(other))
    out.print(f"{escape(one)} and {escape(other)} are two speakers now.")


def form_named(typed: str) -> SpeakerForm:
    """Return a typed name as a form: "A strategist (0a1b2c3d4e5f)" is the one of that document."""
    found = _WITH_ID.fullmatch(typed)
    return SpeakerForm(found["name"], found["document"]) if found else SpeakerForm(typed)


def show_claims(console: Console, report: ClaimsReport) -> None:
    """Show each speaker with the other forms of the name, and under it the statements and where each stands."""
    terminal.show_scope(console, report.scope)
    terminal.show_notice(console, report.notice)
    cited = {each.number: each for each in report.citations}
    own = _("In their own voice")
    for speaker in report.speakers:
        console.print(f"[bold]{escape(speaker.name or own)}[/bold] [dim]{_aside(speaker)}[/dim]")
        for each in speaker.claims:
            console.print(Padding(_line(each, cited[each.citation]), (0, 0, 0, 2)))
        if left := speaker.total - len(speaker.claims):
            more = _("… and %(number)s more", number=left)
            console.print(f"  [dim]{escape(more)}[/dim]")
        console.print()
    kept = statements_counted(report.claims, report.documents, report.own)
    if report.unknown:
        kept += " · " + _("%(number)s not known whose", number=report.unknown)
    console.print(f"[dim]{escape(kept)} · {terminal.took(report.seconds)}[/dim]")


def _aside(speaker: SpeakerClaims) -> str:
    parts = [str(speaker.total)]
    others = [each for each in speaker.variants if each.name != speaker.name]
    if others:
        parts.append(_("also %(names)s", names=", ".join(map(_named, others))))
    if speaker.variants and speaker.variants[0].document_id:
        parts.append(speaker.variants[0].document_id)
    return escape(" · ".join(parts))


def _named(variant: Variant) -> str:
    return f"“{variant.name}”" + (f" ({variant.document_id})" if variant.document_id else "")


def _line(said: SaidWords, citation: Citation) -> str:
    via = ", " + _("via %(name)s", name=said.via) if said.via else ""
    where = ", ".join(filter(None, (citation.outlet or citation.title, long_date(citation.published))))
    form = "" if said.form == "own" else f" ({_(FORMS[said.form])})"
    where = f"[dim]{form} {escape(where)} \\[{said.citation}][/dim]"
    return f"[cyan]{escape(said.how + via)}:[/cyan] {escape(said.text)}{where}"


@app.command()
@scoped
@reporting(show_claims)
def claims(
    workspace: "Workspace",
    scope: Scope,
    query: Annotated[str | None, typer.Argument(help="A speaker, a topic, or a question that names both.")] = None,
    only: Annotated[Only, typer.Option(help="Which statements.")] = "all",
    sort: Annotated[Sort, typer.Option(help="Speakers by how much they say, name, latest date or outlet.")] = "claims",
    own: Annotated[bool, typer.Option("--own", help="Also what the documents say in their own voice.")] = False,
    most: Annotated[int | None, typer.Option(min=1, help="Statements of each speaker at most.")] = None,
) -> ClaimsReport:
    """Show who said what: every attributed statement, under its speaker, with the exact words and where they stand."""
    from assistant.analysis.claims.claims import claims as find  # noqa: PLC0415

    return find(workspace.library, query, scope=scope, only=only, sort=sort, own=own, most=most)
