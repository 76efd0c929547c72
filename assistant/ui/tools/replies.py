"""What the endpoints for other programs share: the scope they take, and the JSON text they answer with."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import gradio as gr

from assistant.question import day_of
from assistant.workspace import Workspace
from index.errors import BylineError, WrongUseError
from index.i18n import _
from index.types import Scope


def scope_from(
    outlets: list[str] | None,
    authors: list[str] | None,
    speakers: list[str] | None,
    after: str | None,
    before: str | None,
) -> Scope:
    """Return the scope that an endpoint was given.

    Raises:
        gradio.Error: a date is not one.
    """
    with in_plain_words():
        return Scope(
            outlets=tuple(outlets or ()),
            authors=tuple(authors or ()),
            speakers=tuple(speakers or ()),
            after=day_of(after),
            before=day_of(before, last=True),
        )


def must_be(name: str, given: int, least: int, most: int) -> None:
    """See that a number is in its range.

    Raises:
        gradio.Error: it is not.
    """
    with in_plain_words():
        if not least <= given <= most:
            raise WrongUseError(
                _("%(given)s is not a “%(name)s”.", given=given, name=name),
                advice=_("Give a number from %(least)s to %(most)s.", least=least, most=most),
            )


def json_of(workspace: Workspace, library: str | None, call: Callable[[Workspace], Any]) -> str:
    """Return the report that ``call`` makes of a library, a dataclass, as JSON text.

    Without a name it is the library that opens where none is named.

    Raises:
        gradio.Error: there is none, with what happened and what to do next.
    """
    with in_plain_words(), workspace.at(library) as here:
        return json.dumps(asdict(call(here)), ensure_ascii=False, indent=2)


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
