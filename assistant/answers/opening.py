"""One document opened at a citation: its text as it was cited, and the cited words with who says them."""

from dataclasses import dataclass, fields, replace

from assistant.evidence import citation_of
from assistant.types import Citation
from index.errors import WrongUseError
from index.i18n import _, figure
from index.library import Library
from index.text import voiced_sentences
from index.types import Document


@dataclass(frozen=True, slots=True)
class OpenedDocument(Document):
    """A document with the words at which it was opened: ``cited``, one for each sentence that they touch.

    ``replaced`` is when a later version was noticed (ISO time, UTC), ``None`` for the text as it is now.
    """

    cited: tuple[Citation, ...] = ()
    replaced: str | None = None


def open_document(
    library: Library, document_id: str, *, start: int | None = None, end: int | None = None, version: str | None = None
) -> OpenedDocument:
    """Return a document, and the words from ``start`` to ``end`` of it with who says them.

    ``version`` is the beginning of one, such as a citation carries; without it the text is as it is now.

    Raises:
        DocumentNotFoundError: no document has that id.
        WrongUseError: it has no such version, or no such place.
    """
    document, replaced = _in_version(library, document_id, version)
    text = document.text
    begin, stop = start or 0, (0 if start is None else len(text)) if end is None else end
    if not 0 <= begin <= stop <= len(text) or (start is not None and begin == stop):
        raise WrongUseError(
            _(
                "This text has no characters %(begin)s to %(stop)s: it has %(number)s.",
                begin=begin,
                stop=stop,
                number=figure(len(text)),
            ),
            place=document.title,
            advice=_("Give start and end as the citation has them, and its version."),
        )
    known = () if replaced else (each for passage in library.passages(document_id) for each in passage.sentences)
    voices = {(each.start, each.end): each for each in (*voiced_sentences(text), *known)}
    touched = [each for each in voices.values() if each.start < stop and each.end > begin]
    cited = (replace(each, start=max(each.start, begin), end=min(each.end, stop)) for each in touched)
    return OpenedDocument(
        **{each.name: getattr(document, each.name) for each in fields(Document)},
        cited=tuple(citation_of(number, document, each) for number, each in enumerate(cited, start=1)),
        replaced=replaced,
    )


def _in_version(library: Library, document_id: str, version: str | None) -> tuple[Document, str | None]:
    document = library.document(document_id)
    if version is None or document.version.startswith(version):
        return document, None
    for each in library.earlier(document_id):
        if each.document.version.startswith(version):
            return each.document, each.replaced
    raise WrongUseError(
        _("No version of this document begins like this, or it is not kept any more."),
        place=version,
        advice=_("Leave it out to open the text as it is now, in which a citation may stand elsewhere."),
    )
