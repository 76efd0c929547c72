"""Saved reports: any report or answer in its JSON form, and whether what it cites still stands."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from assistant.analysis.history.standing import Standing, standing_of
from assistant.types import Citation
from index.library import Library
from index.types import Saved

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PLACE = frozenset({"document_id", "version", "start", "end", "quote"})
"""What makes a part of a report a citation."""

_OTHERS = {"title": "", "manner": "own", "score": 0.0}
"""What a citation has where a report says no more of it; all else is ``None``."""


@dataclass(frozen=True, slots=True)
class SavedSummary:
    """What is saved under ``name``, of what ``kind`` and when (ISO time, UTC), and what it was asked for.

    Of the sentences that it ``cited``, so many are ``kept``, ``changed`` and ``removed``; it is ``stale`` where not all
    are kept.
    """

    name: str
    kind: str
    saved: str
    about: str
    cited: int
    kept: int
    changed: int
    removed: int
    stale: bool


@dataclass(frozen=True, slots=True)
class SavedListReport:
    """What is saved in a library, the latest first."""

    library: str
    saved: tuple[SavedSummary, ...]


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A ``report`` as it was saved, and how each sentence that it cites stands today."""

    library: str
    summary: SavedSummary
    standings: tuple[Standing, ...]
    report: Mapping[str, object]


def save(library: Library, name: str, report: "DataclassInstance") -> Saved:
    """Save a report or an answer under a name; what had that name before is replaced.

    Raises:
        WrongUseError: the name is empty or too long.
    """
    return library.saved.put(name, kind_of(report), asdict(report))


def kind_of(report: "DataclassInstance") -> str:
    """Return in a word what kind of report it is, such as ``answer`` or ``claims``."""
    return type(report).__name__.removesuffix("Report").lower()


def list_saved(library: Library) -> SavedListReport:
    """Return what is saved, each with how much of what it cites still stands."""
    found = ((each, standing_of(library, citations_in(each.report))) for each in library.saved.all())
    return SavedListReport(library.name, tuple(_summary(each, standings) for each, standings in found))


def open_saved(library: Library, name: str) -> SavedReport:
    """Return a saved report, and how each sentence that it cites stands today.

    Raises:
        SavedNotFoundError: nothing is saved under that name.
    """
    saved = library.saved.get(name)
    standings = standing_of(library, citations_in(saved.report))
    return SavedReport(library.name, _summary(saved, standings), standings, saved.report)


def citations_in(report: Mapping[str, Any]) -> tuple[Citation, ...]:
    """Return what a report rests on, wherever it says so; what it calls ``nearest`` it does not rest on."""
    found: dict[tuple[Any, ...], Citation] = {}
    for each in _places(report):
        place = each["document_id"], each["version"], each["start"], each["end"], each.get("speaker")
        found.setdefault(place, _citation(each, len(found) + 1))
    return tuple(found.values())


def _places(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        if value.keys() >= PLACE:
            yield value
        for key, each in value.items():
            if key != "nearest":
                yield from _places(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _places(each)


def _citation(told: Mapping[str, Any], number: int) -> Citation:
    values = {field.name: told.get(field.name, _OTHERS.get(field.name)) for field in fields(Citation)}
    return Citation(**{**values, "number": told.get("number", number)})


def _summary(saved: Saved, standings: tuple[Standing, ...]) -> SavedSummary:
    states = [each.state for each in standings]
    asked = (saved.report.get(key) for key in ("question", "topic", "query"))
    return SavedSummary(
        name=saved.name,
        kind=saved.kind,
        saved=saved.saved,
        about=next((str(each) for each in asked if each), ""),
        cited=len(states),
        kept=states.count("kept"),
        changed=states.count("changed"),
        removed=states.count("removed"),
        stale=any(state != "kept" for state in states),
    )
