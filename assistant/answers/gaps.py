"""What a reader has to know beside an answer: what it could not know, and what it was asked for and does not hold."""

from collections.abc import Iterable, Iterator

from assistant.question.speakers import unheard
from assistant.types import Answer
from assistant.unmentioned import known_of, unmentioned
from index.errors import DocumentNotFoundError
from index.i18n import _
from index.library.library import Library
from index.types import Scope

_LOOKED_THROUGH = 20
"""Passages that are looked through for a word before it counts as mentioned nowhere."""


def caution(library: Library, question: str, answer: Answer) -> str:
    """Return what to expect of the languages that the question is asked in, or the answer draws on."""
    known = library.documents()
    cited = {each.document_id for each in answer.citations or answer.nearest}
    drawn_on = {each.language for each in known if each.document_id in cited}
    return library.caution({library.asked_in(question), *drawn_on}) if known else ""


def lacking(library: Library, question: str, answer: Answer) -> str:
    """Return what the question asks for that the answer does not give: somebody's words, or a name or number at all.

    Of one that is declined, the names and numbers that stand nowhere in the documents of its scope. Empty where nothing
    is lacking.
    """
    shown = dict.fromkeys(each.document_id for each in answer.citations or answer.nearest)
    try:
        documents = [library.document(each) for each in shown]
    except DocumentNotFoundError:
        return ""  # removed since it was cited: what it mentions is not known any more
    languages = {library.asked_in(question), *(each.language for each in documents)}
    told = [words for each in documents for words in (each.text, *known_of(each))]
    missing = unmentioned(question, told, languages) if told else ()
    if missing and answer.citations:
        return _("The documents cited here do not mention %(words)s.", words=_listed(missing))
    if missing:
        nowhere = unmentioned(question, [*told, *_found(library, missing, answer.scope)], languages)
        return _("None of the documents mentions %(words)s.", words=_listed(nowhere)) if nowhere else ""
    name = unheard(question, answer.citations) if answer.citations else None
    return _("Nothing here is said by %(name)s: these are the words of others.", name=name) if name else ""


def _found(library: Library, words: Iterable[str], scope: Scope) -> Iterator[str]:
    """Yield the passages that hold most of the words, and the titles, names and dates of all documents."""
    for hit in library.search(" ".join(words), scope=scope, limit=_LOOKED_THROUGH, how="lexical").hits:
        yield hit.text
    for document in filter(scope.admits, library.documents()):
        yield from known_of(document)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(_("“%(title)s”", title=each) for each in words)
