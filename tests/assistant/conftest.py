"""An interview to ask about, and the command line, run in this process."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import cli
from assistant.workspace import Models
from tests.fakes_ui import QUICK

INTERVIEW = """The pier and its keeper

Interview with Dr. Ada Holm, harbour master

Q: Dr. Holm, why was the pier closed?

Dr. Holm: The pier was closed because two piles had rotted. Nobody was hurt.

Q: When will the pier open?

Dr. Holm: The pier will open in June if the timber comes.
"""


@pytest.fixture
def articles_and_interview(articles: Path) -> Path:
    """The folder with three short articles, and an interview beside them."""
    (articles / "interview.txt").write_text(INTERVIEW, "utf-8")
    return articles


@pytest.fixture
def byline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Run the command in this process, with quick models unless others are given; return its exit code and output."""
    monkeypatch.setenv("BYLINE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str, models: Models = QUICK) -> SimpleNamespace:
        monkeypatch.setattr(sys, "argv", ["byline", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            cli.main(models)
        printed = capsys.readouterr()
        return SimpleNamespace(code=exit_.value.code or 0, out=printed.out, err=printed.err)

    return run
