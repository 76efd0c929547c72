"""Commands that ask: ``ask``, ``search``, ``verify``, ``judged``, ``eval``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from assistant.cli import terminal
from assistant.cli.files import place_of, text_in
from assistant.cli.papers import show_report
from assistant.cli.reporting import AsJson, InLibrary, reporting, scoped
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
from index.i18n import _, ngettext
from index.types import Scope

if TYPE_CHECKING:
    from assistant.evaluation import Figure, Figures
    from assistant.types import Answer
    from assistant.workspace import Workspace


@app.command()
@scoped
@reporting(declined=lambda answer: answer.mode == "declined")
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
    whole: Annotated[bool, typer.Option("--whole", help="Show each passage whole.")] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query."""
    with workspace_of(library) as workspace:
        report = workspace.assistant.search(query, scope=scope, limit=limit)
    print_report(report, as_json, terminal.show_passages if whole else terminal.show_search)


@app.command()
@scoped
def verify(
    scope: Scope,
    file: Annotated[Path, typer.Argument(help="A text file; - reads standard input.", allow_dash=True)],
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Check a text, sentence by sentence, against the documents."""
    from assistant.answers import review  # noqa: PLC0415

    text = text_in(file, _("Save it as plain text."))
    with workspace_of(library) as workspace:
        report = review(text, workspace.library, scope=scope)
    print_report(report, as_json, show_report)
    if report.unsupported:
        raise typer.Exit(UNSUPPORTED)


@app.command()
def judged(
    file: Annotated[
        typer.FileTextWrite,
        typer.Argument(help="Where to write them; - writes standard output.", encoding="utf-8", lazy=True),
    ],
    library: InLibrary = None,
) -> None:
    """Write the answers that were judged on the page as questions for `byline eval`, a JSON object a line."""
    from assistant.evaluation import lines_of  # noqa: PLC0415

    with workspace_of(library) as workspace:
        lines = list(lines_of(workspace.library.judgements.all()))
    for line in lines:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    told = ngettext("%(num)s judged answer.", "%(num)s judged answers.", len(lines))
    err.print(told if lines else _("No answer was judged in this library yet: the page has thumbs below each."))


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
    from assistant.evaluation import (  # noqa: PLC0415
        ask_all,
        details_in,
        measure,
        read_questions,
        unknown_documents,
    )

    questions = place_of(questions)
    known = read_questions(questions)
    asked = []
    with (
        workspace_of(library) as workspace,
        details_in(details and place_of(details), questions) as write,
        stoppable(lambda: err.print("Stopping after this question.")) as stop,
    ):
        show_unknown(err, unknown_documents(workspace.assistant, known))
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
        show_figures(out, figures)
    if len(asked) < len(known):
        err.print(f"Stopped after {len(asked)} of {len(known)} questions; the figures are of these.")
        raise typer.Exit(FAILED)


MEANINGS = {
    "hit@1": "a right document comes first",
    "hit@5": "… among the first five",
    "hit@10": "… among the first ten",
    "mrr": "1/rank of the first right one",
    "ndcg@10": "order of all the right ones",
    "em": "short answer exactly right",
    "f1": "short answer’s words right",
    "sentence@1": "answer in the first sentence",
    "sentence@3": "… in one of the first three",
    "evidence_precision": "cited, and known evidence",
    "evidence_recall": "known evidence, and cited",
    "false_answers": "unanswerable, yet answered",
    "false_declines": "answerable, yet declined",
    "right": "what the question deserves",
    "headline_precision": "headlines that are right",
    "headline_share": "few words do, and a headline",
    "glued": "right only without the turns before",
    "seconds": "for an answer, median",
}
"""What each figure says."""


def show_figures(console: Console, figures: "Figures") -> None:
    """Show the figures as a table: in per cent, shares with their 95 % interval, and of how many each is."""
    table = Table("", box=None, header_style="dim", pad_edge=False)
    for heading in ("%", "95 %", "of"):
        table.add_column(heading, justify="right")
    table.add_column("")
    rows = [(key, figure, MEANINGS[key]) for key, figure in figures.by_key().items()]
    rows += [(kind, figure, "right of this kind") for kind, figure in figures.kinds.items()]
    for key, figure, meaning in rows:
        style = "dim" if figure.value is None else None
        table.add_row(escape(key), _value(key, figure), _interval(figure), str(figure.of), meaning, style=style)
    console.print(f"{figures.questions} question{'' if figures.questions == 1 else 's'}")
    console.print(table)


def _value(key: str, figure: "Figure") -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.2f} s" if key == "seconds" else f"{100 * figure.value:.1f}"


def _interval(figure: "Figure") -> str:
    return "–".join(f"{100 * end:.1f}" for end in figure.interval or ())


def show_unknown(console: Console, names: Sequence[str]) -> None:
    """Say which documents a file of questions names that the library does not have, if any."""
    if names:
        some = ", ".join(f"“{name}”" for name in names[:3]) + (" …" if len(names) > 3 else "")
        what = "1 document that is named is" if len(names) == 1 else f"{len(names)} documents that are named are"
        console.print(f"[yellow]{what} not in the library and will not be found: {escape(some)}[/yellow]")
