"""Commands for documents that change: ``refetch``, ``changes`` and ``correct``."""

from typing import Annotated

import click
import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from assistant.analysis.history import ChangesReport, SentenceChange, changes_since
from assistant.cli import terminal
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import FAILED, app, err, print_report, workspace_of
from assistant.cli.stopping import stoppable
from assistant.wording import lead_line
from index.errors import WrongUseError
from index.i18n import _, ngettext
from index.library import short_id


@app.command()
def refetch(
    document_ids: Annotated[list[str], typer.Argument(help="Documents to fetch again.", metavar="ID…")],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Fetch documents again from their addresses, or read them again from their files; nothing is removed by this."""
    with workspace_of(library) as workspace, stoppable(_on_stop) as stop, terminal.progress(err) as progress:
        ids = [workspace.library.id_of(each) for each in document_ids]
        report = workspace.library.refetch(ids, progress=progress, stop=stop)
    print_report(report, as_json, terminal.show_sync)
    if report.failed or report.interrupted:
        raise typer.Exit(FAILED)


@app.command()
def changes(
    document_id: Annotated[str, typer.Argument(metavar="ID")],
    since: Annotated[
        str | None, typer.Option(help="An earlier version, by the beginning of it; the last one if left out.")
    ] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Show what has changed in a document since an earlier version, sentence by sentence."""
    with workspace_of(library) as workspace:
        report = changes_since(workspace.library, workspace.library.id_of(document_id), since)
    print_report(report, as_json, show_changes)


@app.command()
def correct(
    document_id: Annotated[str, typer.Argument(metavar="ID")],
    text: Annotated[
        typer.FileText | None,
        typer.Option("--from", help="A file with the corrected text; - reads standard input.", encoding="utf-8-sig"),
    ] = None,
    page: Annotated[int | None, typer.Option(min=1, help="Only this page's words.")] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Correct words that were read from a picture, in your editor; the text as it was read stays as a version."""
    with workspace_of(library) as workspace:
        document = workspace.library.document(workspace.library.id_of(document_id))
        if page is not None and page > max(len(document.page_starts), 1):
            raise WrongUseError(
                _("The document has no page %(page)s.", page=page),
                place=document.title,
                advice=_("Its last is page %(page)s.", page=max(len(document.page_starts), 1)),
            )
        words = document.text if page is None else document.page_span(page).of(document.text)
        corrected = text.read() if text else click.edit(words, extension=".txt")
        if corrected is None:
            err.print(escape(_("Nothing was changed.")))
            return
        report = workspace.library.correct(document.document_id, corrected, page=page, version=document.version)
    print_report(report, as_json, terminal.show_edited)


def show_changes(console: Console, report: ChangesReport) -> None:
    """Show each sentence that was reworded, added or removed, the words that differ marked; then the versions."""
    console.print(f"[bold]{escape(report.title)}[/bold] [dim]{short_id(report.document_id)}[/dim]")
    if report.since is None:
        console.print(escape(_("Its text has not changed since it was added.")))
        return
    moment, version = _moment(report.replaced or ""), report.since[:8]
    changed = _("Changed on %(moment)s, since version %(version)s:", moment=moment, version=version)
    console.print(f"{escape(changed)}\n")
    for field in report.fields:
        console.print(f"[dim]{field.field}[/dim] {escape(field.before or '—')} → {escape(field.after or '—')}")
    for each in report.changes:
        show_change(console, each)
    same = ngettext("%(num)s sentence as before", "%(num)s sentences as before", report.kept)
    earlier = _("Earlier versions that are kept:")
    console.print(f"\n[dim]{same}. {escape(earlier)}[/dim]")
    for before in report.earlier:
        until = _("until %(day)s", day=_moment(before.replaced))
        console.print(f"[dim]{before.version[:8]}, {escape(until)}[/dim]")


def show_change(console: Console, change: SentenceChange) -> None:
    """Show a sentence as it was and as it is, each under who says it."""
    console.print("[cyan]Other speaker[/cyan]" if change.reattributed else f"[cyan]{change.kind.capitalize()}[/cyan]")
    for sign, citation, spans, style in (
        ("−", change.before, change.gone, "bold red"),
        ("+", change.after, change.come, "bold green"),
    ):
        if citation is None:
            continue
        words = Text(citation.quote)
        for span in spans:
            words.stylize(style, span.start, span.end)
        console.print(Padding(f"[dim]{sign} {escape(lead_line(citation))}:[/dim]", (0, 0, 0, 2)))
        console.print(Padding(words, (0, 0, 0, 4)))


def _moment(time: str) -> str:
    return time[:16].replace("T", " ")


def _on_stop() -> None:
    err.print("Stopping after this document; run it again to go on.")
