"""What the endpoints for other programs share: the scope they take, and the JSON text they answer with."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import gradio as gr

from index.errors import BylineError
from index.types import Scope


def scope_from(
    outlets: list[str] | None,
    authors: list[str] | None,
    speakers: list[str] | None,
    after: str | None,
    before: str | None,
) -> Scope:
    """Return the scope that an endpoint was given."""
    return Scope(
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        speakers=tuple(speakers or ()),
        after=after,
        before=before,
    )


def json_of(call: Callable[[], Any]) -> str:
    """Return the report that ``call`` makes, a dataclass, as JSON text.

    Raises:
        gradio.Error: there is none, with what happened and what to do next.
    """
    try:
        return json.dumps(asdict(call()), ensure_ascii=False, indent=2)
    except BylineError as error:
        raise gr.Error(str(error), print_exception=False) from error
