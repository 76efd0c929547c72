"""Where documents come from: the places a person gives, expanded to single files and web addresses."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from index.i18n import N_, _
from index.loading.able import reads_pictures
from index.loading.recordings import recordings_among
from index.types import Entry, Failure

_NO_PROSE = frozenset(
    ".apng .avif .bmp .gif .heic .ico .psd .svg "
    ".aac .flac .m4a .mp3 .ogg .opus .wav .avi .m4v .mkv .mov .mp4 .mpeg .webm "
    ".eot .otf .ttf .woff .woff2 .css .js .map .mjs .scss .ts "
    ".bat .c .class .cpp .dll .exe .h .jar .java .o .py .pyc .rb .rs .sh .so .sql "
    ".cfg .db .ini .json .lock .sqlite .sqlite3 .toml .xml .yaml .yml .bak .tmp".split()
)

_PICTURES = frozenset(".jpeg .jpg .png .tif .tiff .webp".split())

_TRANSCRIBED = re.compile(
    rb'"(?:segments|utterances|monologues|transcription|wireMagic|tStartMs|startTime|recognizedPhrases)"\s*:'
)
_PEEK = 1 << 16

_SPELLING = N_("Check its spelling; a web address begins with https:// or http://.")


@dataclass(frozen=True, slots=True)
class Source:
    """One file or one web address.

    ``place`` is its absolute path or its address; ``root`` is the place a person gave (a folder, a file or an
    address), in the same form, through which it was found. ``named`` is what a list says of it, if one names it;
    ``depth`` is how many lists stand between it and the root. ``public_only`` refuses a private address whatever the
    settings say: a list on the public internet named it.
    """

    place: str
    root: str
    named: Entry | None = None
    depth: int = 0
    public_only: bool = False

    @property
    def is_address(self) -> bool:
        """Whether this is on the web rather than on the disk."""
        return is_address(self.place)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server tells a version of a page by (RFC 9110, section 8.8), as it wrote it."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a source, before anything is made of them.

    ``digest`` is their SHA-256 in hexadecimal. ``content_type`` is what a server said they are, ``None`` for a file;
    ``address`` is where redirects led to, ``None`` for a file; ``public`` says that they came from the public internet,
    at least in part. ``validators`` are what to ask by whether they have changed; where the server answers that they
    have not, ``unchanged`` is set, and there are no bytes.
    """

    source: Source
    data: bytes
    digest: str
    content_type: str | None = None
    address: str | None = None
    public: bool = False
    validators: Validators = field(default=NO_VALIDATORS)
    unchanged: bool = False


_PART = re.compile(r"#[a-z]+=\d+$")
"""How the places of lines, chapters and messages end."""


def is_address(place: str) -> bool:
    """Whether ``place`` is written as a web address (any scheme with ``://``) rather than as a path."""
    scheme, separator, _ = place.partition("://")
    return bool(separator) and scheme.isalnum()


def discover(place: str) -> Iterator[Source | Failure]:
    """Expand ``place`` into its sources, folders recursively and in the order of their names.

    Hidden files and the folders that browsers save beside a page are left out in silence, as are what office programs
    leave behind and a recording beside its transcript. What can't be followed (a link that leaves the folder, a pipe)
    and what is not made of text by its name (pictures, style sheets) is yielded as a :class:`Failure` that is skipped;
    what can't be read, or is not there, as any other.
    """
    if is_address(place):
        yield Source(place, place)
        return
    if not place.strip() or "\0" in place:
        yield Failure(place.replace("\0", "␀"), _("This is not a path."), _SPELLING)
        return
    root = os.path.abspath(os.path.expanduser(place))  # noqa: PTH100, PTH111 - Path keeps "..", and raises for "~nobody"
    if not os.path.lexists(root):
        yield Failure(root, _("There is no such file or folder."), _SPELLING)
    elif os.path.isdir(root):  # noqa: PTH112
        yield from _walk(root)
    else:
        yield _named_as_part(root) or Source(root, root)


def _named_as_part(place: str) -> Failure | None:
    """Say of a file that its name is that of a part of another: their documents would be taken for one another."""
    if not _PART.search(place):
        return None
    what = _("A file cannot have this name: a line or chapter of another file would have it too.")
    return Failure(place, what, _("Give it another name."))


def _walk(root: str) -> Iterator[Source | Failure]:
    real_root = os.path.realpath(root)
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(
                folder, _("The folder can't be read: %(reason)s.", reason=error.strerror), _("Check its permissions.")
            )
            continue
        names = {entry.name for entry in entries}
        played = recordings_among(sorted(names))
        folders = []
        for entry in entries:
            if entry.name in played or is_ignored(entry.name, names):
                continue
            if not _is_unicode(entry.path):
                shown = os.fsencode(entry.path).decode("utf-8", "replace")
                yield Failure(shown, _("Its name is not written in UTF-8."), _("Give it another name."))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield _examine(entry, root, real_root)
        pending += reversed(folders)


def _is_unicode(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def is_ignored(name: str, siblings: set[str]) -> bool:
    """Whether nobody means this name when they add its folder."""
    if name.startswith((".", "~$", "__MACOSX")) or name.lower() in {"thumbs.db", "desktop.ini"}:
        return True
    page = name.removesuffix("_files")
    return page != name and not siblings.isdisjoint({f"{page}.html", f"{page}.htm"})


def _examine(entry: os.DirEntry[str], root: str, real_root: str) -> Source | Failure:
    place = entry.path
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        reason = error.strerror
        if entry.is_symlink():
            what = _("a link that leads nowhere (%(reason)s).", reason=reason)
            return Failure(place, what, _("Add its target by itself."), skipped=True)
        what = _("The file can't be read: %(reason)s.", reason=reason)
        return Failure(place, what, _("Check that it is there and readable."))
    if why := _why_skipped(entry, mode, real_root):
        return Failure(place, *why, skipped=True)
    return _named_as_part(place) or Source(place, root)


def _why_skipped(entry: os.DirEntry[str], mode: int, real_root: str) -> tuple[str, str] | None:
    """Return why a file of a folder is passed over, and what to do about it; ``None`` for one that is read."""
    suffix = PurePath(entry.name).suffix.lower()
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not Path(target).is_relative_to(real_root):
            return _("a link that leaves the folder, to %(target)s.", target=target), _("Add its target by itself.")
        if stat.S_ISDIR(mode):
            return _("a link to the folder %(target)s.", target=target), _("Its files are found where they lie.")
    if not stat.S_ISREG(mode):
        return _("not a file but a pipe, a socket or a device."), _("Nothing needs to be done.")
    if suffix in _PICTURES and not reads_pictures():
        return _("a picture, which nothing here can read."), _("Install Byline with “ocr” to have pictures read.")
    if suffix in _NO_PROSE and not (suffix == ".json" and _is_transcript(entry.path)):
        return _not_read(suffix), _("Add it by itself to have it read all the same.")
    return None


def no_prose(name: str) -> str | None:
    """Return why a file of that name in an archive is not read; ``None`` for one that is."""
    suffix = PurePath(name).suffix.lower()
    return _not_read(suffix) if suffix in _NO_PROSE and suffix != ".json" else None


def _not_read(suffix: str) -> str:
    return _("%(suffix)s files hold no articles.", suffix=suffix)


def _is_transcript(path: str) -> bool:
    """Whether a JSON file begins as transcribers write it; what it holds is for its parser to say."""
    try:
        with Path(path).open("rb") as file:
            return _TRANSCRIBED.search(file.read(_PEEK)) is not None
    except OSError:
        return True  # what is wrong with it is said when it is read
