"""Paragraphs out of lines: undoes hard wrapping and hyphenation. Pure."""

import re
from collections.abc import Sequence

from index.loading.article.normalising import single_spaced

WIDEST = 110
"""Lines longer than this, in characters, were not wrapped: each is a paragraph."""

_ITEM = re.compile(r"\s*(?:[-*•‣◦▪–—]|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\(?[a-zA-Z][.)])\s+\S")
_BULLET = re.compile(r"\s*[•‣◦▪]\s")
CLOSED = re.compile(r"[.!?:;…。！？][\"”’'»)\]]*$")
LABEL = re.compile(r"\s*[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,5}:(?:\*\*|__)?(?:\s|$)")
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*")
_PARTED = re.compile(r"(\w+)[-\u2010]$")


def paragraphs_of(text: str, column: int | None = None) -> list[str]:
    """Return the paragraphs of plain text, each on one line, without rules such as ``-----``.

    An empty line always parts paragraphs. A line break inside a block is undone when it was made by wrapping, that is
    when the next word would not have fitted on its line; otherwise it parts paragraphs too. ``column`` is where lines
    were wrapped, if that is known from elsewhere.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = wrap_width([line for line in lines if line]) if column is None else column
    words = frozenset(re.findall(r"[\w-]+", text)) if width else frozenset()
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if line and not _RULE.fullmatch(line):
            if previous and width and _wrapped(previous, line, width):
                paragraphs[-1] = joined(paragraphs[-1], line.strip(), words, keep=True)
            else:
                paragraphs.append(line)
            previous = line
        else:
            previous = ""
    return [single_spaced(paragraph) for paragraph in paragraphs]


def wrap_width(lines: Sequence[str]) -> int:
    """Return the column at which ``lines`` were wrapped, 0 when they were not.

    Wrapped text has no line beyond its column and most of its lines come near it.
    """
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 3 or lengths[-1] > WIDEST or lengths[-1] < 30:
        return 0
    width = lengths[-1]
    near = sum(1 for length in lengths if length > width * 0.8)
    return width if near >= len(lengths) / 4 else 0


def is_item(line: str) -> bool:
    """Whether ``line`` has the form in which an item of a list begins."""
    return bool(_ITEM.match(line))


def begins_anew(line: str, following: str) -> bool:
    """Whether ``following`` begins an item or a speaker's turn, after a full ``line``.

    A dash, a number or a name with a colon may also have come to stand first by wrapping, unless a sentence has ended.
    """
    marked = is_item(following) or LABEL.match(following)
    return bool(_BULLET.match(following) or (marked and CLOSED.search(line)))


def joined(left: str, right: str, words: frozenset[str], *, keep: bool) -> str:
    """Join two lines of one paragraph; a word that a hyphen parts is put together.

    Whether the hyphen is the word's own is told by which of the two forms is among the document's ``words``, or else by
    both halves being so; where neither tells, ``keep`` decides.
    """
    parted = _PARTED.search(left)
    rest = re.match(r"\w+", right)
    if not parted or not rest:
        return f"{left} {right}"
    whole, hyphened = parted[1] + rest[0], f"{parted[1]}-{rest[0]}"
    if (whole in words) != (hyphened in words):
        keep = hyphened in words
    elif not rest[0][0].islower() or words.issuperset((parted[1], rest[0])):
        keep = True
    return left + right if keep else left[: parted.end(1)] + right


def _wrapped(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines was made by wrapping at ``width``."""
    if begins_anew(line, following):
        return False
    indent, previous_indent = (len(each) - len(each.lstrip()) for each in (following, line))
    if indent > previous_indent and not is_item(line):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
