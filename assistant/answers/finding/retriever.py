"""Question to ranked passages, as a LangChain retriever."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, PrivateAttr

from assistant.answers.finding.exact import codes_in, passages_with
from assistant.question import carrying_words
from index.library import Library
from index.text import stems
from index.types import Hit, Scope

LOOKED_THROUGH = 2
"""How many of the nearest passages are looked through for other documents' titles, where the question names none."""


RARE = 2
"""Documents that hold a word at most for it to be rare."""

_HOLDING = 8
"""Passages with a rare word that are looked at."""


def told_in(hit: Hit) -> frozenset[str]:
    """Return the stems of a passage with those of what is above it and of its document's title."""
    return stems("\n".join((hit.document.title, *hit.passage.above, hit.text)))


def mentions_most(hit: Hit, wanted: frozenset[str]) -> bool:
    """Whether a passage, its heading or its document's title hold more than half of the stems ``wanted``."""
    return 2 * len(wanted & told_in(hit)) > len(wanted)


class PassageRetriever(BaseRetriever):
    """The passages nearest to a question within a scope, dense and lexical rankings fused, in two steps.

    What the question needs may stand in a document that only another one leads to ("Where was the mayor's father
    born?"). So the documents that the question names by their titles come first, then those that their passages (or
    else the nearest ones) name, with up to half of the places; the other places keep their order. A word of the
    question that hardly any document has tells more than all others: its best passage takes the last place if none of
    those found has it. What holds a number or code of the question exactly comes before all.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    scope: Scope = Scope()
    limit: int = 8
    _notice: str | None = PrivateAttr(default=None)

    @property
    def notice(self) -> str | None:
        """What has to be said of how the passages were found, if anything."""
        return self._notice

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        nearest = self._search(query, self.scope, self.limit)
        asked = self._best_of(query, self.library.named_in(query, scope=self.scope), self.limit // 2)
        names = [self.library.named_in(hit.text, scope=self.scope) for hit in asked or nearest[:LOOKED_THROUGH]]
        known = {hit.document.document_id for hit in asked}
        linked = [name for name in chain.from_iterable(zip_longest(*names)) if name and name not in known]
        led_to = self._best_of(query, linked, self.limit // 2)
        codes = codes_in(query)
        exact = passages_with(self.library, codes, self.scope)
        hits: dict[tuple[str, int], Hit] = {}
        for hit in (*exact[: self.limit // 2], *asked, *led_to, *nearest):
            hits.setdefault((hit.document.document_id, hit.passage.start), hit)
        found = list(hits.values())[: self.limit]
        rare = self._rarest(query, found)
        return [_to_langchain(hit) for hit in ([*found[: self.limit - 1], rare] if rare else found)]

    def _rarest(self, query: str, found: Sequence[Hit]) -> Hit | None:
        """Return the passage nearest to ``query`` with the rarest of its words that none of those ``found`` holds."""
        there = frozenset[str]().union(*map(told_in, found))
        lacking = [word for word in carrying_words(query) if not stems(word) <= there]
        holding = [self.library.search(word, scope=self.scope, limit=_HOLDING, how="lexical").hits for word in lacking]
        rare = [hits for hits in holding if 0 < len({hit.document.document_id for hit in hits}) <= RARE]
        if not rare:
            return None
        places = [(hit.document.document_id, hit.passage.start) for hit in min(rare, key=len)]
        within = replace(self.scope, documents=tuple(dict.fromkeys(document_id for document_id, _ in places)))
        ranked = self._search(query, within, _HOLDING)
        return next((hit for hit in ranked if (hit.document.document_id, hit.passage.start) in places), None)

    def _best_of(self, query: str, document_ids: Sequence[str], most: int) -> list[Hit]:
        """Return the passage nearest to ``query`` of each of the first ``most`` documents."""
        wanted = tuple(dict.fromkeys(document_ids))[:most]
        if not wanted:
            return []
        scope = replace(self.scope, documents=wanted)
        found = self._search(query, scope, 8 * len(wanted))
        best: dict[str, Hit] = {}
        for hit in found:
            best.setdefault(hit.document.document_id, hit)
        return [best[each] for each in wanted if each in best]

    def _search(self, query: str, scope: Scope, limit: int) -> tuple[Hit, ...]:
        report = self.library.search(query, scope=scope, limit=limit)
        self._notice = self._notice or report.notice
        return report.hits


def _to_langchain(hit: Hit) -> Document:
    return Document(
        id=f"{hit.document.document_id}:{hit.passage.start}-{hit.passage.end}",
        page_content=hit.text,
        metadata={
            "document_id": hit.document.document_id,
            "title": hit.document.title,
            "outlet": hit.document.outlet,
            "published": hit.document.published,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "hit": hit,
        },
    )


def to_hits(documents: Sequence[Document]) -> list[Hit]:
    """Return the hits that documents of :class:`PassageRetriever` stand for."""
    return [document.metadata["hit"] for document in documents]
