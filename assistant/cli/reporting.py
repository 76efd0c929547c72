"""What every command that makes a report shares: it is printed, saved under a name, and taken away as a file."""

import inspect
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli import terminal
from assistant.cli.exporting import Export, Force, must_be_free, save_report
from assistant.cli.papers import show_report
from assistant.cli.shell import DECLINED, err, print_report, workspace_of
from assistant.question import day_of
from index.types import Scope

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from index.library import Library

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


InLibrary = Annotated[str | None, typer.Option("--library", help="The library to use.", metavar="NAME")]


Day = Annotated[
    str | None, typer.Option(metavar="DATE", help='Published from this day, month or year on (2025-05-03, "May 2025").')
]


LastDay = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published until the end of this day, month or year.")
]


Save = Annotated[
    str | None, typer.Option("--save", help="Save it in the library under this name as well.", metavar="NAME")
]


def reporting(
    *, declined: Callable[[Any], bool] = lambda _: False
) -> Callable[[Callable[..., Any]], Callable[..., None]]:
    """Make a command of a function that takes ``workspace``, and ``say`` if it takes long, and returns a report.

    It gets the options of :func:`_options`, and exits with 3 where the report is ``declined``.
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
            print_report(report, as_json, show_report)
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
        from assistant.analysis.history import save  # noqa: PLC0415

        err.print(f"Saved as “{save(library, name, report).name}”.", markup=False)


def scope_of(
    document: Annotated[
        list[str] | None, typer.Option(help="Only this document: its id, as much of it as is clear, or its title.")
    ] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only this outlet.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="Only this author.")] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Only what this speaker says.")] = None,
    after: Day = None,
    before: LastDay = None,
) -> Scope:
    """Return the scope that the six options describe.

    Raises:
        ScopeError: a date is none.
    """
    return Scope(
        documents=tuple(document or ()),
        outlets=tuple(outlet or ()),
        authors=tuple(author or ()),
        speakers=tuple(speaker or ()),
        after=day_of(after),
        before=day_of(before, last=True),
    )


def scoped(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of :func:`scope_of` where it takes ``scope``."""
    options = inspect.signature(scope_of).parameters

    def with_options(**given: Any) -> None:  # noqa: ANN401 - as the command takes it
        chosen = {name: given.pop(name) for name in options}
        command(scope=scope_of(**chosen), **given)

    own = [each for each in parameters_of(command) if each.name != "scope"]
    required = [each for each in own if each.default is inspect.Parameter.empty]
    rest = [each for each in own if each.default is not inspect.Parameter.empty]
    return with_parameters(with_options, command, [*required, *options.values(), *rest])


def parameters_of(command: Callable[..., object]) -> list[inspect.Parameter]:
    """Return what a command takes, in order."""
    return list(inspect.signature(command).parameters.values())


def with_parameters(
    made: Callable[..., None], command: Callable[..., object], parameters: Sequence[inspect.Parameter]
) -> Callable[..., None]:
    """Return ``made`` under the name and help of ``command``, so that Typer sees it take ``parameters``."""
    update_wrapper(made, command)
    made.__annotations__ = {each.name: each.annotation for each in parameters}
    made.__signature__ = inspect.Signature(list(parameters))  # type: ignore[attr-defined]
    return made
