"""What every command that makes a report shares: it is printed, saved under a name, and taken away as a file."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from assistant.cli import terminal
from assistant.cli.exporting import Export, Force, must_be_free, save_report
from assistant.cli.options import AsJson, InLibrary, parameters_of, with_parameters
from assistant.cli.shell import DECLINED, err, print_report, workspace_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from index.library.library import Library

Save = Annotated[
    str | None, typer.Option("--save", help="Save it in the library under this name as well.", metavar="NAME")
]


def reporting(
    show: Callable[[Console, Any], None], *, declined: Callable[[Any], bool] = lambda _: False
) -> Callable[[Callable[..., Any]], Callable[..., None]]:
    """Make a command of a function that takes ``workspace``, and ``say`` if it takes long, and returns a report.

    It gets the options of :func:`_options`; the report is shown with ``show``, and the command exits with 3 where it is
    ``declined``.
    """

    def decorate(make: Callable[..., Any]) -> Callable[..., None]:
        own = parameters_of(make)
        takes_long = any(each.name == "say" for each in own)

        def command(
            *,
            save: str | None,
            export: Path | None,
            force: bool,
            library: str | None,
            as_json: bool,
            **given: Any,  # noqa: ANN401
        ) -> None:
            must_be_free(export, force=force)
            with workspace_of(library) as workspace, terminal.saying(err) if takes_long else nullcontext() as say:
                report = make(workspace=workspace, **({"say": say} if say else {}), **given)
                _save_as(save, workspace.library, report)
            print_report(report, as_json, show)
            save_report(report, export, force=force)
            if declined(report):
                raise typer.Exit(DECLINED)

        kept = [each for each in own if each.name not in ("workspace", "say")]
        return with_parameters(command, make, [*kept, *parameters_of(_options)])

    return decorate


def _options(
    save: Save = None,
    export: Export = None,
    force: Force = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Stand for the options of every command that makes a report."""


def _save_as(name: str | None, library: "Library", report: "DataclassInstance") -> None:
    """Save a report under a name, if one is given, and say so.

    Raises:
        WrongUseError: the name is empty or too long.
    """
    if name is not None:
        from assistant.analysis.history.saved import save  # noqa: PLC0415

        err.print(f"Saved as “{save(library, name, report).name}”.", markup=False)
