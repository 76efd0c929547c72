"""A command that a running server answers says what it says by itself, and only its owner can ask."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quick_byline import COMMAND, ROOT, run, serving


@pytest.fixture
def environment(tmp_path: Path, articles: Path) -> dict[str, str]:
    environment = {"BYLINE_DATA": str(tmp_path / "data"), "COLUMNS": "90"}
    assert run(environment, "add", articles).returncode == 0
    (tmp_path / "draft.txt").write_text("The bridge closes on Monday. The bridge closes on Friday.", "utf-8")
    question = {"question": "When does the bridge close?", "answers": ["Monday"]}
    (tmp_path / "questions.jsonl").write_text(json.dumps(question), "utf-8")
    return environment


@pytest.fixture
def served(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    with serving(environment):
        yield environment


def passed(
    environment: dict[str, str], *arguments: str, folder: Path = ROOT, given: str = ""
) -> subprocess.CompletedProcess:
    """Run a command in a process that cannot answer it itself."""
    code = (
        "import sys; from assistant.passing import passed_on; code = passed_on(sys.argv[1:]);"
        "sys.exit(99 if code is None else code)"
    )
    command = [sys.executable, "-c", code, *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        command, env=env, cwd=folder, input=given, capture_output=True, text=True, check=False, timeout=60
    )


def said(ended: subprocess.CompletedProcess) -> tuple[int, str]:
    return ended.returncode, re.sub(r"\d+\.\d+(e-\d+)?", "#", ended.stdout)  # how long it took differs


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "When does the bridge close?"),
        ("ask", "When does the bridge close?", "--json"),
        ("ask", "Who composed the opera Carmen?"),
        ("ask", "When does the roof leak?", "--outlet", "Nobody"),
        ("list",),
        ("verify", "draft.txt"),
        ("verify", "missing.txt"),
        ("eval", "questions.jsonl"),
        ("show", "nothing-has-this-id"),
        ("claims", "--library", "nothing"),
    ],
    ids=" ".join,
)
def test_what_a_server_answers_is_what_the_command_says_by_itself(environment, arguments) -> None:
    folder = Path(environment["BYLINE_DATA"]).parent
    alone = run(environment, *arguments, folder=folder)
    with serving(environment):
        answered = passed(environment, *arguments, folder=folder)
    assert said(answered) == said(alone)
    assert answered.stderr == alone.stderr


def test_what_is_piped_in_is_read_by_whoever_answers(environment: dict[str, str]) -> None:
    with serving(environment):
        answered = passed(environment, "verify", "-", given="The bridge closes on Monday.")
        assert (answered.returncode, "1 of 1" in answered.stdout) == (0, True)
        own = {**environment, "BYLINE_ANSWERS": "careful"}  # which the server does not have
        alone = subprocess.run(
            [*COMMAND, "verify", "-"], env={**os.environ, **own}, cwd=ROOT, input="The bridge closes on Monday.",
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert (alone.returncode, "1 of 1" in alone.stdout) == (0, True)


def test_a_long_command_ends_with_what_it_has_after_the_first_wish_to_stop(environment: dict[str, str]) -> None:
    folder = Path(environment["BYLINE_DATA"]).parent
    line = (folder / "questions.jsonl").read_text("utf-8")
    (folder / "many.jsonl").write_text("\n".join([line] * 100_000), "utf-8")
    with serving(environment):
        process = subprocess.Popen(
            [*COMMAND, "eval", str(folder / "many.jsonl"), "--details", str(folder / "details.jsonl")],
            env={**os.environ, **environment}, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while not (folder / "details.jsonl").exists() or not (folder / "details.jsonl").read_text("utf-8"):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "false_declines" in out
    assert "of 100000 questions; the figures are of these." in err


def test_only_the_owner_reaches_the_server_and_the_socket_goes_with_it(environment: dict[str, str]) -> None:
    socket = Path(environment["BYLINE_DATA"]) / "serving.socket"
    with serving(environment):
        assert stat.S_IMODE(socket.stat().st_mode) == 0o600
    assert not socket.exists()


def test_what_the_server_must_not_answer_is_left_to_the_command(served: dict[str, str]) -> None:
    assert passed({**served, "BYLINE_ANSWERS": "careful"}, "list").returncode == 99
    assert passed(served, "list", "--no-such-option").returncode == 99
    assert passed(served, "ask", "Why?", "--export", "x.md").returncode == 99
    assert passed(served, "add", "x").returncode == 99
    assert "No such option" in run(served, "list", "--no-such-option").stderr


def test_a_socket_that_a_killed_server_left_is_nobody(environment: dict[str, str]) -> None:
    import socket

    left = socket.socket(socket.AF_UNIX)
    left.bind(str(Path(environment["BYLINE_DATA"]) / "serving.socket"))
    left.close()
    assert run(environment, "list").returncode == 0
    with serving(environment):
        assert passed(environment, "list").returncode == 0


def test_passing_a_command_on_loads_next_to_nothing() -> None:
    code = "import sys, assistant.cli; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert not set(loaded.split()) & {"typer", "rich", "pydantic", "numpy", "assistant.workspace"}


def test_a_library_that_is_not_there_is_not_made_and_those_there_are_are_named(environment: dict[str, str]) -> None:
    ended = run(environment, "list", "--library", "defualt")
    assert ended.returncode == 1
    assert "There are: default" in ended.stderr
    assert not (Path(environment["BYLINE_DATA"]) / "defualt").exists()


def test_the_version_is_told() -> None:
    assert run({}, "--version").stdout.startswith("byline 0.")
