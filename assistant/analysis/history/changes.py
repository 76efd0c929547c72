"""What has changed in a document since an earlier version of it, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.analysis.history.rewording import Pair, Version, compare, differing
from assistant.evidence import citation_of
from assistant.types import Citation
from index.errors import LibraryError
from index.i18n import _
from index.library import Library
from index.types import Document, EarlierVersion, Span

FIELDS = ("title", "outlet", "author", "published", "url")
"""What a document says of itself and is compared as well."""


class VersionNotFoundError(LibraryError):
    """A document has no such earlier version, or it is not kept any more."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that was ``changed``, ``added`` or ``removed``: as it stood in each of the two versions.

    ``gone`` are the words of ``before`` that differ and ``come`` those of ``after``, each counted from the first
    character of its quote. Both are empty where only the speaker has changed.
    """

    kind: Literal["changed", "added", "removed"]
    before: Citation | None
    after: Citation | None
    gone: tuple[Span, ...] = ()
    come: tuple[Span, ...] = ()

    @property
    def reattributed(self) -> bool:
        """Whether the words are the same and are given to another speaker."""
        return self.kind == "changed" and not self.gone and not self.come


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a document said of itself, and says now."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """An earlier version that is kept. That it was replaced was noticed at ``replaced`` (ISO time, UTC)."""

    version: str
    title: str
    replaced: str


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """How a document differs from its version ``since``; both empty and ``None`` where no earlier one is kept.

    ``kept`` counts the sentences that stand in both.
    """

    library: str
    document_id: str
    title: str
    version: str
    since: str | None
    replaced: str | None
    kept: int
    changes: tuple[SentenceChange, ...]
    fields: tuple[FieldChange, ...]
    earlier: tuple[VersionSummary, ...]


def changes_since(library: Library, document_id: str, since: str | None = None) -> ChangesReport:
    """Return what has changed in a document since its last version, or since the one that begins with ``since``.

    Raises:
        DocumentNotFoundError: no document has that id.
        VersionNotFoundError: it has no such earlier version.
    """
    document = library.document(document_id)
    earlier = library.earlier(document_id)
    chosen = _chosen(earlier, since)
    changes: tuple[SentenceChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    kept = len(Version.of(document.text, document.language).sentences)
    if chosen:
        before, after = (Version.of(each.text, each.language) for each in (chosen.document, document))
        pairs = compare(before, after)
        changes = changes_of(pairs, chosen.document, document)
        fields = _fields(chosen.document, document)
        kept = sum(pair.kind == "kept" for pair in pairs)
    return ChangesReport(
        library=library.name,
        document_id=document_id,
        title=document.title,
        version=document.version,
        since=chosen.document.version if chosen else None,
        replaced=chosen.replaced if chosen else None,
        kept=kept,
        changes=changes,
        fields=fields,
        earlier=tuple(VersionSummary(each.document.version, each.document.title, each.replaced) for each in earlier),
    )


def changes_of(pairs: Sequence[Pair], before: Document, after: Document) -> tuple[SentenceChange, ...]:
    """Return the pairs that are not kept, each sentence with its citation; these are numbered on from 1."""
    found: list[SentenceChange] = []
    number = 0
    for pair in pairs:
        if pair.kind == "kept":
            continue
        one = other = None
        if pair.before:
            number += 1
            one = citation_of(number, before, pair.before)
        if pair.after:
            number += 1
            other = citation_of(number, after, pair.after)
        gone, come = differing(one.quote, other.quote) if one and other else ((), ())
        found.append(SentenceChange(pair.kind, one, other, gone, come))
    return tuple(found)


def _chosen(earlier: Sequence[EarlierVersion], since: str | None) -> EarlierVersion | None:
    if since is None:
        return earlier[0] if earlier else None
    found = next((each for each in earlier if each.document.version.startswith(since)), None)
    if found is None:
        raise VersionNotFoundError(
            _("No earlier version of this document begins like this, or it is not kept any more."),
            place=since,
            advice=_("Leave it out to see what has changed since the last one."),
        )
    return found


def _fields(before: Document, after: Document) -> tuple[FieldChange, ...]:
    each = ((field, getattr(before, field), getattr(after, field)) for field in FIELDS)
    return tuple(FieldChange(field, old, new) for field, old, new in each if old != new)
