"""A question's nearest passages: by meaning and by words, fused, copies of one text as one."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from index.catalog import Catalog, StoredPassage, first_of_copies
from index.embedding import Embedder
from index.i18n import N_, _, n_, ngettext
from index.search.fusion import FRESH, by_words, fuse, in_turns, under_groups
from index.search.recency import freshness, newest_of, years_in
from index.search.spelling import forms_in, near_stems
from index.search.titles import Titles, named_in, titles_of
from index.text import stems, terms, to_match, unique
from index.types import DocumentSummary, Hit, Scope
from index.vectors import Neighbours, VectorsError

How = Literal["fused", "dense", "lexical"]

DEPTH = 60
"""Passages taken from each ranking before they are fused."""

COMMON = 0.1
"""A word that more than this share of all passages hold does not tell documents apart; in a small library any may."""

_BODIES = 3
"""Passages in which the forms of a word are looked up."""

FEW = 1000
"""Passages of a small library."""

BY_WORDS = N_("%(reason)s Until then passages are found by their words alone, not by their meaning.")
"""What is said where the vectors cannot be searched."""


NOT_YET = n_(
    "%(num)s passage is still being embedded; until then it is found by its words alone.",
    "%(num)s passages are still being embedded; until then they are found by their words alone.",
)
"""What is said while documents go in."""


class _Known:
    """The documents as they are until the next change, and what is derived from all of them, where it is asked for."""

    def __init__(
        self,
        documents: Mapping[str, DocumentSummary],
        languages: Collection[str | None] = (),
        words: Callable[[], Mapping[str, int]] = dict,
        waiting: int = 0,
    ) -> None:
        self.waiting = waiting
        self.documents = documents
        self.languages = languages
        self._words = words

    @cached_property
    def titles(self) -> Titles:
        return titles_of(self.documents.values())

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        return self._words()

    @cached_property
    def newest(self) -> date | None:
        return newest_of(each.published for each in self.documents.values())


class Search:
    """Searches one library. Safe to use from several threads."""

    def __init__(self, catalog: Catalog, neighbours: Neighbours, embedder: Embedder) -> None:
        """Take what is searched."""
        self._catalog = catalog
        self._neighbours = neighbours
        # One question is searched for several times: in each step, and again where a narrower scope answers nothing.
        self._embedded = lru_cache(maxsize=16)(embedder.embed_query)
        self._cache_lock = threading.Lock()
        self._cached: tuple[object, _Known] = (None, _Known({}))

    def _known(self) -> "_Known":
        with self._cache_lock:
            marker = self._catalog.database.change_marker()
            if self._cached[0] != marker:
                found = {each.document_id: each for each in self._catalog.summaries()}
                passages = self._catalog.passages
                self._cached = (
                    marker,
                    _Known(found, passages.languages(), passages.vocabulary, len(passages.waiting())),
                )
            return self._cached[1]

    def documents(self) -> Mapping[str, DocumentSummary]:
        """Return every document without its text by its id, in the order of titles; read again only after a change."""
        return self._known().documents

    def named_in(self, text: str, scope: Scope) -> tuple[str, ...]:
        """Return the ids of the documents within ``scope`` that ``text`` names by their titles, in its order."""
        known = self._known()
        return tuple(i for i in named_in(text, known.titles) if scope.admits(known.documents[i]))

    def run(self, query: str, scope: Scope, limit: int, how: How) -> tuple[tuple[Hit, ...], str | None]:
        """Return at most ``limit`` hits, best first, and what has to be said of how they were found, if anything."""
        documents = self.documents()
        within = None
        if scope.names_documents:
            within = [document.document_id for document in documents.values() if scope.admits(document)]
        if not documents or within == []:
            return (), None
        spoken = self._catalog.passages.spoken_by(scope.speakers) if scope.speakers else None
        # Speakers are filtered afterwards, so more has to be taken before.
        depth = max(DEPTH, 3 * limit) * (1 if spoken is None else 5)
        dense, notice = ([], None) if how == "lexical" else self._dense(query, depth, within)
        notice = notice or (None if how == "lexical" else self._not_yet())
        lexical = [] if how == "dense" else self._lexical(query, depth, within)
        if spoken is not None:
            dense = [found for found in dense if found[0] in spoken]
            lexical = [passage_id for passage_id in lexical if passage_id in spoken]
        rankings = [[passage_id for passage_id, _ in dense], lexical]
        fused = fuse(rankings)[: max(DEPTH, 3 * limit)]
        stored = self._catalog.passages.get([passage_id for passage_id, _ in fused])
        # A document may have been removed since the rankings were made.
        owners = {i: documents[each.document_id] for i, each in stored.items() if each.document_id in documents}
        ranked = [(i, score) for i, score in fused if i in owners]
        if how == "fused":
            ranked = self._by_document(query, ranked, owners, rankings)
        return merge_copies(_hits(ranked, stored, owners, dict(dense), lexical))[:limit], notice

    def missing(self, words: Sequence[str], scope: Scope) -> tuple[str, ...]:
        """Return those of ``words`` of which no passage within ``scope`` holds a form, titles included."""
        known = self._known()
        admitted = {i: each for i, each in known.documents.items() if scope.admits(each)}
        within = list(admitted) if scope.names_documents else None
        told = {stem for each in admitted.values() for stem in stems(f"{each.title} {each.outlet} {each.author}")}
        return tuple(
            word
            for word in words
            if (expression := to_match(word, known.languages))
            and not stems(word) <= told
            and not self._catalog.passages.holds(word, expression, within)
        )

    def says(self, words: str, scope: Scope) -> bool:
        """Whether a document within ``scope`` has these very words in its text, whatever their case."""
        within = [i for i, each in self._known().documents.items() if scope.admits(each)]
        return self._catalog.passages.says(words, within if scope.names_documents else None)

    def near_words(self, word: str) -> tuple[str, ...]:
        """Return the words of the documents that are spelt most like ``word``, nearest first."""
        passages = self._catalog.passages
        stems_near = near_stems(word, self._known().vocabulary)
        return tuple(form for stem in stems_near for form in forms_in(passages.bodies_with(stem, _BODIES), stem))

    def read(self, scope: Scope, most: int | None) -> tuple[Hit, ...]:
        """Return the passages within ``scope`` by document; of each its first ones where there are over ``most``."""
        documents = {i: each for i, each in self.documents().items() if scope.admits(each)}
        ids = self._catalog.passages.by_document(documents)
        if scope.speakers:
            spoken = self._catalog.passages.spoken_by(scope.speakers)
            ids = {i: [each for each in own if each in spoken] for i, own in ids.items()}
        kept = ids.values() if most is None else first_of_each(list(ids.values()), most)
        stored = self._catalog.passages.get([i for own in kept for i in own])
        return tuple(
            Hit(documents[each.document_id], each.passage, each.text, 0.0)
            for each in sorted(stored.values(), key=lambda each: (each.document_id, each.passage.start))
        )

    def _dense(
        self, query: str, depth: int, within: Sequence[str] | None
    ) -> tuple[list[tuple[int, float]], str | None]:
        try:
            return self._neighbours.nearest(self._embedded(query), depth, within), None
        except VectorsError as error:
            return [], _(BY_WORDS, reason=error)

    def _not_yet(self) -> str | None:
        """Return what has to be said while passages are not embedded yet."""
        waiting = self._known().waiting
        return ngettext(*NOT_YET, waiting) if waiting else None

    def _lexical(self, query: str, depth: int, within: Sequence[str] | None) -> list[int]:
        expression = to_match(query, self._known().languages)
        return self._catalog.passages.match(expression, depth, within) if expression else []

    def _by_document(
        self,
        query: str,
        ranked: Sequence[tuple[int, float]],
        owners: Mapping[int, DocumentSummary],
        rankings: Sequence[Sequence[int]],
    ) -> list[tuple[int, float]]:
        """Return passages, best first, by their own ranks, their documents' ranks and their documents' dates.

        A document is ranked by its first passage in each of ``rankings``, and by the words of all its passages. Where
        ``query`` names no year, every second passage is the next best whatever its date.
        """
        owner_of = {passage_id: owner.document_id for passage_id, owner in owners.items()}
        firsts = [unique(owner_of[i] for i in ranking if i in owner_of) for ranking in rankings]
        groups: dict[Hashable, float] = dict(fuse([*firsts, self._by_words(query, set(owner_of.values()))]))
        documents = {owner.document_id: owner for owner in owners.values()}
        dates = [document.published for document in documents.values()]
        fresh = dict(zip(documents, freshness(dates, self._known().newest, years_in(query)), strict=True))
        plain = sorted(under_groups(ranked, owner_of, groups), key=lambda each: -each[1])
        dated = sorted(((i, score * (1 + FRESH * fresh[owner_of[i]])) for i, score in plain), key=lambda each: -each[1])
        if years_in(query):
            return dated
        # What is asked for may as well be old, and a date alone says nothing of whether a document fits.
        turns = in_turns([i for i, _ in dated], [i for i, _ in plain])
        return [(i, score) for i, (_, score) in zip(turns, dated, strict=True)]

    def _by_words(self, query: str, document_ids: Collection[str]) -> list[str]:
        """Return the documents that hold words of ``query``, best first by how many of their passages do."""
        passages = self._catalog.passages
        total = passages.count()
        of_documents = passages.by_document(document_ids)
        owner_of = {i: document_id for document_id, ids in of_documents.items() for i in ids}
        held = [passages.holding(word, max(FEW, int(COMMON * total))) for word in terms(query, self._known().languages)]
        holding = [(len(ids), Counter(owner_of[i] for i in ids if i in owner_of)) for ids in held if ids]
        return by_words(holding, {document_id: len(ids) for document_id, ids in of_documents.items()}, total)


def _hits(
    ranked: Sequence[tuple[int, float]],
    stored: Mapping[int, StoredPassage],
    owners: Mapping[int, DocumentSummary],
    similarities: Mapping[int, float],
    lexical: Sequence[int],
) -> list[Hit]:
    dense_ranks = {passage_id: rank for rank, passage_id in enumerate(similarities, start=1)}
    lexical_ranks = {passage_id: rank for rank, passage_id in enumerate(lexical, start=1)}
    return [
        Hit(
            document=owners[i],
            passage=stored[i].passage,
            text=stored[i].text,
            score=score,
            similarity=similarities.get(i),
            dense_rank=dense_ranks.get(i),
            lexical_rank=lexical_ranks.get(i),
        )
        for i, score in ranked
    ]


def merge_copies(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep the best of each set of near-copies, and name on it the other documents in which the passage stands."""
    firsts = first_of_copies([hit.text for hit in hits])
    also: dict[int, list[str]] = {}
    for first, hit in zip(firsts, hits, strict=True):
        also.setdefault(first, []).append(hit.document.document_id)
    return tuple(
        replace(hits[first], also_in=tuple(i for i in unique(ids) if i != hits[first].document.document_id))
        for first, ids in also.items()
    )


def first_of_each(groups: Sequence[list[int]], most: int) -> list[list[int]]:
    """Return the first of each group, as many of each as make at most ``most`` together, but one of each at least."""
    longest = max((len(each) for each in groups), default=0)
    fits = (n for n in range(longest, 1, -1) if sum(min(n, len(each)) for each in groups) <= most)
    n = next(fits, 1)
    return [each[:n] for each in groups]
