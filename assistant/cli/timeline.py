"""The command ``timeline``, and how a timeline is printed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from assistant.analysis.coverage import coverage_line
from assistant.cli import terminal
from assistant.cli.options import scoped
from assistant.cli.reporting import reporting
from assistant.cli.shell import app
from assistant.types import Citation, Length, Say
from assistant.wording.phrasing import counted, lead_line
from index.i18n import _, ngettext
from index.types import Scope

if TYPE_CHECKING:
    from assistant.analysis.timeline.timeline import Account, Timeline, UnplacedAccount
    from assistant.workspace import Workspace


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
    from assistant.analysis.timeline.timeline import timeline as make  # noqa: PLC0415

    return make(workspace.library, topic, scope=scope, length=length, say=say)
