"""Two processes over one library whose vectors are in a Chroma server, which is killed and started in between."""

import json
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.agents import call
from tests.chroma_server import ChromaServer
from tests.conftest import free_port
from tests.quick_byline import run, serving

QUESTION = "What did engineers find in the towers?"
FOUND = "Engineers found rust in two of its towers."
BY_WORDS = "Until then passages are found by their words alone, not by their meaning."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path / "chroma", free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def environment(tmp_path: Path, server: ChromaServer) -> dict[str, str]:
    return {"BYLINE_DATA": str(tmp_path / "data"), "BYLINE_LIBRARY": "press", "BYLINE_CHROMA": server.address}


def as_json(ended: subprocess.CompletedProcess) -> dict:
    return json.loads(ended.stdout)


def similarity(report: dict, words: str) -> float | None:
    """How near the passage that holds ``words`` is in meaning: ``None`` where only the words were searched."""
    [found] = [hit["similarity"] for hit in report["hits"] if words in hit["text"]]
    return found


def test_two_processes_use_a_server_that_goes_and_comes_back(server, environment, articles: Path, tmp_path: Path):
    with serving(environment) as page:
        assert run(environment, "add", articles / "bridge.txt", articles / "ferry.txt").returncode == 0
        # What one process added the other finds, by meaning, at once.
        assert similarity(call(page, "search", {"query": QUESTION}), FOUND) > 0
        with ThreadPoolExecutor() as pool:
            adding = pool.submit(run, environment, "add", articles / "school.md")
            answers = [call(page, "ask", {"question": QUESTION}) for _ in range(3)]
            assert adding.result().returncode == 0
        assert [(each["notice"], each["mode"]) for each in answers] == [(None, "quoted")] * 3
        assert similarity(call(page, "search", {"query": "the school roof"}), "roof leaks") > 0

        server.kill()
        answer = call(page, "ask", {"question": QUESTION})
        assert answer["notice"].startswith(f"{server.address}: The Chroma server does not answer.")
        assert answer["notice"].endswith(BY_WORDS)
        assert [each["quote"] for each in answer["citations"]] == [FOUND]
        in_terminal = run(environment, "ask", QUESTION)
        shown = " ".join(in_terminal.stdout.split())
        assert (in_terminal.returncode, BY_WORDS in shown, FOUND in shown) == (0, True, True)
        (tmp_path / "mill.txt").write_text("The miller pays nine crowns for the water.", "utf-8")
        added = run(environment, "add", tmp_path / "mill.txt", "--json")
        assert (added.returncode, len(as_json(added)["added"])) == (0, 1)
        assert "their vectors are handed over when it answers" in as_json(added)["notice"]
        checked = run(environment, "check")
        assert (checked.returncode, "does not answer" in checked.stdout) == (1, True)

        server.start()
        until = time.monotonic() + 60
        while (report := call(page, "search", {"query": "nine crowns for the water"}))["notice"]:
            assert time.monotonic() < until, report["notice"]
        assert similarity(report, "The miller pays nine crowns") > 0
        assert call(page, "ask", {"question": QUESTION})["notice"] is None
        checked = run(environment, "check")
        assert (checked.returncode, "Nothing is wrong." in checked.stdout) == (0, True)
        assert f"vectors at {server.address}" in checked.stdout
