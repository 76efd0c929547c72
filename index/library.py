"""The one door to a library: add, sync, search, open, edit, remove, check, re-index."""

import os
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from index.catalog import METADATA_FIELDS, Catalog
from index.cautions import caution
from index.copies import groups_of, originals_first
from index.embedding import Embedder, SentenceTransformerEmbedder, Vectors, has_bfloat16
from index.errors import DocumentNotFoundError, LibraryBusyError, LibraryError, StaleLibraryError, WrongUseError
from index.fulltext import forms_of
from index.holding import Holding
from index.ingest import NO_TIME, SPLITTING, Ingest, OnProgress
from index.introductions import introduces
from index.joining import find_abbreviations, form_of, group_speakers
from index.languages import ENGLISH, Languages, code_of, knows, language_of, name_of
from index.loading.sources import is_address
from index.manners import Manners
from index.mirror import VectorMirror
from index.model_card import languages_of
from index.neighbours import Neighbours
from index.originals import Originals
from index.outline import claimed_in, claims_of, paragraph_sentences, sentences_of, voiced_sentences
from index.ranking import content_words, stem_words, stems
from index.saved import SavedStore
from index.searching import How, Search
from index.shelf import libraries_in
from index.splitting import sentence_spans
from index.types import (
    EVERYTHING,
    Change,
    CheckReport,
    Document,
    DocumentSummary,
    EarlierVersion,
    EditReport,
    Failure,
    Hit,
    ListReport,
    Passage,
    PlacesReport,
    RemoveReport,
    Scope,
    SearchReport,
    Sentence,
    ShowReport,
    SpeakerDecision,
    SyncReport,
)
from index.vector_server import VectorServer
from index.vectors import VectorIndex
from index.visiting import Visitor
from index.voices import Claim, ClaimedSentence, DocumentClaims, Voice
from index.words import _

__all__ = [
    "ENGLISH",
    "Claim",
    "ClaimedSentence",
    "DocumentClaims",
    "Embedder",
    "Languages",
    "Library",
    "Manners",
    "OnProgress",
    "SentenceTransformerEmbedder",
    "Vectors",
    "Voice",
    "claims_of",
    "content_words",
    "find_abbreviations",
    "form_of",
    "forms_of",
    "group_speakers",
    "groups_of",
    "has_bfloat16",
    "knows",
    "languages_of",
    "libraries_in",
    "name_of",
    "paragraph_sentences",
    "sentence_spans",
    "sentences_of",
    "stem_words",
    "stems",
    "voiced_sentences",
]


ASKED_IN = 0.5
"""How sure the language of a question, which is short, must be: none of 639 English ones was taken for another."""


class Library:
    """One corpus: its catalog, the vector index derived from it, and the originals that were uploaded.

    Safe to use from several threads. Other processes may read while one writes; a second writer is refused.
    """

    def __init__(
        self,
        folder: Path,
        *,
        embedder: Embedder,
        private_addresses: bool = False,
        manners: Manners = Manners(),  # noqa: B008 - frozen
        chroma: str | None = None,
        read_in: Languages = ENGLISH,
    ) -> None:
        """Open the library in ``folder``, making it if there is none.

        ``private_addresses`` allows web addresses on this machine or a private network; ``manners`` is how web servers
        are treated. ``chroma`` is the address of the Chroma server that keeps its vectors; without one they are in the
        folder. ``read_in`` are the languages that whoever reads its passages knows; what is in others comes with a
        caution.

        Raises:
            LibraryError: the folder cannot be made or its catalog cannot be opened.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                _("The library's folder cannot be made (%(reason)s).", reason=error.strerror),
                place=str(folder),
                advice=_("Choose another with BYLINE_DATA, or change its permissions."),
            ) from error
        self.name = folder.name
        self.folder = folder
        self._embedder = embedder
        self._read_in = read_in
        self._catalog = Catalog(folder / "catalog.sqlite")
        self._visitor = Visitor(self._catalog.visits, manners, private_addresses=private_addresses)
        self._vectors = VectorServer(chroma, folder / "vectors") if chroma else VectorIndex(folder / "vectors")
        self._mirror = VectorMirror(self._catalog, self._vectors)
        neighbours = Neighbours(self._catalog, self._mirror, self._vectors)
        self._search = Search(self._catalog, neighbours, embedder)
        self._originals = Originals(folder / "originals")
        self.saved: SavedStore = self._catalog.saved
        self._one_writer = threading.RLock()
        self._writer = FileLock(folder / "writer.lock")

    def close(self) -> None:
        """Let go of the library's files."""
        self._vectors.close()
        self._catalog.database.close()

    # Looking

    def list(self) -> ListReport:
        """Return the documents, and what could not be added and was not dismissed."""
        return ListReport(self.name, self.documents(), self.failures())

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return every document without its text, by title."""
        return tuple(self._search.documents().values())

    def languages(self) -> frozenset[str]:
        """Return the languages that documents are in, as far as they are known."""
        return frozenset(each.language for each in self.documents() if each.language)

    def asked_in(self, question: str) -> str | None:
        """Return the language of a question; ``None`` where it is not clear, or all suggests that it is English."""
        # The detector takes a second to load, and most libraries do without it.
        if question.isascii() and self.languages() <= {"en"}:
            return None
        return language_of(question, least=ASKED_IN)

    def caution(self, languages: Iterable[str | None]) -> str:
        """Return what to expect of texts in ``languages``, as far as the models or rules do not know them."""
        return caution(languages, meaning=self._embedder.languages, reading=self._read_in)

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of documents that are copies of one text, as ids, the one published first in front.

        Of undated ones the one that was added first. Documents that no other repeats are in no group.
        """
        documents = self._search.documents()
        groups = {frozenset((each.document_id, *each.copies)) for each in documents.values() if each.copies}
        return tuple(sorted(originals_first(documents[each] for each in group) for group in groups))

    def document(self, document_id: str) -> Document:
        """Return one document with its text.

        Raises:
            DocumentNotFoundError: no document has that id.
        """
        return self._catalog.document(document_id)

    def earlier(self, document_id: str) -> tuple[EarlierVersion, ...]:
        """Return the texts that a document had before the one it has now, the latest first; at most ten are kept."""
        return self._catalog.earlier(document_id)

    def show(self, document_id: str) -> ShowReport:
        """Return one document with its text and passages, and what to expect of its language.

        Raises:
            DocumentNotFoundError: no document has that id.
        """
        document = self.document(document_id)
        return ShowReport(self.name, document, self.passages(document_id), self.caution([document.language]))

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in order, with who says each sentence."""
        return self._catalog.passages.of(document_id)

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be added and was neither mended nor dismissed."""
        return self._catalog.places.failures()

    def places(self) -> PlacesReport:
        """Return the files, folders and addresses that ``sync`` looks at again."""
        return PlacesReport(self.name, self._catalog.places.roots())

    def original(self, document_id: str) -> Path | None:
        """Return the file that a document was read from, if it is a file of its own and still there."""
        paths = (Path(location) for location in self.document(document_id).locations if not is_address(location))
        return next((path for path in paths if path.is_file()), None)

    def introductions(self, document_id: str, name: str) -> tuple[tuple[Sentence, str], ...]:
        """Return the sentences and headings of a document that say who bears ``name``, in order, with their words.

        Raises:
            DocumentNotFoundError: there is no such document.
        """
        document = self.document(document_id)
        text = document.text
        known = {(each.start, each.end): each for passage in self.passages(document_id) for each in passage.sentences}
        return tuple(
            (known.get((span.start, span.end), Sentence(span.start, span.end)), span.of(text))
            for span in sentences_of(text, document.language)
            if introduces(name, span.of(text))
        )

    def search(self, query: str, *, scope: Scope = EVERYTHING, limit: int = 10, how: How = "fused") -> SearchReport:
        """Return the passages nearest to ``query`` within ``scope``, best first, copies of one text as one.

        Dense (cosine of the embeddings) and lexical (bm25) rankings are joined by reciprocal rank fusion; ``how``
        takes one of them alone.

        Raises:
            StaleLibraryError: the library was built with another embedding model or another splitting.
        """
        began = time.perf_counter()
        self._must_fit()
        hits, notice = self._search.run(query, scope, limit, how)
        return SearchReport(self.name, query, hits, time.perf_counter() - began, scope, notice)

    def read(self, scope: Scope = EVERYTHING, *, most: int | None = None) -> tuple[Hit, ...]:
        """Return the passages within ``scope`` in their order, document by document, unranked.

        Where there are more than ``most``, each document gives its first ones: as many as let every document be heard.
        """
        return self._search.read(scope, most)

    def vectors(self, hits: Sequence[Hit]) -> Vectors:
        """Return the unit vectors of passages, in this order; shape (passages, dimensions).

        Raises:
            DocumentNotFoundError: a document was changed or removed since they were found.
        """
        vectors = self._catalog.passages.vectors_at([(hit.document.document_id, hit.passage.start) for hit in hits])
        if len(vectors) != len(hits):
            raise DocumentNotFoundError(
                _("Some documents were changed or removed meanwhile."),
                advice=_("Run it again to take them as they are now."),
            )
        return vectors

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors of any texts; shape (texts, dimensions)."""
        return self._embedder.embed(texts)

    def embed_query(self, query: str) -> Vectors:
        """Return the unit vector of what is looked for, to be compared with those of texts; shape (dimensions,)."""
        return self._embedder.embed_query(query)

    def named_in(self, text: str, *, scope: Scope = EVERYTHING) -> tuple[str, ...]:
        """Return the ids of the documents within ``scope`` whose titles ``text`` names, in its order."""
        return self._search.named_in(text, scope)

    def claims(self, *, scope: Scope = EVERYTHING) -> Iterator[DocumentClaims]:
        """Yield the documents within ``scope``, by title, each with what its sentences say on whose behalf.

        The scope's speakers are not looked at: who is the same person, the whole of it tells. What an older version
        stored without claims gets them first, from its text.

        Raises:
            LibraryBusyError: an older version stored the documents, and another process is writing.
        """
        self._claim_older()
        for document in list(self.documents()):
            found = self._catalog.claims.of(document.document_id) if scope.admits(document) else None
            if found:
                yield DocumentClaims(document, *found)

    def _claim_older(self) -> None:
        if not self._catalog.claims.missing():
            return
        with self._locked():
            for document_id in self._catalog.claims.missing():
                document = self.document(document_id)
                self._catalog.claims.put(document_id, claimed_in(document.text, document.language))

    def speaker_decisions(self) -> tuple[SpeakerDecision, ...]:
        """Return which forms of speakers' names a person has joined or parted, the latest first."""
        return self._catalog.decisions.all()

    # Changing

    def decide_speakers(self, decisions: Sequence[SpeakerDecision]) -> None:
        """Keep what a person decided about speakers, until no document has them any more."""
        self._catalog.decisions.put(decisions)

    def add(
        self, places: Sequence[str], *, progress: OnProgress | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Add the documents at files, folders and web addresses, and remember these places for ``sync``.

        Raises:
            LibraryBusyError: another process is writing.
        """
        places = [place if is_address(place) else _absolute(place) for place in places]
        with self._writing() as ingest:
            for place in places:
                self._catalog.places.add_root(place)
            return self._cautioned(ingest(progress=progress, stop=stop).add(places))

    def add_uploads(
        self,
        files: Sequence[tuple[Path, str]],
        *,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Copy files, each with the name that a person knows it by, into the library and add them."""
        with self._writing() as ingest:
            names = {str(self._originals.keep(path, name)): name for path, name in files}
            report = ingest(names=names, progress=progress, stop=stop).add(names)
            self._originals.keep_only(self._catalog.places.sources().keys())
            return self._cautioned(report)

    def add_text(self, text: str, title: str | None = None, *, progress: OnProgress | None = None) -> SyncReport:
        """Add pasted text as a document of its own; ``title`` is set as an edit would set it."""
        with self._writing() as ingest:
            name = f"{title or 'pasted text'}.txt"
            names = {str(self._originals.keep(text.encode("utf-8", "replace"), name)): title or "pasted text"}
            report = ingest(names=names, progress=progress).add(names)
            self._originals.keep_only(self._catalog.places.sources().keys())
        if title:
            for change in report.added:
                self.edit(change.document_id, {"title": title})
            report = replace(report, added=tuple(replace(change, title=title) for change in report.added))
        return self._cautioned(report)

    def sync(
        self,
        *,
        web: bool = True,
        again: timedelta = NO_TIME,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Look at every remembered place again: add what is new or changed, remove what is gone.

        Without ``web`` only at files and folders, and at those addresses that a changed file names. Pages that a feed
        or another list names are asked for again once the time ``again`` has passed.

        Raises:
            LibraryBusyError: another process is writing.
        """
        with self._writing() as ingest:
            report = ingest(progress=progress, stop=stop).sync(web=web, again=again)
        if report.removed:
            self._catalog.decisions.forget_gone()
        if report.removed or report.changed:
            self._catalog.database.scrub()
        return self._cautioned(report)

    def refetch(
        self,
        document_ids: Sequence[str],
        *,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Fetch or read documents again from where they stand. A text that has changed is kept as an earlier version.

        A document that is not there any more is reported as failed, and stays.

        Raises:
            DocumentNotFoundError: no document has one of these ids; nothing is fetched then.
            LibraryBusyError: another process is writing.
        """
        for document_id in document_ids:
            self.document(document_id)
        with self._writing() as ingest:
            report = ingest(progress=progress, stop=stop).refetch(document_ids)
        if report.changed:
            self._catalog.database.scrub()
        return self._cautioned(report)

    def _cautioned(self, report: SyncReport) -> SyncReport:
        """Add to what was taken in what to expect of its language."""
        documents = self._search.documents()

        def warned(change: Change) -> Change:
            document = documents.get(change.document_id)
            told = self.caution([document.language]) if document else ""
            return replace(change, warnings=(*change.warnings, told)) if told else change

        return replace(report, added=tuple(map(warned, report.added)), changed=tuple(map(warned, report.changed)))

    def edit(self, document_id: str, fields: Mapping[str, str | None]) -> EditReport:
        """Set a document's metadata by hand; ``None`` takes a setting back. Only that document is embedded again.

        Raises:
            DocumentNotFoundError: no document has that id.
            LibraryError: a field is not one of a document's metadata.
            WrongUseError: the language is none.
        """
        unknown = set(fields) - set(METADATA_FIELDS)
        if unknown:
            raise LibraryError(
                _("A document has no %(what)s.", what=", ".join(sorted(unknown))),
                advice=_("It has %(what)s.", what=", ".join(METADATA_FIELDS)),
            )
        given = fields.get("language")
        if given and not code_of(given):
            raise WrongUseError(
                _("There is no language of this name."),
                place=given,
                advice=_("Give its code or English name: ru, Russian."),
            )
        self._catalog.document(document_id)
        with self._writing() as ingest:
            self._catalog.override(document_id, {**fields, **({"language": code_of(given)} if given else {})})
            ingest().again([document_id])
        return EditReport(self.name, self._search.documents()[document_id])

    def remove(self, document_ids: Sequence[str]) -> RemoveReport:
        """Remove documents, their passages, vectors and uploaded originals; ``sync`` does not bring them back.

        Raises:
            DocumentNotFoundError: no document has one of these ids; nothing is removed then.
        """
        documents = [self.document(document_id) for document_id in document_ids]
        with self._locked():
            self._must_fit()
            with self._mirror.writing():
                for document in documents:
                    passage_ids = self._catalog.passages.ids([document.document_id])
                    self._catalog.places.exclude(document.locations)
                    self._catalog.visits.forget(document.locations)
                    self._catalog.remove(document.document_id)
                    self._mirror.delete(passage_ids)
                self._originals.keep_only(self._catalog.places.sources().keys())
                self._catalog.decisions.forget_gone()
        self._catalog.database.scrub()
        removed = (Change(each.document_id, each.title, "".join(each.locations[:1])) for each in documents)
        return RemoveReport(self.name, tuple(removed))

    def forget(self, places: Sequence[str]) -> PlacesReport:
        """Look at these places no more; the documents that came from them stay. Returns those that are left.

        Raises:
            WrongUseError: one of them is not remembered; none is forgotten then.
        """
        places = [place if is_address(place) else _absolute(place) for place in places]
        known = self._catalog.places.roots()
        for place in places:
            if place not in known:
                raise WrongUseError(
                    _("This is not a place that is looked at again."),
                    place=place,
                    advice=_("`byline places` lists them."),
                )
        for place in places:
            self._catalog.places.forget_root(place)
            self._catalog.places.dismiss(place)
        return self.places()

    def dismiss(self, place: str) -> None:
        """Forget the failure of ``place``."""
        self._catalog.places.dismiss(place)

    def reindex(self, *, progress: OnProgress | None = None) -> SyncReport:
        """Split and embed every stored text again, with the embedding model in use."""
        with self._locked(), self._mirror.writing_anew():
            # The index is held already, as one that is empty at first.
            ingest = Ingest(self._catalog, self._mirror, self._embedder, self._visitor, None, progress=progress)
            report = ingest.again([document.document_id for document in self.documents()])
            self._catalog.remember("fingerprint", self._fingerprint())
        return report

    def check(self) -> CheckReport:
        """Compare the vector index with the catalog, and rebuild it if it differs. Bring the catalog's log into it.

        Raises:
            LibraryBusyError: another process is writing, or goes on reading.
        """
        with self._locked():
            self._catalog.database.fold_log()
            damage = self._catalog.database.problems()
            differs, mended = self._mirror.verify()
            return CheckReport(
                library=self.name,
                documents=len(self.documents()),
                passages=len(self._catalog.passages.ids()),
                vectors=self._mirror.count(),
                found=(*damage, *([differs] if differs else [])),
                repaired=("The vector index was rebuilt from the catalog's vectors.",) if differs and mended else (),
                vectors_at=self._vectors.where,
            )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            with self._one_writer, self._writer.acquire(timeout=0):
                yield
        except Timeout as error:
            raise LibraryBusyError(
                _("Another process is writing to this library."),
                place=str(self.folder),
                advice=_("Wait until it is done, or stop it; asking and reading go on meanwhile."),
            ) from error

    @contextmanager
    def _writing(self) -> Iterator["partial[Ingest]"]:
        with self._locked():
            self._must_fit()
            with Holding(self._mirror, throughout=self._vectors.remote) as holding:
                self._catalog.remember("fingerprint", self._fingerprint())
                yield partial(Ingest, self._catalog, self._mirror, self._embedder, self._visitor, holding)

    def _fingerprint(self) -> str:
        return f"{self._embedder.fingerprint} splitting {SPLITTING}"

    def _must_fit(self) -> None:
        built_with = self._catalog.recall("fingerprint")
        if built_with and built_with != self._fingerprint() and self._catalog.passages.ids():
            raise StaleLibraryError(
                _(
                    "This library needs re-indexing: it was built with %(built_with)s, and %(what)s is in use.",
                    built_with=built_with,
                    what=self._fingerprint(),
                ),
                place=str(self.folder),
                advice=_("Run `byline sync --reindex`, or set BYLINE_EMBEDDING_MODEL back."),
            )


def _absolute(place: str) -> str:
    return os.path.abspath(Path(place).expanduser())  # noqa: PTH100 - Path.absolute keeps "..", resolve follows links
