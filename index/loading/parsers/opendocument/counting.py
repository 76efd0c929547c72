"""The numbers of an OpenDocument text's lists: the program that shows it counts them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from odfdo import Document, Element

from index.loading.article import counted_as

_BULLET = "-"


@dataclass(slots=True)
class _List:
    """A list while it is read; those within it count on their own."""

    style: str
    level: int
    counts: dict[int, int] = field(default_factory=dict)


class Counting:
    """Counts the lists of one document, read in order."""

    def __init__(self, document: Document) -> None:
        """Read how its lists are numbered."""
        self._levels: dict[tuple[str, int], Element] = {}
        for style in (
            *document.content.get_elements("//text:list-style"),
            *document.styles.get_elements("//text:list-style"),
        ):
            name = str(style.get_attribute("style:name"))
            for level in style.children:
                self._levels.setdefault((name, _number(level, "text:level", 1)), level)
        self._open: list[_List] = []
        self._done: dict[str, _List] = {}
        self._last: dict[str, _List] = {}

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Read the items of a list within this."""
        outer = self._open[-1] if self._open else None
        style = str(element.get_attribute("text:style-name") or (outer.style if outer else ""))
        opened = _List(style, outer.level + 1 if outer else 1, dict(outer.counts) if outer else {})
        before = self._done.get(str(element.get_attribute("text:continue-list")))
        if element.get_attribute("text:continue-numbering") in {True, "true"}:
            before = before or self._last.get(style)
        if outer is None and before is not None:
            opened.counts = before.counts
        self._open.append(opened)
        yield
        self._open.pop()
        if outer is None:
            self._last[style] = opened
            self._done[str(element.get_attribute("xml:id"))] = opened

    def mark(self, item: Element) -> str:
        """Return what stands before an item: its number, a dash for a bullet, nothing where its list shows none."""
        opened = self._open[-1]
        kind = self._levels.get((opened.style, opened.level))
        if kind is None or kind.tag != "text:list-level-style-number":
            return _BULLET
        begin = _number(kind, "text:start-value", 1)
        told = item.get_attribute("text:start-value")
        opened.counts[opened.level] = (
            int(str(told)) if str(told).isdecimal() else opened.counts.get(opened.level, begin - 1) + 1
        )
        for deeper in [each for each in opened.counts if each > opened.level]:
            del opened.counts[deeper]
        if not kind.get_attribute("style:num-format"):
            return ""
        shown = range(max(1, opened.level + 1 - _number(kind, "text:display-levels", 1)), opened.level + 1)
        number = ".".join(self._counted(opened, level) for level in shown)
        around = (str(kind.get_attribute(f"style:num-{name}") or "") for name in ("prefix", "suffix"))
        return number.join(around).strip()

    def _counted(self, opened: _List, level: int) -> str:
        kind = self._levels.get((opened.style, level))
        form = str(kind.get_attribute("style:num-format") or "1") if kind is not None else "1"
        return counted_as(opened.counts.get(level, 1), form)


def _number(element: Element, name: str, usual: int) -> int:
    told = str(element.get_attribute(name))
    return int(told) if told.isdecimal() else usual
