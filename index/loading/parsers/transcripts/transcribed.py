"""What transcribers write as JSON: Whisper and its kin, AssemblyAI, Deepgram, Rev, YouTube, podcasts' transcripts.

They differ in names. A transcript is a list of parts that each have words and a time, wherever in it that list is.
"""

import json
from collections.abc import Mapping, Sequence
from statistics import median

from index.loading.parsers.transcripts.captions import seconds_of
from index.loading.parsers.transcripts.cues import Cue

_LISTS = (
    "utterances segments paragraphs sentences monologues transcription events recognizedPhrases phrases transcript "
    "results channels alternatives captions cues"
).split()
"""Where the parts may be, those that know who speaks first."""

_WORDS = ("text", "transcript", "body", "content", "utf8", "sentence", "display")
_STARTS = ("start", "startTime", "start_time", "begin", "from", "ts", "offset")
_ENDS = ("end", "endTime", "end_time", "to", "end_ts")
_SPEAKERS = ("speaker", "speaker_label", "speakerLabel", "speaker_name", "speakerName", "speaker_id", "channel")
_MADE_OF = (("segs", "utf8", ""), ("elements", "value", ""), ("sentences", "text", " "))
"""What parts of YouTube's, Rev's and Deepgram's transcripts are made of, and what lies between that."""

_SLOWEST = 20.0
"""Seconds for each word: whoever speaks as slowly as that is counted in milliseconds."""

_DEEPEST = 6

Part = Mapping[str, object]


def cues_in(text: str) -> list[Cue]:
    """Return the cues of a transcript in JSON; none where it is something else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return _cues(value, 0)


def _cues(value: object, depth: int) -> list[Cue]:
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, dict)]
        if cues := _in_seconds([cue for part in parts if (cue := _cue(part))]):
            return cues
        # A list of channels or of results, each with parts of its own.
        return [cue for part in parts for cue in _cues(part, depth + 1)] if len(parts) <= 10_000 else []
    if isinstance(value, dict):
        nested = (_cues(value[name], depth + 1) for name in _LISTS if isinstance(value.get(name), list | dict))
        return next(filter(None, nested), [])
    return []


def _cue(part: Part) -> Cue | None:
    """Return a part of a transcript as a cue, in whichever unit it counts; ``None`` for one that is none."""
    words, start = _said(part), _time(part, _STARTS)
    offsets = part.get("offsets")
    if start is None and isinstance(offsets, dict):  # whisper.cpp
        start, end = _time(offsets, ("from",)), _time(offsets, ("to",))
        return Cue(start / 1000, words, None, end / 1000 if end else None) if start is not None and words else None
    if isinstance(part.get("tStartMs"), int | float):  # YouTube
        start = float(str(part["tStartMs"])) / 1000
        duration = part.get("dDurationMs")
        return Cue(start, words, None, start + duration / 1000 if isinstance(duration, int | float) else None)
    if start is None:
        inner = [each for each in _inner(part) if (time := _time(each, _STARTS)) is not None and time >= 0]
        start = _time(inner[0], _STARTS) if inner else None
    if start is None or not words.strip():
        return None
    end = _time(part, _ENDS)
    duration = part.get("duration")
    if end is None and isinstance(duration, int | float):
        end = start + duration
    return Cue(start, words, _speaker(part), end)


def _said(part: Part) -> str:
    """Return the words of a part: its own, or those of what it is made of."""
    own = next((part[name] for name in _WORDS if isinstance(part.get(name), str)), None)
    if own is not None:
        return str(own)
    best = _parts(part, "nBest")  # Azure
    if best:
        return str(best[0].get("display", ""))
    for name, words, between in _MADE_OF:
        if inner := _parts(part, name):
            return between.join(str(each.get(words, "")) for each in inner)
    return ""


def _parts(part: Part, name: str) -> list[Part]:
    value = part.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _inner(part: Part) -> list[Part]:
    return [each for name in ("elements", "sentences", "words") for each in _parts(part, name)]


def _time(part: Part, names: Sequence[str]) -> float | None:
    for name in names:
        value = part.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, str) and (found := _written(value)) is not None:
            return found
    return None


def _written(value: str) -> float | None:
    try:
        return seconds_of(value.removesuffix("s"))
    except ValueError:
        return None


def _speaker(part: Part) -> str | None:
    """Return who speaks a part, by name or number; where only its words say so, whoever speaks most of them."""
    for name in _SPEAKERS:
        value = part.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("id")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    spoken = [str(each["speaker"]) for each in _inner(part) if each.get("speaker") is not None]
    return max(set(spoken), key=spoken.count) if spoken else None


def _in_seconds(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues in seconds, whose parts are counted in milliseconds where else nobody could speak so slowly."""
    spoken = [(cue, len(cue.words.split())) for cue in cues if cue.words.strip()]
    timed = [(cue.end - cue.start) / words for cue, words in spoken if cue.end is not None]
    if not timed or median(timed) < _SLOWEST:
        return list(cues)
    return [Cue(cue.start / 1000, cue.words, cue.speaker, cue.end / 1000 if cue.end else None) for cue in cues]
