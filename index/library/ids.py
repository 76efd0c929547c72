"""Documents by the beginnings of their ids, as git takes those of commits. Pure."""

from collections.abc import Mapping

from index.errors import DocumentNotFoundError, WrongUseError
from index.i18n import _
from index.types import DocumentSummary

SHOWN = 8
"""Characters of an id that are shown: of a million documents, hardly two begin with the same."""

NAMED = 5
"""Documents that are named where several are meant."""


class AmbiguousIdError(WrongUseError):
    """The beginning of an id that several documents have."""


def short_id(document_id: str) -> str:
    """Return the beginning of an id by which its document is called."""
    return document_id[:SHOWN]


def id_of(beginning: str, documents: Mapping[str, DocumentSummary]) -> str:
    """Return the id that begins like this, of ``documents`` by their ids.

    Raises:
        DocumentNotFoundError: none does.
        AmbiguousIdError: several do; the error names them.
    """
    typed = beginning.strip().casefold()
    if typed in documents:
        return typed
    found = [each for each in documents if typed and each.startswith(typed)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise DocumentNotFoundError(
            _("No document of this library has the id %(id)s.", id=beginning),
            advice=_("List the documents to see their ids; this one may have been removed."),
        )
    names = "; ".join(f"{each} ({documents[each].title})" for each in found[:NAMED])
    raise AmbiguousIdError(
        _("The ids of %(number)s documents begin like this.", number=len(found)),
        place=beginning,
        advice=_("Type more of one: %(names)s.", names=f"{names} …" if len(found) > NAMED else names),
    )
