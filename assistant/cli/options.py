"""The options that several commands share, and how they become a scope."""

import inspect
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Annotated, ParamSpec

import typer

from index.types import Scope

P = ParamSpec("P")

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


def scoped(command: Callable[P, None]) -> Callable[..., None]:
    """Give a command the options of :func:`scope_of` where it takes ``scope``."""
    options = inspect.signature(scope_of).parameters
    own = inspect.signature(command)

    @wraps(command)
    def with_options(**given: object) -> None:
        chosen = {name: given.pop(name) for name in options}
        command(scope=scope_of(**chosen), **given)  # type: ignore[arg-type, call-arg]

    kept = [parameter for name, parameter in own.parameters.items() if name != "scope"]
    first = [each for each in kept if each.default is inspect.Parameter.empty]
    rest = [each for each in kept if each.default is not inspect.Parameter.empty]
    with_options.__signature__ = own.replace(parameters=[*first, *options.values(), *rest])  # type: ignore[attr-defined]
    return with_options


def _iso(day: datetime | None) -> str | None:
    return date.isoformat(day) if day else None
