"""How a comparison is put in words, the same in the terminal and on the page. Pure."""

from typing import TYPE_CHECKING

from assistant.wording import counted, within_quotes
from index.i18n import N_, _

if TYPE_CHECKING:
    from assistant.analysis.comparison.comparison import ComparisonReport, SameText
    from assistant.analysis.comparison.sides import Difference, Mark

NOTHING = N_("Nothing here answers the question")
"""What is said of a column without a sentence."""

SHARED, DIFFERENT = N_("What they share"), N_("Where they differ")

NONE_DIFFERENT = N_("No number, date, name or outcome was found in which they differ.")

_THE = {"number": N_("The number"), "date": N_("The date"), "name": N_("The name"), "outcome": N_("The outcome")}


def of_what(difference: "Difference") -> str:
    """Return what sides differ in: ``The date, in answer to the question`` or ``The number, of “bus, week”``."""
    if not difference.about:
        return _("%(what)s, in answer to the question", what=the(difference.kind))
    return _("%(what)s, where they speak of “%(words)s”", what=the(difference.kind), words=", ".join(difference.about))


def the(of: str) -> str:
    """Return what sides share or differ in, at the beginning of a line: ``The date``."""
    return _(_THE[of])


def counts(report: "ComparisonReport") -> str:
    """Return how much was compared: ``19 documents · 4 outlets · 18 texts``. Copies of one text count as one."""
    numbers = ((report.documents, "document"), (report.outlets, "outlet"), (report.texts, "text"))
    return " · ".join(counted(number, thing) for number, thing in numbers)


def same_as(same: "SameText") -> str:
    """Return what is said of a copy: ``“Bus bill”: same text as “Cliff bus” (Coastline FM), heard there``."""
    outlet = f" ({same.of_outlet})" if same.of_outlet else ""
    other = _("“%(title)s”", title=within_quotes(same.of_title)) + outlet
    return _("“%(title)s”: same text as %(other)s, counted once", title=within_quotes(same.title), other=other)


def differing(report: "ComparisonReport") -> dict[int, list["Mark"]]:
    """Return the marks of differing words by citation."""
    found: dict[int, list[Mark]] = {}
    for difference in report.differences:
        for side in difference.sides:
            for mark in side.marks:
                found.setdefault(mark.citation, []).append(mark)
    return found
