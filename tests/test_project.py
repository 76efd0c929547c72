"""The commands, the locks and what checks a change hold together."""

import hashlib
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LARGEST_FILE = 95_000_000
"""Bytes; forges refuse files from 100 MB on."""
TARGETS = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


def locked(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def recipe(target: str) -> str:
    """What make would run, whatever is installed already."""
    command = ["make", "--always-make", "--dry-run", target]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


@pytest.mark.parametrize("target", TARGETS)
def test_every_command_of_make_has_something_to_do(target: str):
    assert re.search(rf"^{target}:.*\n\t", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "biome check", "mypy", "deptry assistant"])
def test_lint_asks_every_tool_and_test_asks_lint(tool: str):
    assert f".venv/bin/{tool}" in recipe("lint")
    assert f".venv/bin/{tool}" in recipe("test")


def test_running_installs_only_what_a_reader_needs():
    assert "requirements-dev.lock" not in recipe("run")
    assert locked("requirements.lock") & {"mypy", "ruff", "pytest", "playwright", "openai", "hypothesis"} == set()


def test_testing_adds_to_what_runs_and_repeats_none_of_it():
    assert "requirements-dev.lock" in recipe("test")
    assert locked("requirements.lock") & locked("requirements-dev.lock") == set()


def test_what_is_declared_is_locked():
    run = {normal(each) for each in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]}
    assert run - {"torch"} <= locked("requirements.lock")
    dev = {normal(each) for each in PROJECT["dependency-groups"]["dev"]}
    assert dev <= locked("requirements.lock") | locked("requirements-dev.lock")


def test_a_forge_checks_a_change_by_the_script_that_checks_it_anywhere():
    steps = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]["test"]["steps"]
    assert [each["run"] for each in steps if "run" in each] == [".ci/run"]
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")


def test_what_runs_before_a_commit_is_what_lint_runs():
    [repo] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    tools = {each["entry"].split()[0] for each in repo["hooks"]}
    assert tools <= set(re.findall(r"\.venv/bin/\w+", recipe("test")))


@pytest.mark.parametrize("package", ["assistant", "index", "prompts"])
def test_types_are_handed_out(package: str):
    assert (ROOT / package / "py.typed").is_file()
    assert "py.typed" in PROJECT["tool"]["setuptools"]["package-data"][package]


@pytest.mark.parametrize("folder", sorted((ROOT / "assistant/reader").glob("weights*")), ids=lambda each: each.name)
def test_weights_are_whole_packaged_and_small_enough_for_a_forge(folder: Path):
    record = json.loads((folder / "reader.json").read_text("utf-8"))
    assert {"README.md", "reader.json", *record["sha256"]} == {file.name for file in folder.iterdir()}
    for name, digest in record["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        assert (folder / name).stat().st_size < LARGEST_FILE
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["assistant"]
    inside = [file.relative_to(ROOT / "assistant") for file in folder.iterdir()]
    assert all(any(file.match(pattern) for pattern in patterns) for file in inside)
