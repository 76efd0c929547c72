"""The command that lists the libraries: ``libraries``."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.cli.options import AsJson, InLibrary
from assistant.cli.shell import app, print_report, workspace_of
from index.types import LibrariesReport


@app.command()
def libraries(library: InLibrary = None, as_json: AsJson = False) -> None:
    """List the libraries. Naming a new one with --library makes it, whatever the command."""
    with workspace_of(library) as workspace:
        report = workspace.libraries()
    print_report(report, as_json, show_libraries)


def show_libraries(console: Console, report: LibrariesReport) -> None:
    """Show the libraries as a table; a star stands before the one that opens where none is named."""
    table = Table("", "name", "documents", "last change", box=None, header_style="dim", pad_edge=False)
    for each in report.libraries:
        documents = "cannot be read" if each.documents is None else str(each.documents)
        changed = (each.changed or "")[:16].replace("T", " ")
        table.add_row("*" if each.name == report.library else "", escape(each.name), documents, changed)
    console.print(table)
