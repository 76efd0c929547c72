"""What a document is called that has no title: its first line, or its file. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

_LONGEST = 90
_MARK = re.compile(r"^(?:[-*•>#]+|\d{1,3}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[\w\)”\"’][.!?…])\s+(?=[^\W\d_a-z]|[“\"‘])|(?<=[。！？])")
_WORDS = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff]")
_PLACE = re.compile(r"[^/\\]+$")
_SUFFIX = re.compile(r"\.\w{1,5}$")


def untitled(text: str, places: Sequence[str] = ()) -> str:
    """Return what a document without a title is called.

    That is its first line, without the mark of an item, or the first sentence of that where the line is long, cut
    between two words at 90 characters; of a table, or where no words stand in the line, the name of its file.
    """
    line = _MARK.sub("", text.strip().split("\n", 1)[0].strip())
    named = next((_file(place) for place in places), "")
    if named and (" | " in line or not _WORDS.search(line)):
        return named
    return _cut(_SENTENCE.split(line, maxsplit=1)[0] if len(line) > _LONGEST else line) or named


def _file(place: str) -> str:
    """Return the name of a file or page without its ending."""
    found = _PLACE.search(unquote(place.partition("#")[0].rstrip("/")))
    return _SUFFIX.sub("", found[0]) if found else ""


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
