"""One form for every text: clean characters, NFC, paragraphs of single-spaced words. Pure."""

import re
import unicodedata
from collections.abc import Iterable

PAGE = "\ufdd0"
"""Stands where a page begins until the text is whole: a code point that Unicode keeps for such use."""

TIME = "\ufdd1"
"""Stands in the same way where the words of another second begin."""

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but for tab and the line breaks
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff"  # halves of surrogate pairs
    "\U000e0000-\U000e0fff"  # tags and the variation selectors that can carry hidden bytes
    "]"
    # Joiners and single variation selectors are spelling in some scripts and in emoji, and hide text elsewhere.
    "|(?<![\u0600-\u1fff\u2100-\u2bff\u2e80-\ufdcf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "|[\u200c\u200d](?![\u0600-\u1fff\u2100-\u2bff\u2e80-\ufdcf\U0001f000-\U0001faff])"
    "|[\ufe00-\ufe0f]{2,}"
)
_MARKS = re.compile(f"([{PAGE}{TIME}])")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_SPACE = re.compile(r"[^\S\n]+")


def clean_characters(text: str) -> str:
    """Return ``text`` in NFC without what can't be seen or stored, its line breaks all alike."""
    text = _LINE_BREAK.sub("\n", text).replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def single_spaced(text: str) -> str:
    """Return ``text`` on one line with single spaces and none at its ends; page marks stay."""
    return " ".join(text.split())


def join(paragraphs: Iterable[str]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Join paragraphs with one empty line between them and take out the marks of pages and times.

    Returns the text, and the offsets at which each page begins and at which each time mark stood; none of what has no
    marks.
    """
    parts: list[str] = []
    starts: dict[str, list[int]] = {PAGE: [], TIME: []}
    length = 0
    for paragraph in paragraphs:
        # A page may begin between two words that it parts, or before the first.
        for piece in _MARKS.split(paragraph):
            if piece in starts:
                starts[piece].append(length)
            else:
                parts.append(piece)
                length += len(piece)
        parts.append("\n\n")
        length += 2
    return "".join(parts[:-1]), tuple(starts[PAGE]), tuple(starts[TIME])
