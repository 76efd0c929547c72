"""How long an answer takes when many ask at once: ``python -m benchmarks.load CHECKOUT [CHECKOUT …]``.

Each checkout serves the samples on a fresh data folder, one after the other. So many people at once (``--people``) ask
``--each`` questions of the samples one after another over HTTP. Printed are seconds (median, and that below which 95 of
100 are), answers a second, what was not answered, and the memory of the server (resident, MB) before and after.
"""

import argparse
import json
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import httpx
import numpy as np

from benchmarks.first_minute import answered, serving

QUESTIONS = Path(__file__).parents[1] / "tests/data/samples_questions.jsonl"
PATIENCE = 300.0
"""Seconds after which somebody who waits gives up."""


@dataclass(frozen=True)
class Told:
    """What came of one question: whether it was answered (or declined) at all, and after how many seconds."""

    whole: bool
    seconds: float


def main() -> None:
    """Read the arguments, ask, and print a row for each checkout and number of people."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", type=Path, nargs="+", help="folders of Byline's code")
    parser.add_argument("--people", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--each", type=int, default=4, help="questions that each of them asks")
    given = parser.parse_args()
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    print("| code | people | p50, s | p95, s | answers a second | not answered | memory before, after |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for checkout in given.checkouts:
        for people, row in rows(checkout.resolve(), given.people, given.each, questions):
            print(f"| {checkout} | {people} | {row} |", flush=True)


def rows(checkout: Path, people: Sequence[int], each: int, questions: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Serve the samples, and yield how it went for each number of people."""
    with tempfile.TemporaryDirectory() as data, serving(checkout, data) as (began, address):
        answered(began, address)
        for many in people:
            before, start = memory(), time.perf_counter()
            with ThreadPoolExecutor(many) as pool:
                shares = [list(islice(cycle(questions), first, first + each)) for first in range(many)]
                told = [one for person in pool.map(partial(ask, address), shares) for one in person]
            took, seconds = time.perf_counter() - start, [one.seconds for one in told if one.whole]
            median, worst = np.percentile(seconds, [50, 95]) if seconds else (np.nan, np.nan)
            lost = sum(not one.whole for one in told)
            yield (
                many,
                (
                    f"{median:.1f} | {worst:.1f} | {len(seconds) / took:.2f} | {lost} of {len(told)}"
                    f" | {before:.0f}, {memory():.0f}"
                ),
            )


def ask(address: str, questions: Sequence[str]) -> list[Told]:
    """Ask questions one after another, as one person does."""
    told = []
    with httpx.Client(timeout=PATIENCE) as client:
        for question in questions:
            start = time.perf_counter()
            try:
                whole = client.post(f"{address}api/ask", json={"question": question}).is_success
            except httpx.HTTPError:
                whole = False
            told.append(Told(whole, time.perf_counter() - start))
    return told


def memory() -> float:
    """Return the resident megabytes of the server, which this process started, as Linux tells them."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    held = (re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{each}/status").read_text()) for each in children)
    return sum(int(each[1]) for each in held if each) / 1024


if __name__ == "__main__":
    main()
