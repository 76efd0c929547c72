"""What the tools for programs share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.ui.tools.replies import Tool, scope_from, tool_of
from assistant.workspace import Workspace
from index.errors import BylineError
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
def tool(tmp_path: Path) -> Iterator[Tool]:
    workspace = QuickWorkspace(tmp_path / "data")
    (tmp_path / "ferry.txt").write_text("The ferry sails at noon.", "utf-8")
    workspace.add([str(tmp_path / "ferry.txt")])
    yield tool_of(workspace, find)
    workspace.close()


@pytest.fixture
def asked(tool: Tool) -> Callable[..., dict[str, Any]]:
    return lambda **given: tool.as_json(tool.run(tool.takes.model_validate({"query": "ferry", **given})))


def test_what_is_shared_stands_beside_its_own_and_is_described(tool):
    shared = ["documents", "outlets", "authors", "speakers", "after", "before", "library"]
    described = tool.takes.model_json_schema()
    assert list(described["properties"]) == ["query", "limit", *shared]
    assert all(each["description"].endswith(".") for each in described["properties"].values())
    assert described["required"] == ["query"]
    assert tool.says == "Find passages.\n\nReturns: JSON with hits"


def test_what_is_sent_reaches_the_report(asked):
    [hit] = asked(after=None, limit=1)["hits"]
    beginning = hit["document"]["document_id"][:6]
    assert asked(documents=[beginning])["scope"]["documents"] == [hit["document"]["document_id"]]
    assert asked(after="2025")["scope"]["after"] == "2025-01-01"


@pytest.mark.parametrize(
    "given", [{"after": "soon"}, {"library": "nowhere"}, {"outlets": ["Nowhere Times"]}, {"documents": ["zz"]}]
)
def test_what_is_wrong_is_said_in_plain_words(asked, given):
    with pytest.raises(BylineError, match=r"is not a date|There is no library|Nowhere Times|“zz”"):
        asked(**given)


def test_a_program_may_give_the_months_and_years_that_a_question_may():
    scope = scope_from(after="2025", before="2024-02")
    assert (scope.after, scope.before) == ("2025-01-01", "2024-02-29")
