"""Commands for libraries as a whole: ``libraries``, ``libraries remove``."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, print_report, workspace_of
from index.errors import WrongUseError
from index.i18n import _
from index.types import ArchiveReport, LibrariesReport

libraries = typer.Typer(
    help="The libraries there are. `byline add --library NAME …` makes one.",
    no_args_is_help=False,
)
app.add_typer(libraries, name="libraries")


@libraries.callback(invoke_without_command=True)
def list_(context: typer.Context, library: InLibrary = None, as_json: AsJson = False) -> None:
    """List the libraries where no other command is given."""
    if context.invoked_subcommand is None:
        with workspace_of(library) as workspace:
            report = workspace.libraries()
        print_report(report, as_json, show_libraries)


@libraries.command()
def remove(
    name: Annotated[str, typer.Argument(help="The library.", metavar="NAME")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove a library for good, with what was uploaded to it and saved in it. Files elsewhere stay as they are."""
    if not yes and not sys.stdin.isatty():
        raise WrongUseError(_("Nothing was removed: nobody can be asked here."), place=name, advice=_("Add --yes."))
    if not yes:
        typer.confirm(f"Remove the library {name} for good?", abort=True)
    with workspace_of(None) as workspace:
        workspace.remove(name)
        report = workspace.libraries()
    print_report(report, as_json, lambda console, _report: console.print(f"removed {escape(name)}"))


@libraries.command()
def export(
    name: Annotated[str, typer.Argument(help="The library.", metavar="NAME")],
    file: Annotated[Path, typer.Argument(help="The file to write.", metavar="FILE")],
    as_json: AsJson = False,
) -> None:
    """Write a library to one file: its texts, vectors, uploaded files and what was saved in it, with checksums."""
    with workspace_of(None) as workspace:
        report = workspace.export(name, file)
    print_report(report, as_json, partial(show_archive, "wrote"))


@libraries.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file that export wrote.", metavar="FILE")],
    name: Annotated[str | None, typer.Option("--as", help="Call it so.", metavar="NAME")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a library of a file that `export` wrote. One that is damaged is refused whole; nothing is embedded again."""
    with workspace_of(None) as workspace:
        report = workspace.import_(file, name)
    print_report(report, as_json, partial(show_archive, "made"))


def show_archive(done: str, console: Console, report: ArchiveReport) -> None:
    """Show what was written to a file or made of one."""
    numbers = f"{report.documents} documents, {report.passages} passages, {report.originals} uploaded files"
    console.print(f"{done} [bold]{escape(report.library)}[/bold]: {numbers} [dim]{escape(report.file)}[/dim]")


def show_libraries(console: Console, report: LibrariesReport) -> None:
    """Show the libraries as a table; a star stands before the one that opens where none is named."""
    table = Table("", "name", "documents", "last change", box=None, header_style="dim", pad_edge=False)
    for each in report.libraries:
        documents = "cannot be read" if each.documents is None else str(each.documents)
        changed = (each.changed or "")[:16].replace("T", " ")
        table.add_row("*" if each.name == report.library else "", escape(each.name), documents, changed)
    console.print(table)
