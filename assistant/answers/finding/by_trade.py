"""A question for the words of people of a trade ("what do experts say?"), as one for those whom documents call so."""

from contextlib import suppress
from dataclasses import replace
from itertools import chain

from assistant.answers.finding.retriever import mentions_most
from assistant.question import Question, bearers, trade_asked
from index.errors import DocumentNotFoundError
from index.library import Library
from index.text import stems, unique

_LOOKED_THROUGH = 12
"""Passages nearest to the topic; in the documents of those that tell of it people of the trade are looked for."""


def of_trade(library: Library, asked: Question) -> Question:
    """Return ``asked`` kept to the words of those whom the documents on its topic call people of the trade it names.

    As it is where it names none, or nobody is called so.

    Raises:
        StaleLibraryError: the library needs re-indexing.
    """
    trade = trade_asked(asked.asked)
    if trade is None or asked.scope.speakers:
        return asked
    wanted = stems(trade.topic)
    hits = library.search(trade.topic, scope=asked.scope, limit=_LOOKED_THROUGH).hits
    summaries = {hit.document.document_id: hit.document for hit in hits if mentions_most(hit, wanted)}
    found: dict[str, tuple[str, ...]] = {}
    for document_id, summary in summaries.items():
        with suppress(DocumentNotFoundError):  # removed since it was found: nobody speaks in it any more
            if names := bearers(trade, library.document(document_id).text, summary.speakers):
                found[document_id] = names
    if not found:
        return asked
    names = tuple(unique(chain.from_iterable(found.values())))
    narrowed = replace(asked.scope, documents=tuple(found), speakers=names)
    return replace(asked, narrowed=narrowed, topic=trade.topic, kind="says", for_words=True, at_length=True)
