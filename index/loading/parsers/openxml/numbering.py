"""The numbers of a DOCX's lists and clauses: they stand in no text, and the program that shows it counts them."""

import re
from dataclasses import dataclass, field

from docx.document import Document
from lxml import etree

from index.loading.article import counted_as
from index.loading.parsers.openxml.names import RELATED, W, value_of
from index.loading.parsers.openxml.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_DASH = "-"
_BOXES = frozenset("☐☑☒✓✔✗✘")
"""Bullets that say something: what is ticked and what is not."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is counted: ``shape`` is its text with ``%1`` for the number of the first level."""

    form: str
    shape: str
    start: int
    restarts: int | None


@dataclass(slots=True)
class _List:
    """A list while it is counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of one document. Ask for its paragraphs in order."""

    def __init__(self, document: Document, styles: Styles) -> None:
        """Read what the lists are."""
        self._styles = styles
        part = next(
            (each.target_part for each in document.part.rels.values() if each.reltype == f"{RELATED}numbering"), None
        )
        root = part.element if part is not None and hasattr(part, "element") else None
        self._kinds = (
            {}
            if root is None
            else {each.get(f"{W}abstractNumId"): each for each in root.iterchildren(f"{W}abstractNum")}
        )
        self._lists = {} if root is None else {each.get(f"{W}numId"): each for each in root.iterchildren(f"{W}num")}
        self._counted: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: etree._Element) -> str | None:
        """Return what stands before a paragraph ("3.2", "b)", "-" for a bullet), ``None`` where it is not listed."""
        number, level = self._place(paragraph)
        if number not in self._lists:
            return _DASH if number not in {"", "0"} else None
        counted = self._list(number)
        kind = counted.levels.get(level)
        if kind is None:
            return _DASH
        _count(counted, level, kind)
        if kind.form == "bullet":
            return kind.shape if kind.shape in _BOXES else _DASH
        return _shaped(kind.shape, counted) or None

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return which list a paragraph belongs to, and at which level, by itself or its style."""
        number, level = "", None
        for properties in self._styles.properties(paragraph):
            found = properties.find(f"{W}numPr")
            if found is None:
                continue
            number = number or value_of(found.find(f"{W}numId"))
            told = value_of(found.find(f"{W}ilvl"))
            level = int(told) if level is None and told.isdecimal() else level
            if number and level is not None:
                break
        return number, level or 0

    def _list(self, number: str) -> _List:
        element = self._lists[number]
        kind = value_of(element.find(f"{W}abstractNumId"))
        if kind not in self._counted:
            self._counted[kind] = _List(self._levels(kind))
        counted = self._counted[kind]
        overrides = list(element.iterchildren(f"{W}lvlOverride"))
        if not overrides:
            return counted
        levels = dict(counted.levels)
        for each in overrides:
            place = int(each.get(f"{W}ilvl") or 0)
            if (own := each.find(f"{W}lvl")) is not None:
                levels[place] = _level(own)
            start = value_of(each.find(f"{W}startOverride"))
            if start.isdecimal() and (number, place) not in self._begun:
                self._begun.add((number, place))
                counted.counts[place] = int(start) - 1
        return _List(levels, counted.counts)

    def _levels(self, kind: str) -> dict[int, _Level]:
        element = self._kinds.get(kind)
        if element is None:
            return {}
        return {int(each.get(f"{W}ilvl") or 0): _level(each) for each in element.iterchildren(f"{W}lvl")}


def _count(counted: _List, level: int, kind: _Level) -> None:
    counted.counts[level] = counted.counts.get(level, kind.start - 1) + 1
    for above in range(level):
        if above not in counted.counts and above in counted.levels:
            counted.counts[above] = counted.levels[above].start
    for below in [each for each in counted.counts if each > level]:
        deeper = counted.levels.get(below)
        if deeper is None or deeper.restarts is None or (deeper.restarts and level < deeper.restarts):
            del counted.counts[below]


def _level(element: etree._Element) -> _Level:
    start, restarts = value_of(element.find(f"{W}start")), value_of(element.find(f"{W}lvlRestart"))
    return _Level(
        value_of(element.find(f"{W}numFmt")) or "decimal",
        value_of(element.find(f"{W}lvlText")),
        int(start) if start.isdecimal() else 1,
        int(restarts) if restarts.isdecimal() else None,
    )


def _shaped(shape: str, counted: _List) -> str:
    def put(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        kind = counted.levels.get(place)
        return counted_as(counted.counts.get(place, 1), kind.form if kind else "decimal")

    return _PLACE.sub(put, shape).strip()
