"""Commands for saved reports: ``saved``, ``saved show``, ``saved remove``."""

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.analysis.history import SavedListReport, SavedReport, SavedSummary, list_saved, open_saved
from assistant.cli.papers import show_section
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, print_report, workspace_of
from assistant.cli.versions import show_change
from assistant.export import Caution, Line, Section
from assistant.wording import lead_line, told

saved = typer.Typer(help="Reports that were saved, and whether what they cite still stands.", no_args_is_help=False)
app.add_typer(saved, name="saved")

Name = Annotated[str, typer.Argument(help="The name it was saved under.", metavar="NAME")]


@saved.callback(invoke_without_command=True)
def saved_or_list(context: typer.Context) -> None:
    """Show what is saved where no other command is given."""
    if context.invoked_subcommand is None:
        list_()


@saved.command("list")
def list_(library: InLibrary = None, as_json: AsJson = False) -> None:
    """List what is saved, and how much of what it cites still stands."""
    with workspace_of(library) as workspace:
        report = list_saved(workspace.library)
    print_report(report, as_json, show_list)


@saved.command()
def show(name: Name, library: InLibrary = None, as_json: AsJson = False) -> None:
    """Show a saved report, with what has become of each sentence that it cites."""
    with workspace_of(library) as workspace:
        report = open_saved(workspace.library, name)
    print_report(report, as_json, show_saved)


@saved.command()
def remove(name: Name, library: InLibrary = None, as_json: AsJson = False) -> None:
    """Remove a saved report."""
    with workspace_of(library) as workspace:
        workspace.library.saved.remove(name)
        report = list_saved(workspace.library)
    print_report(report, as_json, lambda console, _: console.print(f"removed {escape(name)}"))


def show_list(console: Console, report: SavedListReport) -> None:
    """Show what is saved as a table."""
    if not report.saved:
        console.print("Nothing is saved. `byline ask --save NAME` saves an answer.")
        return
    table = Table("name", "kind", "saved", "what it cites", box=None, header_style="dim", pad_edge=False)
    for each in report.saved:
        table.add_row(escape(each.name), each.kind, each.saved[:16].replace("T", " "), standing_line(each))
    console.print(table)


def show_saved(console: Console, report: SavedReport) -> None:
    """Show each sentence that a saved report cites, and what has become of it."""
    summary = report.summary
    console.print(
        f"[bold]{escape(summary.name)}[/bold] [dim]{summary.kind}, {summary.saved[:16].replace('T', ' ')}[/dim]"
    )
    if summary.about:
        console.print(escape(summary.about))
    console.print(f"{standing_line(summary)}\n")
    for each in report.standings:
        citation = each.citation
        if each.state == "removed":
            console.print(f"\\[{citation.number}] [yellow]Its source was removed, and its words with it.[/yellow]")
            continue
        note = Caution("This has changed since.") if each.state == "changed" else None
        line = Line(told(citation), (citation.number,), lead_line(citation), note)
        show_section(console, Section(None, (line,)))
        for change in each.changes:
            show_change(console, change)


def standing_line(summary: SavedSummary) -> str:
    """Return how much of what a report cites still stands, in rich's markup."""
    if not summary.stale:
        return {0: "cites nothing", 1: "its sentence stands"}.get(summary.cited, f"all {summary.cited} sentences stand")
    parts = [f"{number} {state}" for state in ("changed", "removed") if (number := getattr(summary, state))]
    return f"[yellow]stale:[/yellow] {' and '.join(parts)}, of {summary.cited}"
