"""What the endpoints for other programs share: the scope they take, the library, and the JSON they answer with."""

import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import update_wrapper
from typing import TYPE_CHECKING

import gradio as gr

from assistant.question import day_of
from assistant.workspace import Workspace
from index.errors import BylineError, WrongUseError
from index.i18n import _
from index.types import Scope

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def scope_from(
    outlets: list[str] | None = None,
    authors: list[str] | None = None,
    speakers: list[str] | None = None,
    after: str | None = None,
    before: str | None = None,
) -> Scope:
    """Return the scope that an endpoint was given.

    Args:
        outlets: Use only documents of these outlets.
        authors: Use only documents by these authors.
        speakers: Use only what people or bodies with these names say.
        after: Use only documents published on this day (2025-05-03), month or year, or later.
        before: Use only documents published on this day, in this month or year, or earlier.

    Raises:
        BylineError: a date is not one.
        WrongUseError: a list names nobody.
    """
    for name, given in (("outlets", outlets), ("authors", authors), ("speakers", speakers)):
        if given is not None and not given:
            raise WrongUseError(
                _("An empty list admits no document."), place=name, advice=_("Leave it out to use all documents.")
            )
    return Scope(
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        speakers=tuple(speakers or ()),
        after=day_of(after),
        before=day_of(before, last=True),
    )


def _library_of(library: str | None = None) -> None:
    """Stand for the argument that names a library.

    Args:
        library: The name of the library to use; the one that is open if it is left out.
    """


SHARED: Mapping[str, Callable[..., object]] = {"scope": scope_from, "here": _library_of}
"""What stands for an argument of an endpoint: the arguments of these, with what they say of each."""


def endpoint_of(workspace: Workspace, make: Callable[..., "DataclassInstance"]) -> Callable[..., str]:
    """Return an endpoint that answers with the report that ``make`` returns, as JSON text.

    Where ``make`` takes a ``scope`` or ``here``, a workspace with its library open, the endpoint takes what
    :data:`SHARED` has for it, and describes that. It raises gradio.Error, with what happened and what to do next.
    """
    signature = inspect.signature(make)
    taken = {name: inspect.signature(SHARED[name]).parameters for name in signature.parameters if name in SHARED}
    parameters = [
        each.replace(kind=inspect.Parameter.POSITIONAL_OR_KEYWORD)
        for name, own in signature.parameters.items()
        for each in (taken[name].values() if name in taken else [own])
    ]
    outer = inspect.Signature(parameters, return_annotation=str)

    def endpoint(*values: object, **named: object) -> str:
        bound = outer.bind(*values, **named)
        bound.apply_defaults()
        given = bound.arguments
        with in_plain_words():
            if "scope" in taken:
                given["scope"] = scope_from(**{name: given.pop(name) for name in taken["scope"]})
            with workspace.at(given.pop("library", None)) as here:
                report = make(**given, **({"here": here} if "here" in taken else {}))
        return json.dumps(asdict(report), ensure_ascii=False, indent=2)

    update_wrapper(endpoint, make)
    endpoint.__doc__ = _described(make, taken)
    endpoint.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": str}
    endpoint.__signature__ = outer  # type: ignore[attr-defined]
    return endpoint


def _described(make: Callable[..., object], taken: Iterable[str]) -> str:
    """Return what ``make`` says of itself, with what is said of the shared arguments after its own."""
    told, _, returns = (inspect.getdoc(make) or "").partition("\n\nReturns:\n")
    if "\nArgs:" not in told:
        told += "\n\nArgs:"
    shared = ((inspect.getdoc(SHARED[name]) or "").partition("Args:\n")[2].partition("\n\n")[0] for name in taken)
    return "\n".join([told, *shared, "", "Returns:", returns])


def must_be(name: str, given: int, least: int, most: int) -> None:
    """See that a number is in its range.

    Raises:
        WrongUseError: it is not.
    """
    if not least <= given <= most:
        raise WrongUseError(
            _("%(given)s is not a “%(name)s”.", given=given, name=name),
            advice=_("Give a number from %(least)s to %(most)s.", least=least, most=most),
        )


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Have an error of the block said as what happened and what to do next.

    Raises:
        gradio.Error: there is one.
    """
    try:
        yield
    except BylineError as error:
        raise gr.Error(str(error), print_exception=False) from error
