"""The command ``brief``, and how a brief is printed."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from assistant.analysis.coverage import coverage_line
from assistant.cli import terminal
from assistant.cli.options import scoped
from assistant.cli.reporting import reporting
from assistant.cli.shell import app, chosen_model
from assistant.types import Length, Say
from assistant.wording.phrasing import counted
from index.i18n import _
from index.types import Scope

if TYPE_CHECKING:
    from assistant.analysis.brief.brief import Brief
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
    from assistant.analysis.brief.brief import brief as make  # noqa: PLC0415

    writer = chosen_model(workspace, model, quotes_only=quotes_only)
    return make(workspace.assistant, topic, scope=scope, length=length, model=writer, say=say)
