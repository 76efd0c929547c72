"""Commands that ask: ``ask``, ``search``, ``verify``, ``eval``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import track

from assistant.cli import terminal
from assistant.cli.options import AsJson, InLibrary, scoped
from assistant.cli.reporting import reporting
from assistant.cli.shell import (
    FAILED,
    UNSUPPORTED,
    app,
    chosen_model,
    err,
    out,
    print_report,
    workspace_of,
    write_json,
)
from assistant.cli.stopping import stoppable
from index.errors import WrongUseError
from index.i18n import _
from index.types import Scope

if TYPE_CHECKING:
    from assistant.types import Answer
    from assistant.workspace import Workspace


@app.command()
@scoped
@reporting(terminal.show_answer, declined=lambda answer: answer.mode == "declined")
def ask(
    workspace: "Workspace",
    scope: Scope,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    model: Annotated[str | None, typer.Option(help="The configured model that writes.", metavar="NAME")] = None,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Let no model write.")] = False,
) -> "Answer":
    """Answer a question, with citations: in the documents' own sentences, or in those of a model, each checked.

    The question may hold short forms of the options: outlet:"Harbour Courier" speaker:moor after:2025-05.
    """
    writer = chosen_model(workspace, model, quotes_only=quotes_only)
    return workspace.assistant.ask(question, scope=scope, model=writer)


@app.command()
@scoped
def search(
    scope: Scope,
    query: Annotated[str, typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 10,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query."""
    with workspace_of(library) as workspace:
        report = workspace.assistant.search(query, scope=scope, limit=limit)
    print_report(report, as_json, terminal.show_search)


@app.command()
@scoped
def verify(
    scope: Scope,
    file: Annotated[typer.FileText, typer.Argument(help="A text file; - reads standard input.", encoding="utf-8-sig")],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Check a text, sentence by sentence, against the documents."""
    from assistant.answers.review import review  # noqa: PLC0415

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise WrongUseError(
            _("This is not text in UTF-8."), place=file.name, advice=_("Save it as plain text.")
        ) from error
    with workspace_of(library) as workspace:
        report = review(text, workspace.library, scope=scope)
    print_report(report, as_json, terminal.show_verified)
    if report.unsupported:
        raise typer.Exit(UNSUPPORTED)


@app.command("eval")
@scoped
def eval_(
    scope: Scope,
    questions: Annotated[Path, typer.Argument(help="Questions with known answers, a JSON object a line.")],
    details: Annotated[Path | None, typer.Option(help="A file to write each answer to, as JSON, a line each.")] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Ask questions whose answers are known, and measure how well they are found and answered."""
    from assistant.cli import scoreboard  # noqa: PLC0415
    from assistant.evaluation.figures import measure  # noqa: PLC0415
    from assistant.evaluation.questions import read_questions  # noqa: PLC0415
    from assistant.evaluation.run import ask_all, details_in, unknown_documents  # noqa: PLC0415

    known = read_questions(questions)
    asked = []
    with (
        workspace_of(library) as workspace,
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
        write_json(figures.to_json())
    else:
        scoreboard.show_figures(out, figures)
    if len(asked) < len(known):
        err.print(f"Stopped after {len(asked)} of {len(known)} questions; the figures are of these.")
        raise typer.Exit(FAILED)
