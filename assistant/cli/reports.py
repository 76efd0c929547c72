"""The commands ``brief``, ``compare``, ``timeline`` and ``claims``, and how each report is printed."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from assistant.analysis import coverage_line
from assistant.analysis.claims import FORMS, ClaimsReport, Only, SaidWords, Sort, SpeakerClaims, Variant
from assistant.cli import terminal
from assistant.cli.reporting import InLibrary, reporting, scoped
from assistant.cli.shell import app, chosen_model, out, workspace_of
from assistant.types import Citation, Length, Say
from assistant.wording import DECLINED as NOT_SAID
from assistant.wording import counted, cut, lead_line, long_date, statements_counted
from index.i18n import _, ngettext
from index.types import Scope, SpeakerForm

if TYPE_CHECKING:
    from assistant.analysis.brief import Brief
    from assistant.analysis.comparison import Column, ComparisonReport, Mark, Side
    from assistant.analysis.timeline import Account, Timeline, UnplacedAccount
    from assistant.workspace import Workspace


def show_brief(console: Console, report: "Brief") -> None:
    """Show each theme with its sentences under who says them, then where they stand, then what was left out."""
    numbered = {each.number: each for each in report.citations}
    everything = _("All that is in scope")
    console.print(f"[bold]{escape(report.topic or everything)}[/bold]")
    terminal.show_scope(console, report.scope)
    terminal.show_notice(console, report.notice)
    console.print(f"[dim]{escape(coverage_line(report.coverage))}[/dim]")
    for theme in report.themes:
        console.print(f"\n[bold]{escape(theme.title)}[/bold] [dim]{counted(theme.documents, 'document')}[/dim]")
        terminal.show_notice(console, theme.notice)
        if theme.model:
            terminal.show_written(console, theme.statements)
        else:
            terminal.show_quoted(console, [numbered[number] for each in theme.statements for number in each.citations])
    console.print()
    terminal.show_places(console, report.citations)
    if report.coverage.unused:
        untold = _("Nothing is told from")
        console.print(f"\n[dim]{escape(untold)}[/dim]")
    for each in report.coverage.unused:
        console.print(f"[dim]{escape(each.title)} ({each.document_id})[/dim]", soft_wrap=True)
    console.print(f"\n[dim]{terminal.took(report.seconds)}[/dim]")


@app.command()
@scoped
@reporting(show_brief)
def brief(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    topic: Annotated[str | None, typer.Argument(help="What it is to be about; without one, everything.")] = None,
    length: Annotated[Length, typer.Option(help="How long it may be.")] = "page",
    model: Annotated[str | None, typer.Option(help="The configured model that writes.", metavar="NAME")] = None,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Let no model write.")] = False,
) -> "Brief":
    """Summarise the documents, theme by theme, in their own sentences, each with who says it and a citation."""
    from assistant.analysis.brief import make_brief  # noqa: PLC0415

    writer = chosen_model(workspace, model, quotes_only=quotes_only)
    return make_brief(workspace.assistant, topic, scope=scope, length=length, model=writer, say=say)


def show_comparison(console: Console, report: "ComparisonReport") -> None:
    """Show what is shared, what differs, and then each column with the differing words marked."""
    from assistant.analysis.comparison import telling  # noqa: PLC0415

    terminal.show_scope(console, report.scope)
    terminal.show_notice(console, report.notice)
    if not report.citations:
        console.print(f"[bold]{escape(_(NOT_SAID))}[/bold]\n")
    _show_agreements(console, report)
    _show_differences(console, report)
    marks = telling.differing(report)
    citations = {each.number: each for each in report.citations}
    for column in report.columns:
        _show_column(console, column, citations, marks)
    if report.left_out:
        left_out = _("Less near, left out: %(names)s", names=", ".join(report.left_out))
        console.print(f"[dim]{escape(left_out)}[/dim]")
    terminal.show_places(console, report.citations)
    console.print(f"\n[dim]{telling.counts(report)} · {terminal.took(report.seconds)}[/dim]")


def _show_agreements(console: Console, report: "ComparisonReport") -> None:
    from assistant.analysis.comparison import telling  # noqa: PLC0415

    if report.agreements:
        console.print(f"[bold]{escape(_(telling.SHARED))}[/bold]")
        for each in report.agreements:
            console.print(Padding(f"{telling.kind(each.kind)}: {_side(each.side)}", (0, 0, 0, 2)))
        console.print()


def _show_differences(console: Console, report: "ComparisonReport") -> None:
    from assistant.analysis.comparison import telling  # noqa: PLC0415

    if report.citations:
        console.print(f"[bold]{escape(_(telling.DIFFERENT))}[/bold]")
        if not report.differences:
            console.print(Padding(escape(_(telling.NONE_DIFFERENT)), (0, 0, 0, 2)))
        for each in report.differences:
            console.print(Padding(f"{escape(telling.of_what(each))}:", (0, 0, 0, 2)))
            for side in each.sides:
                console.print(Padding(_side(side), (0, 0, 0, 4)))
        console.print()


def _side(side: "Side") -> str:
    numbers = " ".join(f"[cyan]\\[{number}][/cyan]" for number in side.citations)
    return f"[bold]{escape(side.words)}[/bold] {escape(', '.join(side.columns))} {numbers}"


def _show_column(
    console: Console, column: "Column", citations: dict[int, "Citation"], marks: dict[int, list["Mark"]]
) -> None:
    from assistant.analysis.comparison import telling  # noqa: PLC0415

    console.print(f"[bold cyan]{escape(column.name)}[/bold cyan]")
    if not column.statements:
        console.print(Padding(f"[dim]{escape(_(telling.NOTHING))}[/dim]", (0, 0, 0, 2)))
    for statement in column.statements:
        for number in statement.citations:
            citation = citations[number]
            pieces = cut(citation.quote, marks.get(number, []))
            words = "".join(
                f"[bold yellow]{escape(text)}[/bold yellow]" if apart else escape(text) for text, apart in pieces
            )
            console.print(Padding(f"[cyan]{escape(lead_line(citation))}:[/cyan]", (0, 0, 0, 2)))
            console.print(Padding(f"{words} [cyan]\\[{number}][/cyan]", (0, 0, 0, 4)))
    for same in column.same_text:
        console.print(Padding(f"[dim]{escape(telling.same_as(same))}[/dim]", (0, 0, 0, 2)))
    console.print()


@app.command()
@scoped
@reporting(show_comparison, declined=lambda report: not report.citations)
def compare(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    by: Annotated[Literal["outlet", "speaker"], typer.Option(help="Whose words stand beside whose.")] = "outlet",
) -> "ComparisonReport":
    """Show what outlets or speakers tell on one question, what they share and where they differ."""
    from assistant.analysis.comparison import compare as compare_  # noqa: PLC0415

    return compare_(workspace.assistant, question, by=by, scope=scope, say=say)


def show_timeline(console: Console, report: "Timeline") -> None:
    """Show each event under its date with its sentences under who says them, then what has no place."""
    numbered = {each.number: each for each in report.citations}
    everything, planned = _("All that is in scope"), _("planned or expected")
    console.print(f"[bold]{escape(report.topic or everything)}[/bold]")
    terminal.show_scope(console, report.scope)
    console.print(f"[dim]{escape(coverage_line(report.coverage))}[/dim]")
    terminal.show_notice(console, report.notice)
    if not report.events:
        nothing = _("No sentence here tells a time that can be placed.")
        console.print(f"\n{escape(nothing)}")
    for event in report.events:
        ahead = f" [yellow]{escape(planned)}[/yellow]" if event.outlook == "expected" else ""
        told = f" [dim]{counted(event.documents, 'document')}[/dim]" if event.documents > 1 else ""
        console.print(f"\n[bold]{escape(event.when.label)}[/bold]{ahead}{told}")
        for account in event.accounts:
            _show(console, account, numbered)
            if account.doubt:
                console.print(Padding(f"[yellow]{escape(account.doubt)}[/yellow]", (0, 0, 0, 4)))
    _show_left_out(console, report, numbered)
    console.print()
    terminal.show_places(console, report.citations)
    console.print(f"\n[dim]{terminal.took(report.seconds)}[/dim]")


def _show_left_out(console: Console, report: "Timeline", numbered: Mapping[int, Citation]) -> None:
    if report.omitted:
        omitted = ngettext(
            "%(num)s more dated sentences, less important, left out",
            "%(num)s more dated sentences, less important, left out",
            report.omitted,
        )
        longer = "" if report.length == "full" else "; " + _("--length full shows more")
        console.print(f"\n[dim]{escape(omitted + longer)}.[/dim]")
    if report.undated:
        undated = ngettext(
            "%(num)s document without a date of publication.",
            "%(num)s documents without a date of publication.",
            report.undated,
        )
        console.print(f"[dim]{escape(undated)}[/dim]")
    if report.unplaced:
        heading, count = _("Cannot be placed"), counted(report.unplaced_in_all, "sentence")
        console.print(f"\n[bold]{escape(heading)}[/bold] [dim]{count}[/dim]")
    for each in report.unplaced:
        _show(console, each, numbered)
        console.print(Padding(f"[yellow]{escape(each.reason)}[/yellow]", (0, 0, 0, 4)))


def _show(console: Console, account: "Account | UnplacedAccount", numbered: Mapping[int, Citation]) -> None:
    text, words = account.statement.text, account.words
    number = account.statement.citations[0]
    marked = f"{escape(text[: words.start])}[bold]{escape(words.of(text))}[/bold]{escape(text[words.end :])}"
    console.print(Padding(f"[cyan]{escape(lead_line(numbered[number]))}[/cyan]", (0, 0, 0, 2)))
    console.print(Padding(f"{marked} [cyan]\\[{number}][/cyan]", (0, 0, 0, 4)))


@app.command()
@scoped
@reporting(show_timeline)
def timeline(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    topic: Annotated[str | None, typer.Argument(help="What it is to be about; without one, everything.")] = None,
    length: Annotated[Length, typer.Option(help="How many events it may have.")] = "page",
) -> "Timeline":
    """Tell the dated events in the order of their dates, each with its sentences and who says them."""
    from assistant.analysis.timeline import make_timeline  # noqa: PLC0415

    return make_timeline(workspace.library, topic, scope=scope, length=length, say=say)


speakers = typer.Typer(help="Say which names are one speaker's, and which are not.", no_args_is_help=True)
app.add_typer(speakers, name="speakers")


Name = Annotated[str, typer.Argument(help="A name as `byline claims` shows it, with the id in brackets if it has one.")]


_WITH_ID = re.compile(r"(?P<name>.+) \((?P<document>[0-9a-f]{12})\)")


@speakers.command()
def join(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have two names count as one speaker from now on."""
    from assistant.analysis.claims import join as join_  # noqa: PLC0415

    with workspace_of(library) as workspace:
        join_(workspace.library, form_named(one), form_named(other))
    out.print(f"{escape(one)} and {escape(other)} are one speaker now.")


@speakers.command()
def part(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have a name count as another speaker's than a second one from now on."""
    from assistant.analysis.claims import part as part_  # noqa: PLC0415

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
    from assistant.analysis.claims import find_claims  # noqa: PLC0415

    return find_claims(workspace.library, query, scope=scope, only=only, sort=sort, own=own, most=most)
