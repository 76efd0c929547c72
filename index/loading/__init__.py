"""Files and web pages to documents, in three steps: discover, fetch (cheap), load (parse).

What is loaded may be a list that names further sources; they go through the same steps after it.

A source whose :attr:`Fetched.digest` has not changed need not be loaded again. A :class:`~index.types.Loaded` without a
title or other fact is one whose source does not plainly say it: nothing is guessed, and what to show instead is for the
caller to say. Several threads may load at once.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from index.i18n import _
from index.loading import limits
from index.loading.able import reads_pictures
from index.loading.agent import AGENT
from index.loading.drafts import fill
from index.loading.fetching import fetch
from index.loading.parts import Part, is_within, read_all
from index.loading.process import Hand, Parsers
from index.loading.recordings import HEAD, Recording, recording_of, recording_type, recordings_among
from index.loading.sources import NO_VALIDATORS, Fetched, Source, Validators, discover, is_address
from index.loading.transcribing import Transcriber
from index.types import Entry, Failure, Loaded

_parsers = Parsers()


def load(
    fetched: Fetched,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    reading: Callable[[str], None] = lambda _place: None,
    stopped: Callable[[], bool] = lambda: False,
    transcriber: Transcriber | None = None,
    hand: Hand | None = None,
) -> list[Loaded | Failure | Entry]:
    """Parse ``fetched`` in a process with limits on its time and memory. ``tell`` hears of pages read from pictures.

    Returns one :class:`~index.types.Loaded`, or one for each chapter of a book or line of a JSONL file, with a
    :class:`~index.types.Failure` for each line that can't be read. A feed, a sitemap or a list of addresses gives an
    :class:`Entry` for each address that it names, for the caller to fetch or not.

    Of an archive, a mailbox or a message, each file in it is parsed for itself: ``reading`` hears its place before, and
    once ``stopped`` says so, no other is. ``hand`` is given the documents of a long list piece by piece, so that they
    can be stored meanwhile. A recording is what ``transcriber`` hears in it, if there is one.

    Raises:
        LoadError: it can't be read at all, it holds no text, or its parser failed or passed its limits.
    """

    def open_part(part: Part) -> list[Loaded | Failure | Entry | Part]:
        return read(Fetched(Source(part.origin, fetched.source.root), part.data, "", part.content_type))

    def read(file: Fetched) -> list[Loaded | Failure | Entry | Part]:
        if transcriber and recording_type(file.data[:HEAD]):
            return _heard(file, transcriber)
        return _parsers.load(file, tell, hand if file is fetched else None)

    return read_all(read(fetched), open_part, tell=reading, stopped=stopped)


def _heard(recording: Fetched, transcriber: Transcriber) -> list[Loaded | Failure | Entry | Part]:
    """Return the transcript of a recording, saying whose words it is in."""
    _outer, within, file = recording.source.place.rpartition("#file=")
    if recording.source.is_address and not within:
        file = urlsplit(file).path  # what follows it in an address may be a key
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    transcript = replace(recording, data=transcriber.transcribe(recording.data, name), content_type=None)
    warning = _("It was heard by the transcriber at %(host)s, which may have misheard.", host=transcriber.host)
    found = _parsers.load(transcript)
    return [replace(each, warnings=(*each.warnings, warning)) if isinstance(each, Loaded) else each for each in found]


def as_stored(text: str) -> str:
    """Return a text that a person wrote in the form that every stored one has."""
    from index.loading.article import clean_characters, single_spaced  # noqa: PLC0415 - only corrections need it

    paragraphs = re.split(r"\n[^\S\n]*\n\s*", clean_characters(text).strip())
    lines = ("\n".join(single_spaced(line) for line in each.split("\n")) for each in paragraphs)
    return "\n\n".join(each for each in lines if each)


def picture_of(data: bytes, page: int, most: int) -> bytes:
    """Return a page, from 1, of a PDF or a picture as a JPEG whose longer side has at most ``most`` pixels.

    It is drawn in a process with limits on its time and memory.

    Raises:
        LoadError: there is none.
    """
    return _parsers.picture(data, page, most)
