"""Captions: WebVTT and SubRip (SRT).

No library: the one that is kept well, webvtt-py, knows one voice for each cue, and refuses files that players show.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.loading.parsers.transcripts.cues import Cue

_TIME = r"((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?[^<>\n]*>|\{\\[^}\n]*\}")
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|\d{1,3}|of|de|del|van|von|al|bin|la|le)){0,4}"
_LABEL = re.compile(rf"\s*(?:>>+\s*|[-–—]\s+)?(?:\[({_NAME})\]:?|\(({_NAME})\):|({_NAME}):)\s+(?=\S)")
_NOTHING_SAID = re.compile(r"\s*(?:[\[(][^\])]*[\])]|♪[^♪]*♪?|[♪♫#\s])+\s*")
_DASH = re.compile(r"[-–—]\s*(?=\S)")
_CHANGE = re.compile(r"^\s*>>+\s*")


def are_captions(text: str) -> bool:
    """Whether a text begins as WebVTT or SubRip does."""
    if text.lstrip("\ufeff \n").startswith("WEBVTT"):
        return True
    first = _TIMING.search(text, 0, 2_000)
    return first is not None and re.fullmatch(r"\s*(?:\d+\s*)?", text[: first.start()]) is not None


def cues_in(text: str) -> list[Cue]:
    """Return the cues of captions, in their order, each voice by itself."""
    timings = list(_TIMING.finditer(text))
    ends = [following.start() for following in timings[1:]] + [len(text)]
    blocks = [(found, _payload(text[found.end() : end])) for found, end in zip(timings, ends, strict=True)]
    return _with_labels([cue for found, lines in _once(blocks) for cue in _voices(found, lines)])


def seconds_of(written: str) -> float:
    """Return the seconds of ``1:02:03.5``."""
    seconds = 0.0
    for part in written.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _payload(written: str) -> list[str]:
    """Return the lines of a cue: up to the empty one that ends it."""
    block = re.split(r"\n[ \t]*\n", written.lstrip("\n") if not written.startswith("\n\n") else "", maxsplit=1)[0]
    return [line.strip() for line in block.split("\n") if line.strip()]


def _once(blocks: Sequence[tuple[re.Match[str], list[str]]]) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Yield the cues without lines that only stay on the screen from the cue before."""
    shown: list[str] = []
    for found, lines in blocks:
        plain = [_plain(line) for line in lines]
        kept = next((n for n in range(len(shown), 0, -1) if shown[-n:] == plain[:n]), 0)
        if lines[kept:]:
            yield found, lines[kept:]
        shown = plain or shown


def _plain(line: str) -> str:
    return html.unescape(_TAG.sub("", line)).strip()


def _voices(found: re.Match[str], lines: Sequence[str]) -> Iterator[Cue]:
    """Yield what each voice of a cue says."""
    start, end = map(seconds_of, found.groups())
    if len(lines) > 1 and all(_DASH.match(line) for line in lines):
        yield from (Cue(start, _plain(_DASH.sub("", line)), None, end, anew=True) for line in lines)
        return
    parts = _VOICE.split(" ".join(lines))
    for speaker, words in zip([None, *parts[1::2]], parts[::2], strict=True):
        plain = _plain(words)
        if plain and not _NOTHING_SAID.fullmatch(plain):
            yield Cue(start, plain, html.unescape(speaker).strip() if speaker else None, end)


def _with_labels(cues: Sequence[Cue]) -> list[Cue]:
    """Give the speaker whom cues name in their words ("JANE: …") to these cues and those that go on from them."""
    labels = [None if cue.speaker else _LABEL.match(cue.words) for cue in cues]
    counts = Counter(_name(found) for found in labels if found)
    known = {name for name, count in counts.items() if count > 1 or name.isupper() or name.startswith("Speaker")}
    speaker: str | None = None
    told = []
    for cue, found in zip(cues, labels, strict=True):
        if cue.speaker:
            speaker = None
            told.append(cue)
            continue
        if found and _name(found) in known:
            speaker, words = _name(found), cue.words[found.end() :]
        elif cue.anew or _CHANGE.match(cue.words):
            speaker, words = None, _CHANGE.sub("", cue.words)
        else:
            told.append(replace(cue, speaker=speaker))
            continue
        told.append(replace(cue, speaker=speaker, words=words, anew=True))
    return told


def _name(found: re.Match[str]) -> str:
    return str(next(filter(None, found.groups())))
