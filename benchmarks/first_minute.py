"""How long until the page is up, the samples are answered from, and ``byline ask`` has answered: checkouts in turn.

``python -m benchmarks.first_minute OLD NEW`` starts each checkout on a fresh data folder, ``--times`` times, one after
the other, and prints the medians of wall time, and of the processor time of commands, in seconds.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.agents import call

QUESTION = "What will the repair cost?"
BYLINE = "from assistant.cli import main; main()"
STARTS = 300.0
"""Seconds within which a page must be up, and its samples answered from."""

Times = dict[str, list[float]]


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", type=Path, nargs="+", help="folders of Byline's code, the old one first")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    found: dict[Path, Times] = {each: defaultdict(list) for each in given.checkouts}
    for _ in range(given.times):
        for checkout in given.checkouts:
            measure(checkout.resolve(), found[checkout])
    rows = list(found[given.checkouts[-1]])
    print("| seconds | " + " | ".join(f"{each}" for each in given.checkouts) + " |")
    print("|---|" + "---:|" * len(given.checkouts))
    for row in rows:
        values = (f"{median(found[each][row]):.1f}" if found[each][row] else "–" for each in given.checkouts)
        print(f"| {row} | " + " | ".join(values) + " |")


def measure(checkout: Path, times: Times) -> None:
    """Start a checkout on a fresh machine, start it again, and ask in the terminal with and without its server."""
    with tempfile.TemporaryDirectory() as data:
        with serving(checkout, data) as (began, address):
            times["page up, the first time"].append(page_up(began, address))
            times["samples answered from, the first time"].append(answered(began, address))
        with serving(checkout, data) as (began, address):
            times["page up, the second time"].append(page_up(began, address))
            times["first answer, the second time"].append(answered(began, address))
            asked("ask, with a server", checkout, data, times)
        asked("ask, without", checkout, data, times)
        asked("list, without", checkout, data, times, "list")


@contextmanager
def serving(checkout: Path, data: str) -> Iterator[tuple[float, str]]:
    """Run `byline serve`, and yield when it was started and where it is."""
    began = time.perf_counter()
    command = [sys.executable, "-c", BYLINE, "serve", "--port", "0"]
    process = subprocess.Popen(command, env=environment(checkout, data), cwd=data, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        said = re.search(r"http\S+", process.stdout.readline())
        assert said, "the page did not start"
        yield began, said[0]
    finally:
        process.terminate()
        process.wait(60)


def page_up(began: float, address: str) -> float:
    """Return the seconds until the page is there, its own words in it."""
    while time.perf_counter() - began < STARTS:
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                page.read()
            return time.perf_counter() - began
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def answered(began: float, address: str) -> float:
    """Return the seconds until the library that is served answers a question of an agent's client."""
    while time.perf_counter() - began < STARTS:
        if call(address, "ask", {"question": QUESTION})["mode"] != "declined":
            return time.perf_counter() - began
        time.sleep(0.5)
    raise TimeoutError(address)


def asked(name: str, checkout: Path, data: str, times: Times, *arguments: str) -> None:
    """Run a command of the terminal, and note its wall time and its processor time."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", BYLINE, *(arguments or ("ask", QUESTION))]
    subprocess.run(command, env=environment(checkout, data), cwd=data, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    times[f"{name}: wall"].append(time.perf_counter() - began)
    times[f"{name}: processor"].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def environment(checkout: Path, data: str) -> dict[str, str]:
    """Return the environment in which a checkout's code runs over a data folder of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("BYLINE_")}
    return {**own, "PYTHONPATH": str(checkout), "BYLINE_DATA": data}


if __name__ == "__main__":
    main()
