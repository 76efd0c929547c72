"""What docs/architecture.md names and draws is what there is, and what CONTRIBUTING.md names."""

import re
from pathlib import Path

import pytest

from tests.test_architecture import FLOORS

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
NODES = dict(re.findall(r"(\w+)\[\"([\w/.]+)\"\]", PAGE))
ARROWS = re.findall(r"^ +(\w+)(?:\[.*?\])? --> (\w+)", PAGE, re.MULTILINE)
LISTED = PAGE.partition("## The rooms")[2].partition("\n## ")[0]


def room(node: str) -> str:
    return NODES[node].removesuffix(".py").replace("/", ".")


def within(package: str) -> list[str]:
    return [name for name in FLOORS if name == package or name.startswith(f"{package}.")]


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"\b(?:assistant|index|tests|prompts|docs)/[\w/.]*\b", PAGE + CONTRIBUTING)))
)
def test_every_file_that_is_named_is_there(name: str):
    assert (ROOT / name).exists()


@pytest.mark.parametrize(("above", "below"), ARROWS)
def test_every_arrow_is_one_that_the_floors_allow(above: str, below: str):
    used = {each for name in within(room(above)) for each in FLOORS[name].split()}
    assert used & set(within(room(below)))


@pytest.mark.parametrize(
    "package", [file.parent for file in ROOT.glob("[ai]*/*/__init__.py")], ids=lambda each: each.name
)
def test_every_package_has_its_line(package: Path):
    assert f"`{package.relative_to(ROOT).as_posix()}/" in LISTED
