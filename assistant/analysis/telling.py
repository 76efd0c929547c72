"""How a comparison is put in words, the same in the terminal and on the page. Pure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.analysis.comparison import ComparisonReport, SameText
    from assistant.analysis.sides import Difference, Mark

NOTHING = "Nothing here answers the question"
"""What is said of a column without a sentence."""

SHARED, DIFFERENT = "What they share", "Where they differ"

NONE_DIFFERENT = "No number, date, name or outcome was found in which they differ."


def of_what(difference: "Difference") -> str:
    """Return what sides differ in: ``The date, in answer to the question`` or ``The number, of “bus, week”``."""
    if not difference.about:
        return f"The {difference.kind}, in answer to the question"
    return f"The {difference.kind}, where they speak of “{', '.join(difference.about)}”"


def counts(report: "ComparisonReport") -> str:
    """Return how much was compared: ``19 documents · 4 outlets · 18 texts``. Copies of one text count as one."""
    numbers = ((report.documents, "document"), (report.outlets, "outlet"), (report.texts, "text"))
    return " · ".join(f"{number:,} {thing}{'' if number == 1 else 's'}" for number, thing in numbers)


def same_as(same: "SameText") -> str:
    """Return what is said of a copy: ``“Bus bill”: same text as “Cliff bus” (Coastline FM), heard there``."""
    outlet = f" ({same.of_outlet})" if same.of_outlet else ""
    return f"“{same.title}”: same text as “{same.of_title}”{outlet}, heard once"


def marked(words: str, marks: Sequence["Mark"]) -> list[tuple[str, bool]]:
    """Return a quote cut into pieces, each with whether it is marked."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.end > place:
            start = max(mark.start, place)
            pieces += [(words[place:start], False), (words[start : mark.end], True)]
            place = mark.end
    return [piece for piece in (*pieces, (words[place:], False)) if piece[0]]


def differing(report: "ComparisonReport") -> dict[int, list["Mark"]]:
    """Return the marks of differing words by citation."""
    found: dict[int, list[Mark]] = {}
    for difference in report.differences:
        for side in difference.sides:
            for mark in side.marks:
                found.setdefault(mark.citation, []).append(mark)
    return found
