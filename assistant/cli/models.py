"""Commands for models that write on this machine: ``model list``, ``get``, ``use``, ``remove``."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.prompt import Prompt
from rich.table import Table

from assistant.cli.reporting import AsJson
from assistant.cli.shell import app, err, out, print_report
from assistant.cli.stopping import stoppable
from assistant.local_models import KeptModels, Step, size_in_words
from assistant.settings import Settings
from assistant.types import ModelsReport
from index.errors import WrongUseError
from index.i18n import _

NONE = "none"
"""What is given as a name for no model at all."""

model = typer.Typer(help="Language models that write answers on this machine: nothing leaves it.", no_args_is_help=True)
app.add_typer(model, name="model")

Name = Annotated[str, typer.Argument(help="A model's name, as `byline model list` gives it.", metavar="NAME")]


@model.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the models that can be fetched, those that are here, and the one that writes."""
    print_report(_kept().report(), as_json, show_models)


@model.command()
def get(
    name: Annotated[str | None, typer.Argument(help="The model; without it you are asked.", metavar="[NAME]")] = None,
) -> None:
    """Fetch a model, with resume and its hash checked, and have it write from then on."""
    kept = _kept()
    chosen = kept.named(name or _asked(kept.report()))
    err.print(
        escape(
            _(
                "%(title)s: %(size)s to fetch from %(host)s, %(memory)s of memory while it writes, %(licence)s. It "
                "runs on this machine: nothing of your documents leaves it.",
                title=chosen.title,
                size=size_in_words(chosen.size),
                host=kept.base.partition("://")[2],
                memory=size_in_words(chosen.memory),
                licence=chosen.licence,
            )
        )
    )
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with (
        stoppable(lambda: err.print(_("Stopping; what came is kept."))) as stop,
        Progress(*columns, TimeRemainingColumn(), console=err) as progress,
    ):
        task = progress.add_task(chosen.name, total=chosen.size)

        def tell(step: Step) -> None:
            told = chosen.name if step.stage == "fetching" else _("checking its hash")
            progress.update(task, completed=step.done, description=told)

        kept.get(chosen.name, tell=tell, stop=stop)
    _say_what_writes(kept)


@model.command()
def use(name: Annotated[str, typer.Argument(help="A model that is here, or `none`.", metavar="NAME")]) -> None:
    """Have a model that is here write from now on; `none` goes back to the documents' own sentences."""
    kept = _kept()
    kept.use(None if name.casefold() == NONE else name)
    _say_what_writes(kept)


@model.command()
def remove(name: Name) -> None:
    """Delete a model's file. It can be fetched again."""
    freed = _kept().remove(name)
    out.print(escape(_("%(name)s is removed: %(size)s freed.", name=name, size=size_in_words(freed))))


def show_models(console: Console, report: ModelsReport) -> None:
    """Show the models as a table; a star stands before the one that writes."""
    table = Table(
        "", "name", "fetch", "memory", "licence", "", "good for", box=None, header_style="dim", pad_edge=False
    )
    for each in report.models:
        table.add_row(
            "*" if each.name == report.used else "",
            escape(each.name),
            size_in_words(each.size),
            size_in_words(each.memory),
            each.licence,
            _("here") if each.here else "",
            escape(each.good_for),
        )
    console.print(table)
    if report.outranked_by:
        console.print(escape(_outranked(report.outranked_by)))


def _kept() -> KeptModels:
    return KeptModels.of(Settings())


def _asked(report: ModelsReport) -> str:
    """Ask which model to fetch.

    Raises:
        WrongUseError: nobody can be asked here.
    """
    show_models(err, report)
    names = [each.name for each in report.models]
    if not sys.stdin.isatty():
        raise WrongUseError(
            _("Nothing was fetched: nobody can be asked here."),
            advice=_("Name one: byline model get %(name)s", name=names[0]),
        )
    return Prompt.ask(_("Which one?"), choices=names, default=names[0], console=err)


def _say_what_writes(kept: KeptModels) -> None:
    """Say which model writes from now on, and what stands in its way if anything does."""
    from assistant.writing import runs_here  # noqa: PLC0415 - takes a moment

    used = kept.used
    if kept.outranked:
        out.print(escape(_outranked(kept.outranked)))
    elif used is None:
        out.print(escape(_("No model writes: answers are the documents’ own sentences.")))
    else:
        out.print(
            escape(
                _(
                    "%(name)s writes from now on. A page that is open takes it up when it is started anew.",
                    name=used.name,
                )
            )
        )
    if used and not runs_here():
        err.print(escape(_("What runs it is not installed yet: pip install 'byline[local]'")), style="yellow")


def _outranked(by: str) -> str:
    return _("The settings name a model (%(name)s), which writes whatever is chosen here.", name=by)
