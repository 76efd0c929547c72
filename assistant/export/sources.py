"""References as the documents that they stand in, for reference managers: each once, with all that is quoted of it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.export.names import Name, name_of, names_in
from assistant.export.paper import is_removed
from assistant.types import Citation
from assistant.wording import short_spot_in, told, voice_of

Kind = Literal["newspaper", "interview", "report", "webpage", "document"]

_INTERVIEW = re.compile(
    r"^interview\b|\binterview with\b|\binterview$|\bin conversation with\b|\bq\s?(?:&|and)\s?a\b", re.IGNORECASE
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset("a an the of in on at to for and or is are was who what why how".split())


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the references that quote it, in order. ``key`` names it among all."""

    key: str
    kind: Kind
    first: Citation
    quotes: tuple[Citation, ...]

    @property
    def authors(self) -> tuple[Name, ...]:
        """Those who wrote it; of an interview, the one who is interviewed, where it is one that is quoted."""
        asked = {each.speaker for each in self.quotes if each.speaker and each.manner != "asked"}
        if self.kind == "interview" and len(asked) == 1:
            return (name_of(asked.pop()),)
        return names_in(self.first.author, self.first.outlet)

    @property
    def interviewers(self) -> tuple[Name, ...]:
        """Of an interview, those who wrote it, where its author is the one who is interviewed."""
        written_by = names_in(self.first.author, self.first.outlet)
        return written_by if self.kind == "interview" and written_by != self.authors else ()

    @property
    def date(self) -> tuple[int, ...]:
        """Year, month and day of its publication, as far as they are known."""
        found = _DATE.match(self.first.published or "")
        return tuple(int(part) for part in found.groups() if part) if found else ()

    @property
    def quoted(self) -> str:
        """Every quote on a line of its own, after its number and speaker. Line breaks in a quote become spaces."""
        return "\n".join(f"[{each.number}] {_who(each)}: {' '.join(told(each).split())}" for each in self.quotes)


def sources_of(references: Iterable[Citation]) -> tuple[Source, ...]:
    """Return the documents of ``references`` in the order in which they are first cited; removed ones are left out."""
    of_documents: dict[str, list[Citation]] = {}
    for each in references:
        if not is_removed(each):
            of_documents.setdefault(each.document_id, []).append(each)
    keys: set[str] = set()
    sources = []
    for quotes in of_documents.values():
        key = _key(quotes[0], keys)
        keys.add(key)
        sources.append(Source(key, kind_of(quotes[0]), quotes[0], tuple(quotes)))
    return tuple(sources)


def kind_of(citation: Citation) -> Kind:
    """Return what kind of document a citation's is, by its title, pages (only PDFs have any), outlet and address."""
    if _INTERVIEW.search(citation.title):
        return "interview"
    if citation.page:
        return "report"
    if citation.outlet:
        return "newspaper"
    return "webpage" if citation.url else "document"


def _who(citation: Citation) -> str:
    return ", ".join(filter(None, (voice_of(citation), short_spot_in(citation))))


def _key(citation: Citation, taken: set[str]) -> str:
    """Return a key such as ``finch2025quay``, which none of ``taken`` is."""
    names = names_in(citation.author, citation.outlet)
    who = (names[0].family or names[0].literal) if names else citation.outlet or ""
    title = [word for word in _WORD.findall(_ascii(citation.title)) if word not in _SMALL]
    year = _DATE.match(citation.published or "")
    key = "".join(_WORD.findall(_ascii(who))) + (year[1] if year else "") + "".join(title[:1]) or "source"
    return next(each for each in (key, *(f"{key}{n}" for n in range(2, len(taken) + 3))) if each not in taken)


def _ascii(words: str) -> str:
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
