"""What a parser process answers, as documents, failures, addresses and files again. Pure."""

from collections.abc import Callable, Iterable
from typing import Any

from index.loading.parts import Part
from index.types import Box, Entry, Failure, Loaded, Metadata, Moment, Reading, ReadWord

Item = Loaded | Failure | Entry | Part
"""What is found in a source: a document, what can't be read, an address that a list names, or a file within it."""


def _loaded(fields: dict[str, Any]) -> Loaded:
    return Loaded(
        **{
            **fields,
            "metadata": Metadata(**fields["metadata"]),
            "page_starts": tuple(fields["page_starts"]),
            "warnings": tuple(fields["warnings"]),
            "times": tuple(Moment(**each) for each in fields["times"]),
            "reading": _reading(fields["reading"]),
        }
    )


def _reading(fields: dict[str, Any]) -> Reading:
    words = (ReadWord(**{**each, "box": Box(**each["box"])}) for each in fields["words"])
    return Reading(tuple(words), tuple(fields["unread"]))


def _part(fields: dict[str, Any]) -> Part:
    return Part(**{name: value for name, value in fields.items() if name != "size"})


def _entry(fields: dict[str, Any]) -> Entry:
    return Entry(**{**fields, "metadata": Metadata(**fields["metadata"])})


_READ: dict[str, Callable[[dict[str, Any]], Item]] = {
    "loaded": _loaded,
    "failure": lambda fields: Failure(**fields),
    "entry": _entry,
    "part": _part,
}


def items_of(answers: Iterable[tuple[str, Any]]) -> list[Item]:
    """Return what a parser found, of answers each with its kind."""
    return [_READ[kind](fields) for kind, fields in answers]
