"""What of a PDF's text can be seen: not white words on white paper, and not words that are drawn without ink."""

from collections.abc import MutableSequence
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

SMALLEST = 1.5
"""Smaller letters, in points, are not read by anybody."""

_NO_INK = 3
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))


def has_pictures(page: pypdf.PageObject) -> bool:
    """Whether a page shows pictures. Words without ink over a picture are what text recognition found in it."""
    resources = page.get("/Resources", DictionaryObject()).get_object()
    drawn = resources.get("/XObject", DictionaryObject()).get_object()
    return any(each.get_object().get("/Subtype") == "/Image" for each in drawn.values())


class Sight:
    """Follows the operators that draw a page, and empties those that would draw what can't be seen."""

    def __init__(self, pictures: bool) -> None:
        """Begin with black ink; ``pictures`` says whether the page shows any."""
        self._pictures = pictures
        self._coloured = pictures  # whether there is anything but white paper to write on
        self._space = "/DeviceGray"
        self._white = False
        self._mode = 0
        self._kept: list[tuple[str, bool, int]] = []

    def before(self, operator: bytes, operands: MutableSequence[Any], _user: object, _letter: object) -> None:
        """Take in one operator before it is carried out (a pypdf visitor)."""
        if operator in _SHOWS and operands and self._unseen:
            operands[-1] = ArrayObject() if operator == b"TJ" else TextStringObject("")
        elif operator == b"q":
            self._kept.append((self._space, self._white, self._mode))
        elif operator == b"Q" and self._kept:
            self._space, self._white, self._mode = self._kept.pop()
        elif operator == b"Tr" and operands:
            self._mode = operands[0]
        elif operator in _FILLS:
            self._coloured = self._coloured or not self._white
        elif operator == b"sh":
            self._coloured = True
        else:
            self._take_colour(operator, operands)

    @property
    def _unseen(self) -> bool:
        return (self._white and not self._coloured) or (self._mode == _NO_INK and not self._pictures)

    def _take_colour(self, operator: bytes, operands: MutableSequence[Any]) -> None:
        if operator == b"cs" and operands:
            self._space, self._white = str(operands[0]), False
        elif operator in {b"g", b"rg"}:
            self._white = all(value == 1 for value in operands)
        elif operator == b"k":
            self._white = all(value == 0 for value in operands)
        elif operator in {b"sc", b"scn"}:
            # One number is a grey only in the grey space: elsewhere it may be an amount of ink.
            lights = len(operands) == 3 or (len(operands) == 1 and self._space == "/DeviceGray")
            self._white = lights and all(value == 1 for value in operands)
