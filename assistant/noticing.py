"""What a reader has to know beside an answer: what it could not know, and what it was asked for and does not hold."""

from collections.abc import Iterable, Iterator
from itertools import chain

from assistant.speakers import unheard
from assistant.types import Answer
from assistant.unmentioned import unmentioned
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import Document
from index.words import _

_ENGLISH = {None, "en"}


def caution(library: Library, question: str, answer: Answer) -> str:
    """Return what to expect of the languages that the question is asked in, or the answer draws on."""
    known = library.documents()
    cited = {each.document_id for each in answer.citations or answer.nearest}
    drawn_on = {each.language for each in known if each.document_id in cited}
    return library.caution({library.asked_in(question), *drawn_on}) if known else ""


def lacking(library: Library, question: str, answer: Answer) -> str:
    """Return what the question asks for that the answer does not give: somebody's words, or a name or number at all.

    Empty where there is no such thing, or no answer.
    """
    if not answer.citations:
        return ""
    missing = _unmentioned(library, question, dict.fromkeys(each.document_id for each in answer.citations))
    if missing:
        words = ", ".join(_("“%(title)s”", title=each) for each in missing)
        return _("The documents cited here do not mention %(words)s.", words=words)
    name = unheard(question, answer.citations)
    return _("Nothing here is said by %(name)s: these are the words of others.", name=name) if name else ""


def _unmentioned(library: Library, question: str, cited: Iterable[str]) -> tuple[str, ...]:
    try:
        documents = [library.document(each) for each in cited]
    except DocumentNotFoundError:
        return ()  # removed since it was cited: what it mentions is not known any more
    languages = {library.asked_in(question), *(each.language for each in documents)}
    return unmentioned(question, [*chain(*map(_texts, documents))], by_capitals=languages <= _ENGLISH)


def _texts(document: Document) -> Iterator[str]:
    return filter(None, (document.title, document.outlet, document.author, document.published, document.text))
