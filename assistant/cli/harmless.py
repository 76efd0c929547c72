"""What documents, file names and servers say, kept from steering the terminal that shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook
from rich.segment import Segment

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that a terminal acts on (ECMA-48, C0 and C1), but for the tab and the end of a line."""


def harmless(text: str) -> str:
    """Return ``text`` with a mark in place of each character that a terminal would act on."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


class Harmless(RenderHook):
    """Makes all that a console prints harmless; its own colours are no part of the text, and stay."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Return ``renderables`` so that they show no character that a terminal acts on."""
        return [_Shown(each) for each in renderables]


@dataclass(frozen=True, slots=True)
class _Shown:
    what: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self.what, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)
