"""How well the times in sentences are found and placed, beside dateparser's own search for dates.

    python -m benchmarks.timeline [TIMES.jsonl] [--misses]

Reads sentences whose times were marked by hand (``tests/data/times.jsonl``): ``sentence``, ``published``, and ``times``
with ``words``, ``first`` and ``last`` (the days between which it lies; null where it cannot be placed), ``outlook``,
and ``rough`` where the words leave the days open. A time counts as found where the words overlap, as placed where the
day that is told lies in the right days, and as exact where both ends are right (for rough ones: where each lies in the
other's days).
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from dateparser.search import search_dates

from assistant.facts.times.reading import read_times

TIMES = Path(__file__).parent.parent / "tests" / "data" / "times.jsonl"


class Read(NamedTuple):
    """What a reader of times made of some words: where they stand, and the days; ``None`` if it does not say."""

    start: int
    end: int
    first: date | None
    last: date | None
    outlook: str | None


Reader = Callable[[str, str | None], list[Read]]


def byline(sentence: str, published: str | None) -> list[Read]:
    """Return what this project reads."""
    return [
        Read(
            each.start,
            each.end,
            date.fromisoformat(each.when.first) if each.when else None,
            date.fromisoformat(each.when.last) if each.when else None,
            each.outlook,
        )
        for each in read_times(sentence, published)
    ]


def search(sentence: str, published: str | None) -> list[Read]:
    """Return what dateparser's search finds, with the settings that fit news best."""
    base = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published and len(published) == 10 else {}
    found = search_dates(sentence, languages=["en"], settings={"PREFER_DATES_FROM": "past", **base}) or []
    read, place = [], 0
    for words, when, *_ in found:
        place = sentence.index(words, place)
        read.append(Read(place, place + len(words), when.date(), when.date(), None))
        place += len(words)
    return read


def measure(rows: Sequence[Mapping[str, Any]], reader: Reader, misses: list[str]) -> Counter[str]:
    """Count what a reader gets right, and add to ``misses`` what it does not."""
    counts: Counter[str] = Counter()
    for row in rows:
        read = reader(row["sentence"], row["published"])
        matched = set()
        for time in row["times"]:
            start = row["sentence"].index(time["words"])
            end = start + len(time["words"])
            each = next((one for one in read if one.start < end and start < one.end), None)
            matched.add(each)
            right = _compare(time, each, counts)
            if not right:
                misses.append(f"{row['published']} {row['sentence']}\n    {time}\n    {each and tuple(map(str, each))}")
        extra = [one for one in read if one not in matched]
        counts["extra"] += len(extra)
        misses += [f"{row['sentence']}\n    not a time: {row['sentence'][one.start : one.end]}" for one in extra]
    return counts


def _compare(time: Mapping[str, Any], read: Read | None, counts: Counter[str]) -> bool:
    if time["first"] is None:
        counts["unplaceable"] += 1
        said = read is not None and read.first is None
        counts["said so"] += said
        return said
    counts["times"] += 1
    if read is None:
        return False
    counts["found"] += 1
    counts["outlook"] += read.outlook == time["outlook"]
    first, last = date.fromisoformat(time["first"]), date.fromisoformat(time["last"])
    if read.first is None or read.last is None:
        return False
    placed = first <= _middle(read.first, read.last) <= last
    exact = (read.first, read.last) == (first, last)
    if time.get("rough"):
        exact = placed and read.first <= _middle(first, last) <= read.last
    counts["placed"] += placed
    counts["exact"] += exact
    return exact and read.outlook == time["outlook"]


def _middle(first: date, last: date) -> date:
    return first + timedelta(days=(last - first).days // 2)


def main() -> None:
    """Print both readers' figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("times", nargs="?", type=Path, default=TIMES)
    parser.add_argument("--misses", action="store_true", help="print what is not right, too")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.times.read_text("utf-8").splitlines()]
    print(f"{len(rows)} sentences")
    for name, reader in (("byline", byline), ("dateparser's search", search)):
        misses: list[str] = []
        counts = measure(rows, reader, misses)
        print(
            f"{name}: found {counts['found']} of {counts['times']}, in the right days {counts['placed']}, "
            f"exact {counts['exact']}, outlook {counts['outlook']}; cannot be placed, and says so "
            f"{counts['said so']} of {counts['unplaceable']}; taken for a time and none {counts['extra']}"
        )
        if options.misses:
            print("\n".join(misses))


if __name__ == "__main__":
    main()
