"""Takes what a removed document said out of a report that cites it. Pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

ASKED = frozenset("library question query topic scope".split())
"""Fields of a report as a whole that hold what a person asked for."""

FIXED = frozenset("document_id version kind mode status manner length".split())
"""Fields that hold an id or one of a few fixed words."""


def without(report: Mapping[str, Any], document_id: str) -> dict[str, Any]:
    """Return a report, in its JSON form, without a word that may come from a document.

    Words stay only where they are known to be another's: in a part of the report that itself carries a ``document_id``
    or the numbers of its ``citations`` (or of one ``citation``), none of them the removed document's. What is made of
    many documents, such as the title of a theme or a list of speakers, goes. Texts become empty, and nothing else is
    touched: the report keeps its shape, and what it cites keeps its numbers and places.
    """
    if not _mentions(report, document_id):
        return dict(report)
    cited = [each for each in report.get("citations", ()) if isinstance(each, dict)]
    redaction = _Redaction(document_id, {each.get("number"): each.get("document_id") for each in cited})
    return {key: each if key in ASKED else redaction.of(each, key, known=False) for key, each in report.items()}


@dataclass(frozen=True, slots=True)
class _Redaction:
    """Which document is ``removed``, and whose the ``numbers`` of the citations are."""

    removed: str
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

    def _documents(self, part: Mapping[str, Any]) -> Set[Any]:
        """Return the ids of the documents that a part rests on; ``None`` is among them for a number unknown."""
        named = (*(part.get("citations") or ()), part.get("citation"))
        cited = {self.numbers.get(each) for each in named if isinstance(each, int)}
        return cited | ({part["document_id"]} if "document_id" in part else set())


def _mentions(value: Any, document_id: str) -> bool:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return any(_mentions(each, document_id) for each in value.values())
    if isinstance(value, list | tuple):
        return any(_mentions(each, document_id) for each in value)
    return bool(value == document_id)
