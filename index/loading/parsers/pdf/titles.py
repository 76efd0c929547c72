"""What a PDF is called by its largest letters, where its properties don't tell. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.loading.article import joined
from index.loading.parsers.pdf.columns import Block, Column
from index.loading.parsers.pdf.rows import Piece

_LARGER = 1.25
"""So much larger than those of the text are the letters of a title."""

_ALIKE = 0.05
_LONGEST = 160
_SHORTEST = 4
"""More letters than this has a title of one word."""

_LETTERS = 0.7
"""So much of a title is letters and blanks."""

_PART = re.compile(
    r"(?:figure|fig\.|table|chapter|section|abbildung|tabelle|kapitel) [\divx]+\b.*|.*\bcontents|inhalt\w*|abstract",
    re.IGNORECASE,
)
"""What a part of a document is called."""


def title_of(blocks: Sequence[Block], following: Sequence[Block]) -> str | None:
    """Return what stands in the largest letters on the first page of a document, if they are larger than its text's.

    ``following`` is what stands on the pages after it; a page of nothing but large letters has no text to compare.
    """
    lines = [line for block in blocks if isinstance(block, Column) for line in block.lines]
    sizes: Counter[float] = Counter()
    for block in (*blocks, *following):
        for line in block.lines if isinstance(block, Column) else ():
            sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return None
    usual = sizes.most_common(1)[0][0]
    groups = [group for group in _groups(lines) if group[0].size >= _LARGER * usual and _may_be(_text(group))]
    return _text(max(groups, key=lambda group: round(group[0].size, 1))) if groups else None


def _groups(lines: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield lines of one size that stand close below each other."""
    group: list[Piece] = []
    for line in lines:
        last = group[-1] if group else None
        near = last and abs(line.size - last.size) <= _ALIKE * last.size and 0 < last.y - line.y < 1.8 * last.size
        if group and not near:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _text(group: Sequence[Piece]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = joined(text, line.text, frozenset(), keep=False)
    return text


def _may_be(text: str) -> bool:
    letters = sum(letter.isalpha() or letter == " " for letter in text)
    words = len(text.split())
    if _PART.fullmatch(text):
        return False
    return len(text) <= _LONGEST and letters >= _LETTERS * len(text) and (words > 1 or letters > _SHORTEST)
