"""What can be looked up in a library without changing it: documents, passages, claims, neighbours, languages."""

import hashlib
import json
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index.catalog import Catalog, JudgementStore, SavedStore, originals_first, unwritten
from index.embedding import Embedder, Vectors
from index.errors import DocumentNotFoundError, LibraryBusyError, LibraryError, StaleLibraryError
from index.i18n import _
from index.library.cautions import caution, unread
from index.library.ids import id_of
from index.library.shelf import has_room
from index.loading import Recording, is_address, picture_of, recording_of
from index.search import How, Search
from index.text import ENGLISH, SPLITTING, Languages, gaps_in, introduces, language_of, sentences_of
from index.types import (
    EVERYTHING,
    Document,
    DocumentClaims,
    DocumentSummary,
    EarlierVersion,
    Failure,
    Hit,
    ListReport,
    Passage,
    PlacesReport,
    Reading,
    Scope,
    SearchReport,
    Sentence,
    ShowReport,
    SpeakerDecision,
    SuggestedQuestion,
)
from index.vectors import Neighbours, VectorIndex, VectorMirror, VectorServer

_IN_PIECES = 2
"""Pieces from which on a word is none that the embedding model knows: of 30,000 words and pieces the common ones."""

ASKED_IN = 0.5
"""How sure the language of a question, which is short, must be: none of 639 English ones was taken for another."""

GRACE = 1.0
"""Seconds that the lock of a writer is waited for: one that was killed while it started a parser holds it, on a busy
machine, until that has begun."""


class Lookup:
    """One corpus as it stands: its catalog, and the vector index derived from it.

    Safe to use from several threads, and while another process writes.
    """

    def __init__(
        self, folder: Path, *, embedder: Embedder, chroma: str | None = None, read_in: Languages = ENGLISH
    ) -> None:
        """Open the library in ``folder``, making it if there is none.

        ``chroma`` is the address of the Chroma server that keeps its vectors; without one they are in the folder.
        ``read_in`` are the languages that whoever reads its passages knows; what is in others comes with a caution.

        Raises:
            LibraryError: the folder cannot be made or its catalog cannot be opened.
            LibraryBusyError: an older version wrote it, and another process keeps it from being brought up to date.
        """
        try:
            folder.mkdir(0o700, parents=True, exist_ok=True)  # what somebody collects is nobody else's business
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
        self._one_writer = threading.RLock()
        self._writer = FileLock(folder / "writer.lock")
        self._catalog = Catalog(folder / "catalog.sqlite", self._writer)
        self._vectors = VectorServer(chroma, folder / "vectors") if chroma else VectorIndex(folder / "vectors")
        self._mirror = VectorMirror(self._catalog, self._vectors)
        neighbours = Neighbours(self._catalog, self._mirror, self._vectors)
        self._search = Search(self._catalog, neighbours, embedder)
        self.saved: SavedStore = self._catalog.saved
        self.judgements: JudgementStore = self._catalog.judgements

    def in_place(self) -> bool:
        """Whether this is still the library in its folder: nobody has removed it, or made another there.

        One that could only be read when it was opened is opened again once it can be written.
        """
        database = self._catalog.database
        return database.in_place() and (database.writable or not has_room(self.folder))

    def close(self) -> None:
        """Let go of the library's files."""
        self._vectors.close()
        self._catalog.close()

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

    def unread(self, scope: Scope, document_ids: Collection[str], *, silent: bool) -> str:
        """Return which pages were not read since they are pictures: of some documents, or of all within ``scope``.

        ``silent`` says that an answer might have stood on any of them; what could not be added counts then, too.
        """
        known = [each for each in self.documents() if each.unread]
        chosen = [each for each in known if each.document_id in document_ids or (silent and scope.admits(each))]
        return unread(chosen, self.failures() if silent and scope.everything else ())

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of documents that are copies of one text, as ids, the one published first in front.

        Of undated ones the one that was added first. Documents that no other repeats are in no group.
        """
        documents = self._search.documents()
        groups = {frozenset((each.document_id, *each.copies)) for each in documents.values() if each.copies}
        return tuple(sorted(originals_first(documents[each] for each in group) for group in groups))

    def id_of(self, beginning: str) -> str:
        """Return the id that begins like this: a document's whole one, or one that no other begins like.

        Raises:
            DocumentNotFoundError: no document's id does.
            AmbiguousIdError: those of several do; the error names them.
        """
        return id_of(beginning, self._search.documents())

    def document(self, document_id: str) -> Document:
        """Return one document with its text.

        Raises:
            DocumentNotFoundError: no document has that id.
        """
        return self._catalog.document(document_id)

    def heading_at(self, document_id: str, place: int) -> str | None:
        """Return the heading nearest above a place of a document's text, ``None`` where there is none."""
        return self._catalog.passages.heading_at(document_id, place)

    def reading(self, document_id: str) -> Reading:
        """Return what was read from pictures of a document's pages, as its text has it now."""
        return self._catalog.readings.of(document_id)

    def page_picture(self, document_id: str, page: int, most: int) -> bytes | None:
        """Return a page (from 1) of a document's file as a JPEG of at most so many pixels a side.

        ``None`` where the file is not on this machine any more, or was never.

        Raises:
            DocumentNotFoundError: no document has that id.
            LoadError: the file has no such page, or can't be opened.
        """
        path = self.original(document_id)
        return picture_of(path.read_bytes(), page, most) if path else None

    def earlier(self, document_id: str) -> tuple[EarlierVersion, ...]:
        """Return the texts that a document had before the one it has now, the latest first; at most ten are kept."""
        return self._catalog.earlier(document_id)

    def show(self, document_id: str) -> ShowReport:
        """Return one document with its text and passages, and what to expect of its language.

        Raises:
            DocumentNotFoundError: no document has that id.
        """
        document = self.document(document_id)
        passages = self.passages(document_id)
        return ShowReport(
            self.name,
            document,
            passages,
            self.caution([document.language]),
            gaps_in(document.text, passages),
            self.unread(EVERYTHING, {document_id}, silent=False),
            self.reading(document_id),
        )

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
        """Return the file that a document was read from, if it is a file of its own and still there.

        A link is followed only to what was read: another may have been put in its place. So is a path that somebody
        else's library names.
        """
        paths = (Path(location) for location in self.document(document_id).locations if not is_address(location))
        return next((path for path in paths if path.is_file() and self._is_what_was_read(path)), None)

    def _is_what_was_read(self, path: Path) -> bool:
        if not path.is_symlink() and self._is_ours(path):
            return True
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == self._catalog.places.sources().get(str(path))

    def _is_ours(self, path: Path) -> bool:
        """Whether a path is one that was given here: what an imported library names may be anything."""
        return self._catalog.recall("imported") is None or path.is_relative_to(self.folder)

    def recording(self, document_id: str) -> Recording | None:
        """Return the sound or film that a transcript is of, if it lies beside it.

        Raises:
            DocumentNotFoundError: there is no such document.
        """
        document = self.document(document_id)
        if not document.times:
            return None
        files = (location.partition("#")[0] for location in document.locations if not is_address(location))
        return next(filter(None, map(recording_of, (each for each in files if self._is_ours(Path(each))))), None)

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

    def missing(self, words: Sequence[str], *, scope: Scope = EVERYTHING) -> tuple[str, ...]:
        """Return those of ``words`` of which no document within ``scope`` holds any form."""
        return self._search.missing(words, scope)

    def says(self, words: str, *, scope: Scope = EVERYTHING) -> bool:
        """Whether a document within ``scope`` has these very words in its text, whatever their case."""
        return self._search.says(words, scope)

    def near_words(self, word: str) -> tuple[str, ...] | None:
        """Return the words of the documents that are spelt most like ``word``, nearest first, if it may be a slip.

        ``None`` for a word that a document holds, and for one that the embedding model knows whole: a plain word.
        """
        if self.languages() - {"en"} or self._embedder.count(word.casefold()) < _IN_PIECES or not self.missing([word]):
            return None
        return self._search.near_words(word)

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
        late = [number for number, vector in enumerate(vectors) if not vector.size]
        if late:
            made = self._embedder.embed([hits[number].text for number in late])
            for number, vector in zip(late, made, strict=True):
                vectors[number] = vector
        return np.array(vectors)

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

        The scope's speakers are not looked at: who is the same person, the whole of it tells.
        """
        for document in list(self.documents()):
            found = self._catalog.claims.of(document.document_id) if scope.admits(document) else None
            if found:
                yield DocumentClaims(document, *found)

    def speaker_decisions(self) -> tuple[SpeakerDecision, ...]:
        """Return which forms of speakers' names a person has joined or parted, the latest first."""
        return self._catalog.decisions.all()

    def suggestions(self) -> tuple[SuggestedQuestion, ...] | None:
        """Return the questions that were kept as worth asking, ``None`` where the documents are others by now."""
        edition, kept = json.loads(self._catalog.recall("suggestions") or '["", []]')
        if edition != self._edition():
            return None
        return tuple(SuggestedQuestion(question, tuple(documents)) for question, documents in kept)

    def _edition(self) -> str:
        """Return what differs where documents or their texts are others."""
        versions = sorted((each.document_id, each.version) for each in self.documents())
        return hashlib.sha256(json.dumps(versions).encode()).hexdigest()

    def waiting(self) -> int:
        """Return how many passages are found by their words alone, as they are not embedded yet."""
        return len(self._catalog.passages.waiting())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._one_writer, self._alone():
            yield

    def _alone(self) -> AbstractContextManager[object]:
        """Take the writer lock."""
        try:
            return self._writer.acquire(timeout=GRACE)
        except Timeout as error:
            raise LibraryBusyError(
                _("Another process is writing to this library."),
                place=str(self.folder),
                advice=_("Wait until it is done, or stop it; asking and reading go on meanwhile."),
            ) from error
        except OSError as error:
            raise unwritten(self.folder, error.strerror) from error

    def _fingerprint(self) -> str:
        return f"{self._embedder.fingerprint} splitting {SPLITTING}"

    def _must_fit(self) -> None:
        built_with = self._catalog.recall("fingerprint")
        if not built_with or built_with == self._fingerprint() or not self._catalog.passages.ids():
            return
        if built_with.startswith(f"{self._embedder.fingerprint} "):
            raise StaleLibraryError(
                _(
                    "An earlier Byline parted the texts of this library into passages, in another way than this one"
                    " does."
                ),
                place=str(self.folder),
                advice=_("Run `byline sync --reindex`, which makes the passages anew from the stored texts."),
            )
        raise StaleLibraryError(
            _(
                "This library needs re-indexing: it was built with %(built_with)s, and %(what)s is in use.",
                built_with=built_with,
                what=self._fingerprint(),
            ),
            place=str(self.folder),
            advice=_("Run `byline sync --reindex`, or set BYLINE_EMBEDDING_MODEL back."),
        )
