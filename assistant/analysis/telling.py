"""How a comparison is put in words, the same in the terminal and on the page. Pure."""

from typing import TYPE_CHECKING

from assistant.phrasing import counted

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
    return " · ".join(counted(number, thing) for number, thing in numbers)


def same_as(same: "SameText") -> str:
    """Return what is said of a copy: ``“Bus bill”: same text as “Cliff bus” (Coastline FM), heard there``."""
    outlet = f" ({same.of_outlet})" if same.of_outlet else ""
    return f"“{same.title}”: same text as “{same.of_title}”{outlet}, heard once"


def differing(report: "ComparisonReport") -> dict[int, list["Mark"]]:
    """Return the marks of differing words by citation."""
    found: dict[int, list[Mark]] = {}
    for difference in report.differences:
        for side in difference.sides:
            for mark in side.marks:
                found.setdefault(mark.citation, []).append(mark)
    return found
