"""Colours as style sheets write them, and when two of them look alike."""

from functools import lru_cache
from typing import NamedTuple

from tinycss2.color4 import Color, parse_color

_ALIKE = 0.06
"""Up to this difference of each of red, green and blue a person doesn't see words: #f0f0f0 on white."""


class Colour(NamedTuple):
    """Red, green, blue, and how opaque, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: "Colour") -> "Colour":
        """Return what is seen where this colour lies on an opaque one."""
        mixed = (mine * self.alpha + other * (1 - self.alpha) for mine, other in zip(self[:3], ground[:3], strict=True))
        return Colour(*mixed)

    def looks_like(self, other: "Colour") -> bool:
        """Whether a person can't tell it from an opaque colour on which it lies."""
        mixed = self.over(other)
        return all(abs(mine - its) <= _ALIKE for mine, its in zip(mixed[:3], other[:3], strict=True))


WHITE, BLACK = Colour(1.0, 1.0, 1.0), Colour(0.0, 0.0, 0.0)


@lru_cache(maxsize=1024)
def colour_of(value: str) -> Colour | None:
    """Return a colour, ``None`` for what is none or depends on the place, the person or the screen."""
    told = parse_color(value)
    if not isinstance(told, Color) or told.space not in {"srgb", "hsl", "hwb"}:
        return None
    # A part may be left open ("none"), which counts as nothing.
    red, green, blue = (part or 0.0 for part in told.to("srgb").coordinates)
    return Colour(red, green, blue, told.alpha)
