"""The options that several commands share, and how they become a scope."""

import inspect
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import update_wrapper
from typing import Annotated, Any

import typer

from index.types import Scope

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
InLibrary = Annotated[str | None, typer.Option("--library", help="The library to use.", metavar="NAME")]

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or after this day.")]
LastDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or before this day.")]


def scope_of(
    document: Annotated[list[str] | None, typer.Option(help="Only this document (id).", metavar="ID")] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only this outlet.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="Only this author.")] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Only what this speaker says.")] = None,
    after: Day = None,
    before: LastDay = None,
) -> Scope:
    """Return the scope that the six options describe."""
    return Scope(
        documents=tuple(document or ()),
        outlets=tuple(outlet or ()),
        authors=tuple(author or ()),
        speakers=tuple(speaker or ()),
        after=_iso(after),
        before=_iso(before),
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


def _iso(day: datetime | None) -> str | None:
    return date.isoformat(day) if day else None
