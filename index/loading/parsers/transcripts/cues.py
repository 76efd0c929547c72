"""What was said, cue by cue, to a draft of turns: who speaks, whole sentences, and at which second each cue begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath

from index.loading.article import TIME, clean_characters, single_spaced
from index.loading.drafts import Draft
from index.types import Metadata

_LONG = 900
"""Characters after which a turn goes on in a new paragraph, at the end of a sentence."""

_LONGEST = 1_600
"""The same where no sentence ends for so long."""

_UNENDED = 240
"""The same in captions without full stops: nothing else parts what may be quoted."""

_OFTEN = 15
"""Of so many cues one at least ends a sentence where there are full stops."""

_SHORT = 60
"""Characters of a rest that stays with what is before it."""

_PAUSE = 4.0
"""Seconds without a word that part what one voice says, where no speakers are told."""

_WORD = re.compile(r"\w")
_END = re.compile(r"[.!?…。！？][\"”’'»)\]]*$")
_NUMBERED = re.compile(r"(?:speaker|spk|spkr)?[\s_-]*(\d+|[a-z])", re.IGNORECASE)
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_TAGS = re.compile(r"\s*\[[\w-]{11}\]|\.[a-z]{2,3}(?:-\w{2,8})?$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, with the second at which they begin and end, and who speaks them, as far as that is known.

    ``anew`` says that another voice begins here than before, whoever it is.
    """

    start: float
    words: str
    speaker: str | None = None
    end: float | None = None
    anew: bool = False


def draft_of(cues: Sequence[Cue], name: str, before: Sequence[str] = ()) -> Draft:
    """Return a transcript: who speaks in it, and each turn, with a mark where each cue begins.

    ``name`` is the file's, by which it is called; ``before`` are the paragraphs that stand above the first cue.
    """
    told = [cue for each in cues if (cue := _clean(each)) is not None]
    speakers = list(dict.fromkeys(cue.speaker for cue in told if cue.speaker))
    head = [f"Speakers: {'; '.join(speakers)}."] if speakers else []
    by_speaker = groupby(told, key=lambda cue: cue.speaker)
    ended = sum(bool(_END.search(cue.words)) for cue in told)
    longest = _LONGEST if ended * _OFTEN >= len(told) else _UNENDED
    turns = [paragraph for _speaker, turn in by_speaker for paragraph in _turn(list(turn), longest)]
    title, published = called(name)
    metadata = Metadata(title=title, published=published)
    return Draft((*before, *head, *turns), metadata, whole=True, times=tuple(cue.start for cue in told))


def called(name: str) -> tuple[str | None, str | None]:
    """Return what a recording is called and its ISO date, as far as the name of its file says."""
    stem = PurePath(name).stem
    stem = _TAGS.sub("", _TAGS.sub("", stem))
    dated = _DATED.search(stem)
    return single_spaced(stem.replace("_", " ")) or None, "-".join(dated.groups()) if dated else None


def _clean(cue: Cue) -> Cue | None:
    words = single_spaced(clean_characters(cue.words))
    return (
        replace(cue, start=max(cue.start, 0.0), words=words, speaker=_speaker(cue.speaker))
        if _WORD.search(words)
        else None
    )


def _speaker(written: str | None) -> str | None:
    """Return a speaker's name as it can stand before a colon; a number that a machine gave is "Speaker 1"."""
    name = single_spaced(clean_characters(written or "")).replace(":", " ").replace(";", ",").strip(" -–—*_[]()<>")
    numbered = _NUMBERED.fullmatch(name)
    return (f"Speaker {numbered[1].upper()}" if numbered else single_spaced(name)[:80]) or None


def _turn(cues: Sequence[Cue], longest: int) -> list[str]:
    """Return the paragraphs of one speaker's turn, the first after the name."""
    paragraphs: list[str] = []
    length = 0
    for before, cue in zip([None, *cues], cues, strict=False):
        if before is None or cue.anew or _parts(before, cue, length, longest):
            paragraphs.append("")
            length = 0
        paragraphs[-1] += f"{TIME}{cue.words} "
        length += len(cue.words) + 1
    if len(paragraphs) > 1 and length < _SHORT and not cues[-1].anew:
        paragraphs[-2:] = ["".join(paragraphs[-2:])]
    speaker = cues[0].speaker
    paragraphs[0] = f"{speaker}: {paragraphs[0]}" if speaker else paragraphs[0]
    return [each.rstrip() for each in paragraphs]


def _parts(before: Cue, cue: Cue, length: int, longest: int) -> bool:
    """Whether a paragraph of some length ends between two cues: at the end of a sentence, unless it is too long."""
    if not _END.search(before.words):
        return length > longest
    paused = not cue.speaker and cue.start - (before.end or cue.start) > _PAUSE
    return length > _LONG or (paused and length > _LONG // 4)
