"""The one door to a library: add, sync, search, open, edit, remove, check, re-index."""

import json
import os
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from index.catalog import METADATA_FIELDS, damaged
from index.embedding import Embedder
from index.errors import LibraryBusyError, LibraryError, WrongUseError
from index.i18n import N_, _
from index.ingest import NO_TIME, Ingest, Manners, OnProgress, Originals, Visitor
from index.library.archive import Manifest, export
from index.library.lookup import Lookup
from index.library.shelf import discard
from index.loading import Transcriber, as_stored, is_address
from index.text import ENGLISH, Languages, code_of
from index.types import (
    Change,
    CheckReport,
    EditReport,
    Failure,
    PlacesReport,
    RemoveReport,
    SpeakerDecision,
    SuggestedQuestion,
    SyncReport,
)
from index.vectors import Holding

REBUILT = N_("The vector index was rebuilt from the catalog's vectors.")


class Library(Lookup):
    """A library that can be changed: what its documents come from, and the originals that were uploaded.

    Other processes may read while one writes; a second writer is refused.
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
        transcriber: Transcriber | None = None,
    ) -> None:
        """Open the library in ``folder``, making it if there is none.

        The rest is as in :class:`index.library.lookup.Lookup`.
        ``private_addresses`` allows web addresses on this machine or a private network; ``manners`` is how web servers
        are treated; ``transcriber`` hears recordings.

        Raises:
            LibraryError: the folder cannot be made or its catalog cannot be opened.
        """
        super().__init__(folder, embedder=embedder, chroma=chroma, read_in=read_in)
        self._visitor = Visitor(
            self._catalog.visits, manners, private_addresses=private_addresses, transcriber=transcriber
        )
        self._originals = Originals(folder / "originals")
        self._tidy()

    def decide_speakers(self, decisions: Sequence[SpeakerDecision]) -> None:
        """Keep what a person decided about speakers, until no document has them any more."""
        self._catalog.decisions.put(decisions)

    def add(
        self, places: Sequence[str], *, progress: OnProgress | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Add the documents at files, folders and web addresses, and remember these places for ``sync``.

        A file or folder that is not there and never was is told as failed, and not remembered.

        Raises:
            LibraryBusyError: another process is writing.
        """
        places = [place if is_address(place) else _absolute(place) for place in places]
        with self._writing() as ingest:
            known = self._catalog.places.roots()
            for place in places:
                self._catalog.places.add_root(place)
            report = ingest(progress=progress, stop=stop).add(places)
            for place in places:
                if place not in known and not is_address(place) and not os.path.lexists(place):
                    self._catalog.places.forget_root(place)  # a slip of the pen: told now, and not kept
                    self._catalog.places.dismiss(place)
            return self._cautioned(report)

    def add_uploads(
        self,
        files: Sequence[tuple[Path, str]],
        *,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Copy files, each with the name that a person knows it by, into the library and add them.

        A recording that comes with its transcript (``talk.mp3`` with ``talk.vtt``) is kept beside it.
        """
        with self._writing() as ingest:
            names = self._originals.keep_all(files)
            report = ingest(names=names, progress=progress, stop=stop).add(names)
            if report.interrupted:
                report = self._with_those_not_reached(report, names)
            self._originals.keep_only(self._catalog.places.sources().keys())
            return self._cautioned(report)

    def _with_those_not_reached(self, report: SyncReport, names: Mapping[str, str]) -> SyncReport:
        """Add the uploads that were not come to: nobody else has them."""
        failed = {failure.place for failure in report.failed}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        missed = tuple(
            Failure(name, _("It was not come to before Byline stopped."), _("Add it again."), now)
            for place, name in names.items()
            if name not in failed and not self._catalog.places.origins(place)
        )
        for place in names:
            if not self._catalog.places.origins(place):
                self._catalog.places.forget_source(place)
        for failure in missed:
            self._catalog.places.put_failure(failure)
        return replace(report, failed=(*report.failed, *missed))

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
            if self._catalog.to_scrub:
                self._cleanse()
            elif report.changed:
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

    def keep_suggestions(self, suggested: Sequence[SuggestedQuestion]) -> None:
        """Keep the questions that are suggested of the documents as they are now."""
        kept = [[each.question, list(each.documents)] for each in suggested]
        self._catalog.remember("suggestions", json.dumps([self._edition(), kept]))

    def finish(self, *, progress: OnProgress | None = None, stop: threading.Event | None = None) -> SyncReport:
        """Embed what was read and is not embedded yet, as after a run that was broken off.

        Raises:
            LibraryBusyError: another process is writing.
        """
        with self._writing() as ingest:
            return ingest(progress=progress, stop=stop).finish()

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

    def correct(
        self, document_id: str, text: str, *, page: int | None = None, version: str | None = None
    ) -> EditReport:
        """Put a corrected text in place of one that was read from pictures, which is kept as an earlier version.

        ``page`` is the page, from 1, of which it is the text, if not of all; ``version`` the one that it was made of.

        Raises:
            DocumentNotFoundError: no document has that id.
            WrongUseError: none of it was read from a picture, nothing is left of it, it has changed since ``version``,
                or another document has that text.
        """
        document = self.document(document_id)
        if version and version != document.version:
            raise WrongUseError(
                _("The document has changed meanwhile."), place=document.title, advice=_("Open it again.")
            )
        if not self.reading(document_id).words:
            raise WrongUseError(
                _("Nothing of this document was read from a picture, so its words are its own."),
                place=document.title,
                advice=_("Correct the file it was read from, and add that again."),
            )
        corrected = as_stored(text if page is None else document.with_page(page, text))
        if not corrected:
            raise WrongUseError(
                _("The corrected text is empty."), place=document.title, advice=_("Remove the document instead.")
            )
        with self._writing() as ingest:
            ingest().correct(document_id, corrected)
        return EditReport(self.name, self._search.documents()[document_id])

    def remove(self, document_ids: Sequence[str]) -> RemoveReport:
        """Remove documents, their passages, vectors and uploaded originals; ``sync`` does not bring them back.

        Raises:
            DocumentNotFoundError: no document has one of these ids; nothing is removed then.
        """
        documents = [self.document(document_id) for document_id in document_ids]
        with self._locked():
            self._must_fit()
            passage_ids = self._catalog.passages.embedded([document.document_id for document in documents])
            with self._catalog.database.transaction():
                for document in documents:
                    self._catalog.places.exclude(document.locations)
                    self._catalog.visits.forget(document.locations)
                    self._catalog.remove(document.document_id)
            self._mirror.take_out(passage_ids)
            self._cleanse()
        removed = (Change(each.document_id, each.title, "".join(each.locations[:1])) for each in documents)
        return RemoveReport(self.name, tuple(removed))

    def _cleanse(self) -> None:
        """Leave nothing of what was removed: no file, no name, no vector, no byte. Begun again where it broke off."""
        self._originals.keep_only(self._catalog.places.sources().keys())
        self._catalog.decisions.forget_gone()
        self._mirror.purge()
        self._catalog.scrub()

    def _tidy(self) -> None:
        """Finish what a process that died left undone, and keep the daily copy, unless another process is writing."""
        if not self._catalog.database.writable:
            return
        with suppress(LibraryBusyError), self._locked():
            if self._catalog.to_scrub:
                self._cleanse()
            self._originals.keep_only(self._catalog.places.sources().keys())
            for left in self.folder.glob(".exporting-*"):
                shutil.rmtree(left)
            self._catalog.keeper.copy_if_due(self._catalog.database)

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

    def remove_everything(self) -> None:
        """Remove the library for good, with its vectors, originals and folder, and close it.

        Broken off in the middle, it is still a library, which can be removed again: the catalog goes last.

        Raises:
            LibraryBusyError: another process is writing.
            LibraryError: its vectors are in a server that does not answer, or its folder cannot be emptied.
        """
        with self._locked():
            self._mirror.drop()
            self.close()
            discard(self.folder)

    def check(self) -> CheckReport:
        """Look for damage, and mend what can be made anew from the rest. Bring the catalog's log into it.

        Raises:
            CatalogDamagedError: the catalog itself is damaged: :func:`index.library.mended` puts it together.
            LibraryBusyError: another process is writing, or goes on reading.
        """
        with self._locked():
            found, repaired = self._catalog_checked()
            differs, mended = self._mirror.verify()
            found += [differs] if differs else []
            repaired += [_(REBUILT)] if differs and mended else []
            return CheckReport(
                library=self.name,
                documents=len(self.documents()),
                passages=len(self._catalog.passages.ids()),
                vectors=self._mirror.count(),
                found=tuple(found),
                repaired=tuple(repaired),
                vectors_at=self._vectors.where,
            )

    def export(self, target: Path) -> Manifest:
        """Write the library to one file, which :func:`index.library.import_` makes a library of.

        Raises:
            WrongUseError: something is there already.
            LibraryBusyError: another process is writing.
            LibraryError: it cannot be written.
        """
        with self._locked():
            return export(self._catalog, self.folder, target)

    def must_be_sound(self) -> None:
        """Look at every page of the catalog, and at every text.

        Raises:
            CatalogDamagedError: one is damaged.
        """
        database = self._catalog.database
        if damage := database.damage():
            raise damaged(database.file, damage[0])
        for title in self._catalog.altered():
            raise damaged(database.file, _("the text of “%(title)s” is not as it was stored", title=title))

    def _catalog_checked(self) -> tuple[list[str], list[str]]:
        """Return what is wrong inside the catalog, and what was done about it."""
        database, found, repaired = self._catalog.database, list[str](), list[str]()
        self.must_be_sound()
        if database.writable:
            database.fold_log()
            if words := database.words_differ():
                found.append(words)
                repaired.append(_("The full-text index was made anew."))
        if (unsplit := self._catalog.unsplit()) and database.writable:
            found.append(_("%(number)s documents have no passages.", number=len(unsplit)))
            with Holding(self._mirror, throughout=self._vectors.remote) as holding:
                Ingest(self._catalog, self._mirror, self._embedder, self._visitor, holding).again(unsplit)
            repaired.append(_("They were split and embedded again."))
        return found, repaired

    @contextmanager
    def _writing(self) -> Iterator["partial[Ingest]"]:
        with self._locked():
            self._must_fit()
            with Holding(self._mirror, throughout=self._vectors.remote) as holding:
                self._catalog.remember("fingerprint", self._fingerprint())
                yield partial(Ingest, self._catalog, self._mirror, self._embedder, self._visitor, holding)
            self._catalog.keeper.copy_if_due(self._catalog.database)


def _absolute(place: str) -> str:
    return os.path.abspath(Path(place).expanduser())  # noqa: PTH100 - Path.absolute keeps "..", resolve follows links
