"""Commands that change or show the corpus, such as ``add``, ``sync``, ``list``, ``remove`` and ``edit``."""

from dataclasses import replace
from typing import Annotated

import typer

from assistant.cli import terminal
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import FAILED, app, err, print_report, workspace_of
from assistant.cli.stopping import stoppable
from assistant.question import day_of
from assistant.settings import Settings
from index.errors import CatalogDamagedError, WrongUseError
from index.i18n import _
from index.types import SyncReport

WHICH = "Its id as `byline list` shows it, or as much of it as no other begins with."

Id = Annotated[str, typer.Argument(help=WHICH, metavar="ID")]


@app.command()
def add(
    places: Annotated[
        list[str], typer.Argument(help="Files, folders, web addresses, feeds and sitemaps.", metavar="PATH_OR_ADDRESS…")
    ],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Add documents, and remember where they came from. Nothing is ever removed by this."""
    with (
        workspace_of(library, make=True) as workspace,
        stoppable(_on_stop) as stop,
        terminal.progress(err) as progress,
    ):
        report = workspace.add(places, progress=progress, stop=stop)
    _finish(report, as_json)


@app.command()
def sync(
    reindex: Annotated[bool, typer.Option("--reindex", help="Split and embed every document again.")] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Look at every remembered place again: add what is new or changed, remove what is gone."""
    with workspace_of(library) as workspace, stoppable(_on_stop) as stop, terminal.progress(err) as progress:
        if reindex:
            report = workspace.library.reindex(progress=progress)
        else:
            report = workspace.library.sync(progress=progress, stop=stop)
    _finish(report, as_json)


@app.command("list")
def list_(library: InLibrary = None, as_json: AsJson = False) -> None:
    """List the documents, and what could not be added."""
    with workspace_of(library) as workspace:
        report = workspace.library.list()
    print_report(report, as_json, terminal.show_list)


@app.command()
def show(
    document_id: Id,
    gaps: Annotated[bool, typer.Option("--gaps", help="Show only what lies in no passage.")] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Show one document with its whole stored text."""
    with workspace_of(library) as workspace:
        report = workspace.library.show(workspace.library.id_of(document_id))
    print_report(report, as_json, terminal.show_gaps if gaps else terminal.show_document)


@app.command()
def remove(
    document_ids: Annotated[list[str], typer.Argument(help=WHICH, metavar="ID…")],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Remove documents; `sync` does not bring them back, adding them again does."""
    with workspace_of(library) as workspace:
        report = workspace.library.remove([workspace.library.id_of(each) for each in document_ids])
    print_report(report, as_json, terminal.show_removed)


@app.command()
def places(library: InLibrary = None, as_json: AsJson = False) -> None:
    """List the files, folders and addresses that `sync` and `watch` look at again."""
    with workspace_of(library) as workspace:
        report = workspace.library.places()
    print_report(report, as_json, terminal.show_places_kept)


@app.command()
def forget(places: list[str], library: InLibrary = None, as_json: AsJson = False) -> None:
    """Look at files, folders, feeds or addresses no more. Their documents stay."""
    with workspace_of(library) as workspace:
        report = workspace.library.forget(places)
    print_report(report, as_json, terminal.show_places_kept)


@app.command()
def edit(
    document_id: Id,
    title: Annotated[str | None, typer.Option()] = None,
    outlet: Annotated[str | None, typer.Option()] = None,
    author: Annotated[str | None, typer.Option()] = None,
    published: Annotated[str | None, typer.Option(help="The day: 2025-05-03, or 3 May 2025.")] = None,
    url: Annotated[str | None, typer.Option()] = None,
    language: Annotated[str | None, typer.Option(help="Its code or English name: ru, Russian.")] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Set a document's metadata by hand. An empty value takes an earlier setting back."""
    given = {
        "title": title,
        "outlet": outlet,
        "author": author,
        "published": published,
        "url": url,
        "language": language,
    }
    given["published"] = published and _single_day(published)
    fields = {name: value or None for name, value in given.items() if value is not None}
    if not fields:
        raise typer.BadParameter("Name at least one field to set, for example --outlet 'The Courier'.")
    with workspace_of(library) as workspace:
        report = workspace.library.edit(workspace.library.id_of(document_id), fields)
    print_report(report, as_json, terminal.show_edited)


def _single_day(typed: str) -> str | None:
    """Return a typed day as an ISO date; a month or a year would become a day that nobody named."""
    day = day_of(typed)
    if day != day_of(typed, last=True):
        raise WrongUseError(
            _("“%(typed)s” is not a day.", typed=typed), advice=_("Write it as year, month and day: 2025-05-03.")
        )
    return day


@app.command()
def check(
    mend: Annotated[
        bool, typer.Option("--mend", help="Put a damaged catalog together from what can be read and its daily copy.")
    ] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Look for damage in a library, and mend what can be made anew from the rest."""
    done = _mended(library) if mend else ""
    with workspace_of(library) as workspace:
        report = workspace.library.check()
    if done:
        report = replace(
            report, found=(_("The catalog was damaged."), *report.found), repaired=(done, *report.repaired)
        )
    print_report(report, as_json, terminal.show_check)
    if not report.healthy:
        raise typer.Exit(FAILED)


def _mended(library: str | None) -> str:
    """Put the catalog together if it is damaged. Return what was done, empty if there was nothing to do."""
    from assistant.workspace import put_together_library  # noqa: PLC0415 - its imports take a moment

    try:
        with workspace_of(library) as workspace:
            workspace.library.must_be_sound()
    except CatalogDamagedError:
        return put_together_library(Settings() if library is None else Settings(library=library))
    return ""


def _on_stop() -> None:
    err.print("Stopping after this batch; run it again to go on.")


def _finish(report: SyncReport, as_json: bool) -> None:
    print_report(report, as_json, terminal.show_sync)
    if report.failed or report.interrupted:
        raise typer.Exit(FAILED)
