"""Takes what removed documents said out of a report that cites them. The one way, wherever the report is kept. Pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

ASKED = frozenset("library question query topic scope model".split())
"""Fields of a report as a whole that hold what a person asked for, and whom."""

FIXED = frozenset(
    "document_id version kind mode status manner length form sort only by precision outlook direction bound".split()
)
"""Fields that hold an id or one of a few fixed words."""


def without(report: Mapping[str, Any], gone: Set[str]) -> dict[str, Any]:
    """Return a report, in its JSON form, without a word that may come from one of the documents that are ``gone``.

    Words stay only where they are known to be another's: in a part of the report that itself carries a ``document_id``
    or the numbers of its ``citations`` (or of one ``citation``), none of them a removed document's. What is made of
    many documents, such as the title of a theme or a list of speakers, goes. What only stands ``nearest`` to a question
    is not what an answer rests on. Texts become empty, and nothing else is touched: the report keeps its shape, and
    what it cites keeps its numbers and places.
    """
    cited = [each for each in report.get("citations", ()) if isinstance(each, dict)]
    redaction = _Redaction(gone, {each.get("number"): each.get("document_id") for each in cited})
    nearest = {"nearest": redaction.of(report["nearest"], "nearest", known=True)} if "nearest" in report else {}
    rest = {key: each for key, each in report.items() if key not in nearest}
    if not documents_in(rest).isdisjoint(gone):
        rest = {key: each if key in ASKED else redaction.of(each, key, known=False) for key, each in rest.items()}
    return {key: {**rest, **nearest}[key] for key in report}


def documents_in(report: Any) -> frozenset[str]:  # noqa: ANN401 - JSON
    """Return the ids of the documents that a report, in its JSON form, has words of."""
    if isinstance(report, Mapping):
        own = report.get("document_id")
        inner = frozenset().union(*map(documents_in, report.values()))
        return inner | {own} if isinstance(own, str) else inner
    if isinstance(report, list | tuple):
        return frozenset().union(*map(documents_in, report))
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Redaction:
    """Which documents are ``removed``, and whose the ``numbers`` of the citations are."""

    removed: Set[str]
    numbers: Mapping[Any, Any]

    def of(self, value: Any, key: str, *, known: bool) -> Any:  # noqa: ANN401 - JSON
        """Return ``value`` without its words, unless they are ``known`` to be others'."""
        if isinstance(value, str):
            return value if known or key in FIXED else ""
        if isinstance(value, list | tuple):
            return [self.of(each, key, known=known) for each in value]
        if isinstance(value, dict):
            documents = self._documents(value)
            known = documents.isdisjoint({*self.removed, None}) if documents else known
            return {name: self.of(each, name, known=known) for name, each in value.items()}
        return value

    def _documents(self, part: Mapping[str, Any]) -> Set[Any]:
        """Return the ids of the documents that a part rests on; ``None`` is among them for a number unknown."""
        named = (*(part.get("citations") or ()), part.get("citation"))
        cited = {self.numbers.get(each) for each in named if isinstance(each, int)}
        return cited | ({part["document_id"]} if "document_id" in part else set())
