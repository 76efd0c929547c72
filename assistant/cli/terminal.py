"""Answers and reports as a person reads them in a terminal."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from assistant.cli.harmless import harmless
from assistant.question import asked_of
from assistant.types import Citation, ReaderReport, ServeReport
from assistant.wording import counted, language_name, spot_in, unread_pages
from index import types
from index.errors import BylineError
from index.i18n import _, figure
from index.library import SHOWN, short_id

if TYPE_CHECKING:
    from assistant.writing import Model


_WORDS = re.compile(r"\w+")

SHOWN_STAGES = ("reading", "embedding", "indexing")
"""The stages of a run that a bar is drawn of; the others are of single files."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


@contextmanager
def progress(console: Console) -> Iterator[Callable[[types.Progress], None]]:
    """Show a bar with rate and time left; yields the function to report to."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("[dim]{task.fields[place]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None, place="")

        def report(step: types.Progress) -> None:
            if step.stage not in SHOWN_STAGES:
                return
            place = escape(harmless(step.place[-40:]))
            bar.update(task, description=step.stage, completed=step.done, total=step.total, place=place)

        yield report


@contextmanager
def saying(console: Console) -> Iterator[Callable[[str], None]]:
    """Show what is being done while it takes time; yields the function to say it to."""
    with console.status("") as status:
        yield lambda words: status.update(escape(harmless(words)))


def show_error(console: Console, error: BylineError) -> None:
    """Show what happened, to what, and what to do next."""
    where = f"[bold]{escape(error.place)}[/bold]: " if error.place else ""
    console.print(f"[red]{where}{escape(error.what)}[/red]")
    if error.advice:
        console.print(escape(error.advice))


def show_model(console: Console, model: "Model") -> None:
    """Say which model writes, and where the documents' text goes for that."""
    from assistant.writing import destination  # noqa: PLC0415 - only what wrote an answer is loaded by then

    style = "yellow" if model.place == "outside" else "dim"
    said = _("Written by %(model)s; %(where)s.", model=model.name, where=destination(model))
    console.print(f"[{style}]{escape(said)}[/{style}]")


def took(seconds: float) -> str:
    """Return how long it took: ``0.4 s``."""
    return _("%(seconds)s s", seconds=figure(seconds, 1))


def show_scope(console: Console, scope: types.Scope) -> None:
    """Say what was asked, unless it was everything."""
    if not scope.everything:
        asked = _("Asked of %(scope)s", scope=asked_of(scope))
        console.print(f"[dim]{escape(asked)}[/dim]")


def show_notice(console: Console, notice: str | None) -> None:
    """Say what has to be known of a report, if anything."""
    if notice:
        console.print(f"[yellow]{escape(notice)}[/yellow]", soft_wrap=True)


def place_of(citation: Citation) -> str:
    """Return where a citation stands, in rich's markup: document, page, slide, time or heading, address."""
    heading = _("under “%(heading)s”", heading=citation.heading) if citation.heading else ""
    place = ", ".join(filter(None, (short_id(citation.document_id), spot_in(citation) or heading, citation.url)))
    return escape(f"[{citation.number}] {citation.title} ({place})")


def line(console: Console, markup: str) -> None:
    """Show one line: cut where the terminal ends, whole where something else reads it."""
    if console.is_terminal:
        console.print(markup, no_wrap=True, overflow="ellipsis")
    else:
        console.print(markup, soft_wrap=True)


def show_search(console: Console, report: types.SearchReport) -> None:
    """Show each passage in two lines: the document it stands in, and its sentence that is nearest to the query."""
    _show_hits(console, report, lambda hit: line(console, f"   {escape(nearest_sentence(hit, report.query))}"))


def show_passages(console: Console, report: types.SearchReport) -> None:
    """Show each passage whole under the document it stands in."""
    _show_hits(console, report, lambda hit: console.print(Padding(escape(hit.text), (0, 0, 1, 3))))


def nearest_sentence(hit: types.Hit, query: str) -> str:
    """Return the sentence of a passage that has most of a query's words, on one line."""
    wanted = set(_WORDS.findall(query.casefold()))
    told = [
        hit.text[each.start - hit.passage.start : each.end - hit.passage.start] for each in hit.passage.sentences
    ] or [hit.text]
    return " ".join(max(told, key=lambda words: len(wanted.intersection(_WORDS.findall(words.casefold())))).split())


def _show_hits(console: Console, report: types.SearchReport, show: Callable[[types.Hit], None]) -> None:
    show_scope(console, report.scope)
    show_notice(console, report.notice)
    if not report.hits:
        console.print(escape(_("Nothing was found.")))
    for number, hit in enumerate(report.hits, start=1):
        document = hit.document
        printed = " · ".join(part for part in (document.outlet, document.published) if part)
        named = f"{number}. {short_id(document.document_id)} [cyan]{escape(document.title)}[/cyan]"
        line(console, f"{named} [dim]{escape(printed)}[/dim]")
        show(hit)


def show_sync(console: Console, report: types.SyncReport) -> None:
    """Show what was added, changed, kept, removed and failed: each counted, and listed unless it was kept."""
    counts = ("added", "changed", "kept", "removed", "failed", "skipped")
    console.print(" · ".join(f"[bold]{len(getattr(report, name))}[/bold] {name}" for name in counts))
    for name in ("added", "changed", "removed"):
        for change in getattr(report, name):
            line = f"  {name:8} {escape(change.title)} [dim]{escape(change.place)}[/dim]"
            console.print(line, soft_wrap=True)
            for warning in change.warnings:
                console.print(f"           [yellow]{escape(warning)}[/yellow]")
    _show_failures(console, report.failed, "red")
    _show_failures(console, report.skipped, "dim")
    rate = report.passages / report.seconds if report.seconds else 0.0
    console.print(f"[dim]{report.passages} passages in {report.seconds:.1f} s ({rate:.1f}/s)[/dim]")
    show_notice(console, report.notice)
    if report.interrupted:
        stopped = _("Stopped before the end; run it again to go on.")
        console.print(f"[yellow]{escape(stopped)}[/yellow]")


def _show_failures(console: Console, failures: tuple[types.Failure, ...], style: str) -> None:
    for failure in failures:
        what = (_("skipped: ") if failure.skipped else "") + failure.what
        line = f"  [{style}]{escape(failure.place)}: {escape(what)} {escape(failure.advice)}[/{style}]"
        console.print(line, soft_wrap=True)


def show_list(console: Console, report: types.ListReport) -> None:
    """Show each document in two lines, its title and what is known of it, and what could not be added under them."""
    console.print(f"[dim]library[/dim] {escape(report.library)}, {counted(len(report.documents), 'document')}")
    for document in report.documents:
        language = language_name(document.language) if document.language else None
        known = (document.published, document.outlet, document.author, language)
        unread = f" [yellow]{escape(unread_pages(document))}[/yellow]" if document.unread else ""
        line(console, f"{short_id(document.document_id)} [bold]{escape(document.title)}[/bold]")
        line(console, f"{' ' * SHOWN} [dim]{escape(' · '.join(filter(None, known)))}[/dim]{unread}")
    _show_failures(console, report.failures, "red")


def show_document(console: Console, report: types.ShowReport) -> None:
    """Show a document's metadata and its whole text."""
    document = report.document
    console.print(f"[bold]{escape(document.title)}[/bold]")
    for name in ("outlet", "author", "published", "url", "language"):
        if value := getattr(document, name):
            value = language_name(value) if name == "language" else value
            console.print(f"[dim]{name:10}[/dim]{escape(value)}{' (edited)' if name in document.edited else ''}")
    for location in document.locations:
        console.print(f"[dim]from      [/dim]{escape(location)}")
    show_notice(console, " ".join(filter(None, (report.caution, report.unread))))
    console.print()
    console.print(escape(document.text), soft_wrap=False)


def show_gaps(console: Console, report: types.ShowReport) -> None:
    """Show what of a document lies in no passage, and what to do about it."""
    for gap in report.gaps:
        console.print(f"[dim]{gap.start}–{gap.end}[/dim] {escape(' '.join(gap.of(report.document.text).split()))}")
    if report.gaps:
        console.print(_("No question finds this. `byline sync --reindex` splits all documents anew."))
    else:
        console.print(_("Every word lies in a passage."))


def show_removed(console: Console, report: types.RemoveReport) -> None:
    """Show what was removed."""
    for change in report.removed:
        console.print(f"removed {escape(change.title)} [dim]{short_id(change.document_id)}[/dim]")


def show_places_kept(console: Console, report: types.PlacesReport) -> None:
    """Show what is looked at again, one place a line."""
    for place in report.places:
        console.print(escape(place), soft_wrap=True)
    if not report.places:
        console.print("No place is looked at again. `byline add` adds documents and remembers where they came from.")


def show_edited(console: Console, report: types.EditReport) -> None:
    """Show a document's metadata after an edit."""
    document = report.document
    for name in ("title", "outlet", "author", "published", "url", "language"):
        mark = " [dim](edited)[/dim]" if name in document.edited else ""
        console.print(f"[dim]{name:10}[/dim]{escape(getattr(document, name) or '')}{mark}")


def show_check(console: Console, report: types.CheckReport) -> None:
    """Show what was found wrong and what was done about it."""
    vectors = "an unknown number of" if report.vectors is None else report.vectors
    console.print(f"{report.documents} documents, {report.passages} passages, {vectors} vectors")
    console.print(f"[dim]vectors at[/dim] {escape(report.vectors_at)}", soft_wrap=True)
    for line in report.found:
        console.print(f"[red]{escape(line)}[/red]")
    for line in report.repaired:
        console.print(f"[green]{escape(line)}[/green]")
    if not report.found:
        console.print("Nothing is wrong.")


def show_reader(console: Console, report: ReaderReport) -> None:
    """Show what reads passages, how many, and why none are read again."""
    console.print(escape(report.reader or _("the readers that come with Byline")), soft_wrap=True)
    console.print(
        escape(
            _(
                "%(passages)s passages are read for a question, the likeliest %(again)s again by the larger reader.",
                passages=report.passages,
                again=report.again,
            )
            if report.again
            else _("%(passages)s passages are read for a question.", passages=report.passages)
        )
    )
    show_notice(console, report.notice)


def show_served(console: Console, report: ServeReport) -> None:
    """Show where the page is."""
    console.print(f"Byline is at [bold]{report.address}[/bold] ({report.documents} documents in {report.library})")
