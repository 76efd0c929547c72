"""What the lists of documents show: those that match a search, in the order of a column. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from index.i18n import N_, _
from index.types import DocumentSummary

ROWS = 200
"""The most documents listed at once; the search box narrows the rest."""


COLUMNS = {
    "title": N_("Title"),
    "outlet": N_("Outlet"),
    "author": N_("Author"),
    "published": N_("Published"),
    "language": N_("Language"),
    "media_type": N_("Kind"),
    "passages": N_("Passages"),
    "added": N_("Added"),
}
"""The columns of the table of documents, and what each is called."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the lists of documents show: those that match a search, of ``total`` in the library."""

    library: str
    total: int
    found: tuple[DocumentSummary, ...]
    query: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    order: str = "title"

    @property
    def shown(self) -> tuple[tuple[str, str, str], ...]:
        """The columns that a table may be sorted by: their names, their headings and how each is sorted now."""
        column, downwards = self.order.removeprefix("-"), self.order.startswith("-")
        now = "descending" if downwards else "ascending"
        return tuple((name, _(heading), now if name == column else "none") for name, heading in COLUMNS.items())

    def same_text(self, document: DocumentSummary) -> str:
        """Return in words which others of :attr:`names`, by id, hold the same text as a document."""
        names = ", ".join(self.names[each] for each in document.copies if each in self.names)
        return _("Same text as %(names)s", names=names)

    @property
    def rows(self) -> tuple[DocumentSummary, ...]:
        """The documents that are listed."""
        return self.found[:ROWS]


def matching(documents: Iterable[DocumentSummary], query: str) -> tuple[DocumentSummary, ...]:
    """Return the documents whose title, outlet, author, date or address contains every word of ``query``."""
    words = query.casefold().split()
    return tuple(each for each in documents if all(word in _searched(each) for word in words))


def ordered(documents: Iterable[DocumentSummary], order: str) -> tuple[DocumentSummary, ...]:
    """Return documents in the order of one of :data:`COLUMNS`, downwards where a ``-`` stands before its name.

    Those that have nothing there come last either way; a column that there is none of is the title's.
    """
    column = order.removeprefix("-")
    if column not in COLUMNS:
        column = "title"
    titled = sorted(documents, key=lambda each: each.title.casefold())
    told = [each for each in titled if getattr(each, column)]
    told.sort(key=lambda each: _sorted_by(getattr(each, column)), reverse=order.startswith("-"))
    return (*told, *(each for each in titled if not getattr(each, column)))


def _sorted_by(value: str | int) -> str | int:
    return value.casefold() if isinstance(value, str) else value


def _searched(document: DocumentSummary) -> str:
    fields = (document.title, document.outlet, document.author, document.published, document.url)
    return " ".join(filter(None, fields)).casefold()
