"""What the endpoints for other programs share."""

import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import gradio as gr
import pytest

from assistant.ui.tools.replies import endpoint_of, scope_from
from assistant.workspace import Workspace
from index.types import Scope, SearchReport
from tests.fakes_ui import QuickWorkspace


def find(query: str, *, scope: Scope, here: Workspace, limit: int = 3) -> SearchReport:
    """Find passages.

    Args:
        query: What to look for.
        limit: How many.

    Returns:
        JSON with hits
    """
    return here.assistant.search(query, scope=scope, limit=limit)


@pytest.fixture
def endpoint(tmp_path: Path) -> Iterator[Callable[..., str]]:
    workspace = QuickWorkspace(tmp_path / "data")
    (tmp_path / "ferry.txt").write_text("The ferry sails at noon.", "utf-8")
    workspace.add([str(tmp_path / "ferry.txt")])
    yield endpoint_of(workspace, find)
    workspace.close()


def test_what_is_shared_stands_where_it_is_asked_for_and_is_described(endpoint):
    shared = ["outlets", "authors", "speakers", "after", "before", "library"]
    assert list(inspect.signature(endpoint).parameters) == ["query", *shared, "limit"]
    described = endpoint.__doc__.partition("Returns:")[0]
    for name in ("query", "limit", *shared):
        assert f"\n    {name}: " in described


def test_arguments_are_taken_by_their_places_and_by_their_names(endpoint):
    by_place = json.loads(endpoint("ferry", None, None, None, "2025", None, None, 1))
    assert by_place["scope"]["after"] == "2025-01-01"
    assert len(json.loads(endpoint(query="ferry"))["hits"]) == 1


@pytest.mark.parametrize("given", [{"after": "soon"}, {"library": "nowhere"}, {"outlets": ["Nowhere Times"]}])
def test_what_is_wrong_is_said_in_plain_words(endpoint, given):
    with pytest.raises(gr.Error, match=r"is not a date|There is no library|Nowhere Times"):
        endpoint("ferry", **given)


def test_an_endpoint_takes_the_months_and_years_that_a_question_takes():
    scope = scope_from(None, None, None, "2025", "2024-02")
    assert (scope.after, scope.before) == ("2025-01-01", "2024-02-29")
