"""RTF documents.

striprtf turns control words and code pages into text. It knows nothing of what is deleted or hidden, of cells, marks of
lists and properties; so what nobody sees is taken out of the source first, and these are put so that it passes them on.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from striprtf.striprtf import rtf_to_text

from index.errors import LoadError
from index.i18n import N_, _, ngettext
from index.loading.article import NOBODY, clean_characters, single_spaced
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
_FIELDS = frozenset(("title", "author", "creatim", "colortbl", "listtext", "pntext"))
_SHAPES = frozenset(("shp", "shpinst", "shpgrp"))
_CELL = "\ufdd1"
_CELL_MARK = r"{\uc0\u-559 }"  # the same as RTF writes it
_SHOWN_AS = {"cell": _CELL_MARK, "nestcell": _CELL_MARK, "nestrow": "\\line ", "shptxt": "\\par "}
_TINY = 4
"""Smaller letters, in half points, are not read by anybody."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of a group look; ``field`` is the property or mark that they are, if they are one."""

    dropped: bool = False
    field: str | None = None
    hidden: bool = False
    deleted: bool = False
    colour: int = 0
    size: int = 24


def parse(data: bytes) -> Draft:
    """Return the paragraphs of an RTF file, tables row by row, and its properties.

    Deleted and hidden words are left out; headers, footers and notes are not part of the text.

    Raises:
        LoadError: it is damaged.
    """
    codepage = _codepage(data)
    reader = _Reader(data.decode(codepage, "replace"))
    try:
        text = _decoded("".join(reader.kept), codepage)
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
    paragraphs = tuple(filter(None, map(_paragraph, text.split("\n"))))
    return Draft(paragraphs, Metadata(title, author=author), tuple(warnings), _date(reader.field("creatim")))


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


def _paragraph(line: str) -> str:
    return " | ".join(filter(None, map(_plain, line.split(_CELL))))


def _date(source: str) -> str | None:
    found = _DATE.search(source)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found and found[1] > "0000" else None


class _Reader:
    """Reads the source of an RTF file once: what of it is seen (``kept``), its fields, and whether it is ``whole``."""

    def __init__(self, source: str) -> None:
        self.kept: list[str] = []
        self._fields: defaultdict[str, list[str]] = defaultdict(list)
        self._done: set[str] = set()
        self._groups: list[_Look] = []
        self._look = _Look()
        self._in_table = self._starred = self._marked = False
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
            if left.field in {"listtext", "pntext"} and self._marked:
                self.kept.append("- ")
            elif left.field == "colortbl":
                self._take_colours()
            self._marked = False
            self._done.add(left.field)
        self.kept.append(brace)

    def _take_word(self, word: str, number: str | None, source: str) -> None:
        starred, self._starred = self._starred, False
        if word in _SHAPES:
            return
        if starred or word == "info":
            self._look = replace(self._look, dropped=True)
        if word in _FIELDS:
            self._look = replace(self._look, dropped=True, field=word)
            return
        self._take_look(word, number)
        if self._look.field or self._look.dropped or word == "u":
            self._take_letters(source)
        elif word == "par" and self._in_table:
            self.kept.append("\\tab ")
        else:
            self.kept.append(_SHOWN_AS.get(word, source))

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
            self._look = replace(self._look, hidden=False, deleted=False, colour=0, size=24)
        elif word in {"intbl", "pard"}:
            self._in_table = word == "intbl"

    def _take_letters(self, source: str) -> None:
        look = self._look
        if look.field:
            if look.field not in self._done:
                self._fields[look.field].append(source)
            self._marked = self._marked or bool(re.match(r"\\u-?\d|\\'|[^\\\s]", source))
        elif not (look.dropped or self._unseen(look)):
            self.kept.append(source)

    def _unseen(self, look: _Look) -> bool:
        white = look.colour in self._white and self._white_paper
        return look.hidden or look.deleted or look.size < _TINY or white

    def _take_colours(self) -> None:
        """Take note of which colours are white; the first is everybody's default and has no numbers."""
        colours = map(_COLOUR.search, self.field("colortbl").split(";"))
        self._white = frozenset(place for place, each in enumerate(colours) if each and set(each.groups()) == {"255"})
