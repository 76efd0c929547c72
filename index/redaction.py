"""Takes what a removed document said out of a report that cites it. Pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

ASKED = frozenset("library question query topic scope".split())
"""Fields of a report as a whole that hold what a person asked for."""

FIXED = frozenset("document_id version kind mode status manner".split())
"""Fields that hold an id or one of a few fixed words."""


def without(report: Mapping[str, Any], document_id: str) -> dict[str, Any]:
    """Return a report, in its JSON form, without a word that may come from a document.

    Words stay where they are known to be another's: where the part of the report nearest to them that refers to
    documents (by their ids, or by the numbers of ``citations``) refers to others alone. So of a theme that rests on
    several documents the sentences of the others stay, while its title goes. Texts become empty, and nothing else is
    touched: the report keeps its shape, and what it cites keeps its numbers and places.
    """
    cited = [each for each in report.get("citations", ()) if isinstance(each, dict)]
    numbers = {each.get("number"): each.get("document_id") for each in cited}
    redaction = _Redaction(document_id, frozenset(_ids(report)), numbers)
    if document_id not in redaction.ids:
        return dict(report)
    return {key: each if key in ASKED else redaction.of(each, key, known=False) for key, each in report.items()}


@dataclass(frozen=True, slots=True)
class _Redaction:
    """What is removed, among the ``ids`` of all documents of a report, and whose its ``numbers`` are."""

    removed: str
    ids: Set[str]
    numbers: Mapping[Any, Any]

    def of(self, value: Any, key: str, *, known: bool) -> Any:  # noqa: ANN401 - JSON
        """Return ``value`` without its words, unless they are ``known`` to be others'."""
        if isinstance(value, str):
            return value if known or key in FIXED else ""
        if isinstance(value, list | tuple):
            return [self.of(each, key, known=known) for each in value]
        if isinstance(value, dict):
            documents = self._documents(value)
            known = documents.isdisjoint({self.removed, None}) if documents else known
            return {name: self.of(each, name, known=known) for name, each in value.items()}
        return value

    def _documents(self, value: Any, key: str = "") -> Set[str | None]:  # noqa: ANN401 - JSON
        """Return the ids of the documents that ``value`` refers to; ``None`` for a number that stands for none."""
        if isinstance(value, dict):
            return frozenset().union(*(self._documents(each, name) for name, each in value.items()))
        if isinstance(value, list | tuple):
            return frozenset().union(*(self._documents(each, key) for each in value))
        if isinstance(value, int) and key == "citations":
            return {self.numbers.get(value)}
        return {value} if isinstance(value, str) and value in self.ids else frozenset()


def _ids(value: Any) -> set[str]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        own = {value["document_id"]} if isinstance(value.get("document_id"), str) else set()
        return own.union(*map(_ids, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(_ids, value))
    return set()
