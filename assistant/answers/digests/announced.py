"""Lists in documents: the items that a sentence announces, in lines, under headings, or counted off. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.text import SMALL_NUMBERS
from index.types import Document, Passage, Sentence, Span

MOST = 12
"""Items of a list that are shown at most."""

_FEWEST = 2
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(SMALL_NUMBERS[2:])}|\d{{1,2}})\b(?:\s+[\w-]+){{0,4}}?\s+[a-z-]+s\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"^(?:Other|Contributing|More|Related|Read|See|TL;?DR|Conclusions?|Summary|Sources|References|Comments)\b",
    re.IGNORECASE,
)
_HERE = re.compile(r"^Here(?: is| are|[’']s)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:what|how|why)\b", re.IGNORECASE)
"""In what announces no things: below “Here's what we know” stand parts of a story."""

_LINE = re.compile(r"[^\S\n]*(?P<line>\S[^\n]*?)[^\S\n]*(?:\n|$)")
_LONGEST = 400
_MARK = re.compile(r"^(?:[-–—•*►▪]|\(?\d+[.)]|\w+[A-Z]?\s\d+\b)\s*")
_STOP = re.compile(r"(?P<end>[.!?][”\"’')]*)\s+[A-Z“]")
_ENDS = re.compile(r"[.!?][”\"’')]*$")
_ORDINAL = re.compile(
    r"^(?:And |But |Then )?(?:The |A |An )?"
    r"(?P<which>first|second|third|fourth|fifth|sixth|last|final|another|finally|one)(?:ly)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announced:
    """A list in a document: the sentence that announces it, and its items in order."""

    announcement: Sentence
    items: tuple[Sentence, ...]


def lists_in(document: Document, passages: Sequence[Passage]) -> Iterator[Announced]:
    """Yield the lists of a document, in order.

    A sentence announces one if it ends with a colon, begins like "Here are", or says how many things follow that are
    counted off. Its items are the lines below it that look alike, the headings of what follows, or the sentences that
    begin with "the first", "the second".
    """
    text = document.text
    told = [each for passage in passages for each in passage.sentences]
    idle = [Span(each.start, each.end) for each in told if not each.states]
    headings = {passage.sentences[0].start: _heading(text, passage) for passage in passages}
    for place, each in enumerate(told):
        words, following = text[each.start : each.end], told[place + 1 :]
        count = _count(words)
        opens = words.endswith(":")
        items: Sequence[Sentence] = ()
        if (count or opens) and _opens_first(text, following[:1]):
            items = _counted_off(text, following)
        elif opens:
            items = _lines(text, each, count, idle)
        if len(items) < _FEWEST and (opens or _HERE.match(words)) and not _CLAUSE.search(words):
            items = _headings(text, following, headings)
        if len(items) >= _FEWEST:
            yield Announced(each, tuple(items[:MOST]))


def _count(words: str) -> int:
    found = _COUNTED.search(words)
    if found is None:
        return 0
    word = found["count"].casefold()
    return int(word) if word.isdigit() else SMALL_NUMBERS.index(word)


def _opens_first(text: str, following: Sequence[Sentence]) -> bool:
    return any(
        (found := _ORDINAL.match(text[each.start : each.end])) and found["which"].casefold() in ("first", "one")
        for each in following
    )


def _counted_off(text: str, following: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that begin with "the first", "the second" …, of one paragraph or the next."""
    reach = following[: 4 * MOST]
    return [each for each in reach if _ORDINAL.match(text[each.start : each.end])]


def _lines(text: str, announcement: Sentence, count: int, idle: Sequence[Span]) -> list[Sentence]:
    """Return the lines after an announcement that look alike, or none if it counts others than there are."""
    items: list[Sentence] = []
    looks = None
    for found in _LINE.finditer(text, announcement.end):
        line = found["line"]
        span = Span(found.start("line"), found.end("line"))
        if looks is None:
            looks = _looks(line)
        is_idle = any(each.start < span.end and span.start < each.end for each in idle)
        if (
            is_idle
            or _looks(line) != looks
            or len(line) > _LONGEST
            or _STOP.search(line)
            or len(items) == (count or MOST)
        ):
            break
        items.append(replace(announcement, start=span.start, end=span.end))
    return items if not count or len(items) == count else []


def _looks(line: str) -> tuple[bool, bool, bool]:
    """Return by what lines of one list look alike: a mark or number before, a verb's form first, a full stop after."""
    return bool(_MARK.match(line)), line.split(maxsplit=1)[0].endswith("ing"), bool(_ENDS.search(line))


def _headings(text: str, following: Sequence[Sentence], headings: Mapping[int, Sentence | None]) -> list[Sentence]:
    """Return the headings of the parts that follow, each once; one that repeats another with more is its caption."""
    found = dict.fromkeys(filter(None, (headings.get(each.start) for each in following)))
    kept: list[Sentence] = []
    for each in found:
        words = text[each.start : each.end]
        repeats = any(words.startswith(known := text[one.start : one.end]) or known in words for one in kept)
        if not repeats and not words.endswith(("?", ":")) and "/" not in words and not _OTHERS.match(words):
            kept.append(each)
    return kept


def _heading(text: str, passage: Passage) -> Sentence | None:
    """Return the heading above a passage as a sentence where it stands."""
    if not passage.heading:
        return None
    nearest = passage.heading.rpartition("\n")[2]
    start = text.rfind(nearest, 0, passage.sentences[0].start)
    return Sentence(start, start + len(nearest)) if start >= 0 else None
