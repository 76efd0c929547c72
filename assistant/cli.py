"""The ``byline`` command. Exit codes: 0 done or answered, 1 failed, 2 wrong use, 3 declined or unsupported."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import track

from assistant import terminal
from assistant.settings import Settings
from assistant.stopping import stoppable
from index.errors import BylineError, WrongUseError
from index.types import Scope, SyncReport

if TYPE_CHECKING:
    from assistant.workspace import Workspace

FAILED, WRONG_USE, DECLINED = 1, 2, 3
UNSUPPORTED = DECLINED

app = typer.Typer(
    help="Answers from your own documents, each sentence with who says it and a citation you can open.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
InLibrary = Annotated[str | None, typer.Option("--library", help="The library to use.", metavar="NAME")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="Only this document (id).", metavar="ID")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="Only this outlet.")]
Authors = Annotated[list[str] | None, typer.Option("--author", help="Only this author.")]
Speakers = Annotated[list[str] | None, typer.Option("--speaker", help="Only what this speaker says.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or after this day.")]
LastDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or before this day.")]


def main() -> None:
    """Run the command line; every error that a person can act on is shown as such."""
    try:
        app()
    except ValidationError as error:
        for each in error.errors():
            name = "BYLINE_" + "_".join(str(part) for part in each["loc"]).upper()
            err.print(f"[bold red]{name}[/]: {each['msg']}.", markup=True)
        sys.exit(WRONG_USE)
    except BylineError as error:
        terminal.show_error(err, error)
        sys.exit(WRONG_USE if isinstance(error, WrongUseError) else FAILED)


@contextmanager
def _workspace(library: str | None) -> Iterator["Workspace"]:
    # Its imports take a moment, which `--help` can do without.
    from assistant.workspace import Workspace  # noqa: PLC0415

    settings = Settings() if library is None else Settings(library=library)
    workspace = Workspace(settings)
    try:
        yield workspace
    finally:
        workspace.close()


def _print(report: Any, as_json: bool, show: Callable[[Console, Any], None]) -> None:  # noqa: ANN401 - any dataclass
    if as_json:
        _write_json(dataclasses.asdict(report))
    else:
        show(out, report)


def _write_json(found: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _on_stop() -> None:
    err.print("Stopping after this batch; run it again to go on.")


def _finish(report: SyncReport, as_json: bool) -> None:
    _print(report, as_json, terminal.show_sync)
    if report.failed or report.interrupted:
        raise typer.Exit(FAILED)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    document: Documents = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    after: Day = None,
    before: LastDay = None,
    model: Annotated[str | None, typer.Option(help="The configured model that writes.", metavar="NAME")] = None,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Let no model write.")] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, with citations: in the documents' own sentences, or in those of a model, each checked."""
    scope = _scope(document, outlet, author, speaker, after, before)
    with _workspace(library) as workspace:
        writer = None if quotes_only else workspace.assistant.model_named(model)
        if writer:
            terminal.show_model(err, writer)
        answer = workspace.assistant.ask(question, scope=scope, model=writer.name if writer else None)
    _print(answer, as_json, terminal.show_answer)
    if answer.mode == "declined":
        raise typer.Exit(DECLINED)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 10,
    document: Documents = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    after: Day = None,
    before: LastDay = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query."""
    scope = _scope(document, outlet, author, speaker, after, before)
    with _workspace(library) as workspace:
        report = workspace.assistant.search(query, scope=scope, limit=limit)
    _print(report, as_json, terminal.show_search)


@app.command()
def verify(
    file: Annotated[typer.FileText, typer.Argument(help="A text file; - reads standard input.", encoding="utf-8-sig")],
    document: Documents = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    after: Day = None,
    before: LastDay = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Check a text, sentence by sentence, against the documents."""
    from assistant.reviewing import review  # noqa: PLC0415

    scope = _scope(document, outlet, author, speaker, after, before)
    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise WrongUseError("This is not text in UTF-8.", place=file.name, advice="Save it as plain text.") from error
    with _workspace(library) as workspace:
        report = review(text, workspace.library, scope=scope)
    _print(report, as_json, terminal.show_verified)
    if report.unsupported:
        raise typer.Exit(UNSUPPORTED)


@app.command("eval")
def eval_(
    questions: Annotated[Path, typer.Argument(help="Questions with known answers, a JSON object a line.")],
    details: Annotated[Path | None, typer.Option(help="A file to write each answer to, as JSON, a line each.")] = None,
    document: Documents = None,
    outlet: Outlets = None,
    author: Authors = None,
    speaker: Speakers = None,
    after: Day = None,
    before: LastDay = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Ask questions whose answers are known, and measure how well they are found and answered."""
    from assistant import scoreboard  # noqa: PLC0415
    from assistant.asking import ask_all, details_in, unknown_documents  # noqa: PLC0415
    from assistant.evaluation import measure  # noqa: PLC0415
    from assistant.questions import read_questions  # noqa: PLC0415

    scope = _scope(document, outlet, author, speaker, after, before)
    known = read_questions(questions)
    asked = []
    with (
        _workspace(library) as workspace,
        details_in(details, questions) as write,
        stoppable(lambda: err.print("Stopping after this question.")) as stop,
    ):
        scoreboard.show_unknown(err, unknown_documents(workspace.assistant, known))
        answers = ask_all(workspace.assistant, known, scope)
        quiet = as_json or not err.is_terminal
        for each in track(answers, "asking", len(known), console=err, transient=True, disable=quiet):
            write(each)
            asked.append(each)
            if stop.is_set():
                break
    figures = measure(asked)
    if as_json:
        _write_json(figures.to_json())
    else:
        scoreboard.show_figures(out, figures)
    if len(asked) < len(known):
        err.print(f"Stopped after {len(asked)} of {len(known)} questions; the figures are of these.")
        raise typer.Exit(FAILED)


@app.command()
def add(
    places: Annotated[list[str], typer.Argument(help="Files, folders and web addresses.", metavar="PATH_OR_ADDRESS…")],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Add documents, and remember where they came from. Nothing is ever removed by this."""
    with _workspace(library) as workspace, stoppable(_on_stop) as stop, terminal.progress(err) as progress:
        report = workspace.add(places, progress=progress, stop=stop)
    _finish(report, as_json)


@app.command()
def sync(
    reindex: Annotated[bool, typer.Option("--reindex", help="Split and embed every document again.")] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Look at every remembered place again: add what is new or changed, remove what is gone."""
    with _workspace(library) as workspace, stoppable(_on_stop) as stop, terminal.progress(err) as progress:
        if reindex:
            report = workspace.library.reindex(progress=progress)
        else:
            report = workspace.library.sync(progress=progress, stop=stop)
    _finish(report, as_json)


@app.command("list")
def list_(library: InLibrary = None, as_json: AsJson = False) -> None:
    """List the documents, and what could not be added."""
    with _workspace(library) as workspace:
        report = workspace.library.list()
    _print(report, as_json, terminal.show_list)


@app.command()
def show(document_id: str, library: InLibrary = None, as_json: AsJson = False) -> None:
    """Show one document with its whole stored text."""
    with _workspace(library) as workspace:
        report = workspace.library.show(document_id)
    _print(report, as_json, terminal.show_document)


@app.command()
def remove(document_ids: list[str], library: InLibrary = None, as_json: AsJson = False) -> None:
    """Remove documents; `sync` does not bring them back, adding them again does."""
    with _workspace(library) as workspace:
        report = workspace.library.remove(document_ids)
    _print(report, as_json, terminal.show_removed)


@app.command()
def edit(
    document_id: str,
    title: Annotated[str | None, typer.Option()] = None,
    outlet: Annotated[str | None, typer.Option()] = None,
    author: Annotated[str | None, typer.Option()] = None,
    published: Annotated[str | None, typer.Option(help="An ISO date.")] = None,
    url: Annotated[str | None, typer.Option()] = None,
    language: Annotated[str | None, typer.Option(help="A two-letter code.")] = None,
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
    fields = {name: value or None for name, value in given.items() if value is not None}
    if not fields:
        raise typer.BadParameter("Name at least one field to set, for example --outlet 'The Courier'.")
    with _workspace(library) as workspace:
        report = workspace.library.edit(document_id, fields)
    _print(report, as_json, terminal.show_edited)


@app.command()
def check(library: InLibrary = None, as_json: AsJson = False) -> None:
    """Compare the vector index with the catalog, and rebuild it if it differs."""
    with _workspace(library) as workspace:
        report = workspace.library.check()
    _print(report, as_json, terminal.show_check)
    if not report.healthy:
        raise typer.Exit(FAILED)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Start the page."""
    from assistant.ui import launch  # noqa: PLC0415 - gradio takes seconds to import

    given = {"host": host, "port": port, "library": library}
    settings = Settings.model_validate({name: value for name, value in given.items() if value is not None})
    launch(settings, on_ready=lambda report: _print(report, as_json, terminal.show_served))


def _scope(
    documents: list[str] | None,
    outlets: list[str] | None,
    authors: list[str] | None,
    speakers: list[str] | None,
    after: datetime | None,
    before: datetime | None,
) -> Scope:
    return Scope(
        documents=tuple(documents or ()),
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        speakers=tuple(speakers or ()),
        after=after.date().isoformat() if after else None,
        before=before.date().isoformat() if before else None,
    )
