"""The documentation is held to the code."""

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.analysis.brief.brief
import assistant.analysis.claims.claims
import assistant.analysis.comparison.comparison
import assistant.analysis.comparison.sides
import assistant.analysis.history.changes
import assistant.analysis.history.saved
import assistant.analysis.history.standing
import assistant.answers.opening
import assistant.types
import index.types
from assistant.analysis.coverage import Coverage, Unused
from assistant.analysis.timeline import timeline
from assistant.evaluation.figures import Figures, measure
from assistant.evaluation.questions import Question
from assistant.facts.times.types import When
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
JSON = (ROOT / "docs" / "json.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("training/*.md")]
DECISIONS = [page for page in ROOT.glob("docs/decisions/*.md") if page.name != "README.md"]

SHAPES = {
    name: found
    for module in (
        index.types,
        assistant.types,
        assistant.answers.opening,
        assistant.analysis.brief.brief,
        assistant.analysis.history.changes,
        assistant.analysis.history.saved,
        assistant.analysis.history.standing,
        assistant.analysis.claims.claims,
        assistant.analysis.comparison.comparison,
        assistant.analysis.comparison.sides,
    )
    for name, found in vars(module).items()
    if dataclasses.is_dataclass(found)
}
SHAPES |= {
    shape.__name__: shape
    for shape in (Coverage, Unused, timeline.Timeline, timeline.Event, timeline.Account, timeline.UnplacedAccount, When)
}
FIELDS = {
    **{name: [field.name for field in dataclasses.fields(shape)] for name, shape in SHAPES.items()},
    Figures.__name__: list(measure([]).to_json()),
    Question.__name__: list(Question.model_fields),
}
DESCRIBED = re.findall(r"^## `(\w+)`", JSON, re.MULTILINE)


@pytest.mark.parametrize(
    "name", [name for name in SHAPES if name.endswith("Report")] + ["Answer", "Citation", "Figures", "Question"]
)
def test_every_report_is_described(name: str):
    assert name in DESCRIBED


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_described_shape_has_exactly_its_fields(name: str):
    section = re.split(r"^## ", JSON, flags=re.MULTILINE)
    [body] = [part for part in section if part.startswith(f"`{name}`")]
    described = re.findall(r"^\| `([\w@]+)` \|", body, re.MULTILINE)
    assert described == FIELDS[name]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str):
    assert f"`BYLINE_{name.upper()}`" in README


@pytest.mark.parametrize("block", re.findall(r"(?m)^    \{\n(?:     .*\n)+    \}$", README))
def test_what_is_pasted_into_a_client_leads_to_the_tools(block: str):
    [servers] = json.loads(block).values()
    server = servers["byline"]
    assert server.get("url") == "http://127.0.0.1:7860/mcp" or server["args"] == ["mcp"]


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(((?!http)[^)\s]+)\)", page.read_text("utf-8")):
            yield page, target


def anchors(page: Path) -> set[str]:
    """The names that a forge gives to a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize(("page", "target"), list(links()), ids=str)
def test_links_lead_somewhere(page: Path, target: str):
    place, _, anchor = target.partition("#")
    led_to = page.parent / place if place else page
    assert led_to.exists()
    assert not anchor or anchor in anchors(led_to)


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_every_decision_has_its_date_and_stands_in_the_index(page: Path):
    text = page.read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    dated = re.findall(r"^## (.+)\n\n\*20\d\d-\d\d-\d\d(?:, changed 20\d\d-\d\d-\d\d)?\*$", text, re.MULTILINE)
    index = (page.parent / "README.md").read_text("utf-8")
    assert headings == dated
    assert re.findall(rf"^- \[(.+)\]\({page.name}#", index, re.MULTILINE) == headings


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^ *byline (\w+)", README, re.MULTILINE))))
def test_commands_of_the_readme_exist(command: str):
    import assistant.cli.commands  # noqa: F401 - which brings them
    from assistant.cli.shell import app

    groups = {each.name for each in app.registered_groups}
    assert command in groups | {each.name or each.callback.__name__ for each in app.registered_commands}


@pytest.mark.parametrize("file", PAGES, ids=str)
def test_no_document_holds_the_marks_of_an_unfinished_merge(file: Path) -> None:
    assert not re.search(r"^(<{7}|={7}|>{7})", file.read_text("utf-8"), re.MULTILINE)
