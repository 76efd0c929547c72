"""RTF documents.

striprtf turns control words and code pages into text. It knows nothing of what is deleted or hidden, of cells, marks of
lists and properties; so what nobody sees is taken out of the source first, and these are put so that it passes them on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from striprtf.striprtf import rtf_to_text

from index.errors import LoadError
from index.i18n import N_, _, ngettext
from index.loading.article import (
    NO_TITLE,
    NOBODY,
    Cell,
    clean_characters,
    grid_of,
    raised,
    says_something,
    single_spaced,
)
from index.loading.drafts import Draft
from index.types import Metadata

_AGAIN = N_("Open it in a word processor, save it as DOCX and add that.")
_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<mark>[^a-z'])|(?P<brace>[{}])|[\r\n]+"
    r"|(?P<letters>\\'[0-9a-f]{2}|[^\\{}\r\n]+)|.",
    re.IGNORECASE | re.DOTALL,
)
_CODEPAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_OTHER_CODEPAGES = {b"\\mac": "mac_roman", b"\\pca": "cp850", b"\\pc": "cp437"}
_COLOUR = re.compile(r"\\red(\d+)\\green(\d+)\\blue(\d+)")
_GROUNDS = re.compile(r"\\(?:highlight|cb|chcbpat|cbpat|clcbpat)[1-9]")
_DATE = re.compile(r"\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_NOTE, _RUNNING = (
    "footnote",
    frozenset(f"{name}{side}" for name in ("header", "footer") for side in ("", "l", "r", "f")),
)
_FIELDS = frozenset(("title", "author", "creatim", "colortbl", "listtext", "pntext", *_RUNNING))
_SHAPES = frozenset(("shp", "shpinst", "shpgrp"))
_CELL = "\ufdd1"
_CELL_MARK = r"{\uc0\u-559 }"  # the same as RTF writes it
_SHOWN_AS = {"cell": _CELL_MARK, "nestcell": _CELL_MARK, "nestrow": "\\line ", "shptxt": "\\par "}
_RING = "o"
"""A bullet of Word, in a font that has no ring."""

_TINY = 4
"""Smaller letters, in half points, are not read by anybody."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of a group look; ``field`` is the property or mark that they are, if they are one."""

    dropped: bool = False
    field: str | None = None
    note: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    colour: int = 0
    size: int = 24


def parse(data: bytes) -> Draft:
    """Return the paragraphs of an RTF file, tables row by row, and its properties.

    A note stands after the paragraph that refers to it, what only headers and footers say at the end. Deleted and
    hidden words are left out.

    Raises:
        LoadError: it is damaged.
    """
    codepage = _codepage(data)
    reader = _Reader(data.decode(codepage, "replace"), codepage)
    try:
        text = _decoded("".join(reader.kept), codepage)
        running = [_decoded(each, codepage) for each in reader.running]
        title, author = (_plain(_decoded(reader.field(name), codepage)) or None for name in ("title", "author"))
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise LoadError(_("The RTF file is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error
    lost = text.count("\ufffd")
    warnings = (
        [
            ngettext(
                "%(num)s character could not be read and is shown as �.",
                "%(num)s characters could not be read and are shown as �.",
                lost,
            )
        ]
        if lost
        else []
    )
    if not reader.whole:
        warnings.append(_("The file breaks off: its end may be missing."))
    author = None if NOBODY.fullmatch(author or "") else author
    title = None if NO_TITLE.fullmatch(title or "") else title
    paragraphs = list(filter(None, _paragraphs(text.split("\n"))))
    for line in (_plain(line) for each in running for line in each.split("\n")):
        if line not in paragraphs and says_something(line):
            paragraphs.append(line)
    made = _date(reader.field("creatim"))
    return Draft(tuple(paragraphs), Metadata(title, author=author), tuple(warnings), made, no_page=True)


def _codepage(data: bytes) -> str:
    head = data[:4096]
    found = _CODEPAGE.search(head)
    if found and found[1] != b"0":
        codec = "utf-8" if found[1] == b"65001" else f"cp{found[1].decode()}"
        try:
            "".encode(codec)
        except LookupError:
            return "cp1252"
        return codec
    return next((codec for word, codec in _OTHER_CODEPAGES.items() if word in head[:100]), "cp1252")


def _decoded(source: str, codepage: str) -> str:
    text = str(rtf_to_text(f"{{\\rtf1 {source}}}", encoding=codepage, errors="replace"))  # type: ignore[no-untyped-call]
    # Characters beyond the first plane are written as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines as paragraphs, and rows of cells in a row as a table."""
    for in_table, group in groupby(lines, lambda line: _CELL in line):
        if in_table:
            # A mark stands after each cell, the last one too.
            rows = [[_plain(cell) for cell in line.split(_CELL)[:-1]] for line in group]
            yield from grid_of([[Cell(words) for words in row] for row in rows]).paragraphs
        else:
            yield from map(_plain, group)


def _date(source: str) -> str | None:
    found = _DATE.search(source)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found and found[1] > "0000" else None


@lru_cache(maxsize=4096)
def _mark(source: str, codepage: str) -> str:
    """Return what stands before an item of a list: its number, or a dash for whatever bullet it has."""
    text = _plain(_decoded(source, codepage))
    return text if re.search(r"[^\W_]", text) and text != _RING else "-" if text else ""


def _escaped(text: str) -> str:
    """Return letters as RTF writes those that are not in a code page."""
    return "".join(each if each.isascii() else rf"{{\uc0\u{ord(each)} }}" for each in text)


class _Reader:
    """Reads the source of an RTF file once: what of it is seen (``kept``), its fields, and whether it is ``whole``."""

    def __init__(self, source: str, codepage: str) -> None:
        self.kept: list[str] = []
        self._fields: defaultdict[str, list[str]] = defaultdict(list)
        self._done: set[str] = set()
        self._groups: list[_Look] = []
        self._look = _Look()
        self._in_table = self._starred = False
        self._codepage = codepage
        self._notes: list[str] = []
        self._notes_due: list[str] = []
        self._numbered = 0
        self._worded = False
        self.running: list[str] = []
        self._white: frozenset[int] = frozenset()
        self._white_paper = not _GROUNDS.search(source)
        place = 0
        while place < len(source) and (token := _TOKEN.match(source, place)):
            place = token.end()
            if token["brace"]:
                self._turn(token["brace"])
                if not self._groups:
                    break  # what follows the outermost group is no part of the document
            elif token["word"] == "bin":
                place += max(int(token["number"] or 0), 0)
            elif token["word"]:
                self._take_word(token["word"], token["number"], token.group())
            elif token["mark"] == "*":
                self._starred = True
            else:
                self._take_letters(token.group())
        self._place_notes()
        self.whole = not self._groups

    def field(self, name: str) -> str:
        """Return the source of a property, empty if the file does not have it."""
        return "".join(self._fields[name])

    def _turn(self, brace: str) -> None:
        """Enter or leave a group."""
        if brace == "{":
            self._groups.append(self._look)
            self.kept.append(brace)
            return
        left, self._look = self._look, self._groups.pop() if self._groups else _Look()
        if left.field and left.field != self._look.field:
            self._close(left.field)
        if left.note and not self._look.note:
            self._notes_due.append("".join(self._notes))
            self._notes.clear()
        self.kept.append(brace)

    def _close(self, field: str) -> None:
        """Do with a property or mark what it is for, once it is read."""
        if field in {"listtext", "pntext"}:
            mark = _mark(self.field(field), self._codepage)
            self._put(f"{mark} " if mark else "")
            self._fields[field].clear()
        elif field in _RUNNING:
            self.running.append(self.field(field))
            self._fields[field].clear()
        else:
            self._done.add(field)
            if field == "colortbl":
                self._take_colours()

    def _put(self, source: str) -> None:
        """Keep what is seen: in the text, or in the note that is being read."""
        (self._notes if self._look.note else self.kept).append(source)

    def _place_notes(self) -> None:
        """Put the notes that the words before refer to after these, once no table is being read."""
        due, self._notes_due = self._notes_due, []
        for note in due:
            self.kept.append(f"\\par {note}\\par ")

    def _take_word(self, word: str, number: str | None, source: str) -> None:
        starred, self._starred = self._starred, False
        if word in _SHAPES:
            return
        if word == _NOTE and not self._look.dropped:
            self._look = _Look(note=True)
            self._worded = False
            return
        if starred or word == "info":
            self._look = replace(self._look, dropped=True)
        if word in _FIELDS:
            self._look = replace(self._look, dropped=True, field=word)
            return
        self._take_look(word, number)
        if self._look.field or self._look.dropped or word == "u":
            self._take_letters(source)
        else:
            self._take_sign(word, source)

    def _take_sign(self, word: str, source: str) -> None:
        """Keep a control word that is seen: as a break, a sign, or by what it does to the words."""
        note = self._look.note
        if word == "chftn":
            self._take_mark()
        elif word == "par" and self._in_table and not note:
            self.kept.append("\\tab ")
        else:
            self._put(_SHOWN_AS.get(word, source))
            if word == "par" and not note:
                self._place_notes()

    def _take_mark(self) -> None:
        """Number a note where it begins; its mark in the text is left out, as it would make another word of one."""
        if self._look.note and not self._worded:
            self._worded = True
            self._numbered += 1
            self._notes.append(_escaped(raised(str(self._numbered))) + " ")

    def _take_look(self, word: str, number: str | None) -> None:
        on = number != "0"
        if word == "v":
            self._look = replace(self._look, hidden=on)
        elif word == "deleted":
            self._look = replace(self._look, deleted=on)
        elif word == "cf":
            self._look = replace(self._look, colour=int(number or 0))
        elif word == "fs":
            self._look = replace(self._look, size=int(number or 24))
        elif word == "plain":
            self._look = replace(self._look, hidden=False, deleted=False, raised=False, colour=0, size=24)
        elif word in {"super", "nosupersub"}:
            self._look = replace(self._look, raised=word == "super" and on)
        elif word in {"intbl", "pard"} and not self._look.note:
            self._in_table = word == "intbl"

    def _take_letters(self, source: str) -> None:
        look = self._look
        if look.field:
            if look.field not in self._done:
                self._fields[look.field].append(source)
        elif not (look.dropped or self._unseen(look)):
            self._worded = self._worded or not source.isspace()
            self._put(_escaped(raised(source)) if look.raised and source.isascii() else source)

    def _unseen(self, look: _Look) -> bool:
        white = look.colour in self._white and self._white_paper
        return look.hidden or look.deleted or look.size < _TINY or white

    def _take_colours(self) -> None:
        """Take note of which colours are white; the first is everybody's default and has no numbers."""
        colours = map(_COLOUR.search, self.field("colortbl").split(";"))
        self._white = frozenset(place for place, each in enumerate(colours) if each and set(each.groups()) == {"255"})
