"""Sound and film: what is a recording, by its first bytes, and the one that lies beside a transcript."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

HEAD = 64
"""How many of its first bytes tell what a recording is."""

_BY_NAME = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".weba": "audio/webm",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/mp4",
    ".webm": "video/webm",
    ".mkv": "video/webm",
    ".ogv": "video/ogg",
}
"""What browsers play, and the names that such files have."""

_MP3 = re.compile(rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]")
_MARKS = {
    b"\x1a\x45\xdf\xa3": "video/webm",
    b"fLaC": "audio/flac",
    b"\xff\xf1": "audio/aac",
    b"\xff\xf9": "audio/aac",
}
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-\w{2,8})?$")
_SOUND_IN_MP4 = frozenset((b"M4A ", b"M4B ", b"mp4a"))
_PICTURE_IN_MP4 = frozenset((b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis"))


def recording_type(head: bytes) -> str | None:
    """Return the media type of a recording that begins with these bytes; ``None`` for anything else."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return None if brand in _PICTURE_IN_MP4 else "audio/mp4" if brand in _SOUND_IN_MP4 else "video/mp4"
    if head.startswith(b"RIFF"):
        return {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12])
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head else "audio/ogg"
    if _MP3.match(head):
        return "audio/mpeg"
    return next((kind for mark, kind in _MARKS.items() if head.startswith(mark)), None)


@dataclass(frozen=True, slots=True)
class Recording:
    """A file of sound or film, and the media type by which a browser plays it."""

    path: Path
    media_type: str

    @property
    def is_film(self) -> bool:
        """Whether there is something to see."""
        return self.media_type.startswith("video/")


def recording_of(place: str) -> Recording | None:
    """Return the recording that a transcript's file is of: itself, or the one of its name that lies beside it.

    ``talk.mp3`` belongs to ``talk.vtt`` and to ``talk.en.vtt``.
    """
    file = Path(place)
    stems = dict.fromkeys((file.stem, _LANGUAGE.sub("", file.stem)))
    files = [file, *(file.with_name(f"{stem}{suffix}") for stem in stems for suffix in _BY_NAME)]
    return next(filter(None, map(_recording, files)), None)


def _recording(file: Path) -> Recording | None:
    named = _BY_NAME.get(file.suffix.lower())
    if named is None or not file.is_file():
        return None
    with file.open("rb") as opened:
        return Recording(file, named) if recording_type(opened.read(HEAD)) else None


def recordings_among(names: Sequence[str]) -> dict[str, str]:
    """Return those of some files' names that are recordings whose transcript is among them, with its name."""
    stems = {PurePath(name).stem: name for name in names if _suffix(name) not in _BY_NAME}
    stems |= {_LANGUAGE.sub("", stem): name for stem, name in stems.items()}
    recordings = [name for name in names if _suffix(name) in _BY_NAME]
    return {name: stems[PurePath(name).stem] for name in recordings if PurePath(name).stem in stems}


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
