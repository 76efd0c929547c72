"""What a question names that the documents of its answer do not: another year, another person. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from assistant.facts.names import Name, capitals_of, names
from assistant.facts.numbers import quantities
from assistant.facts.words import Text, plain, text_of
from assistant.verification.naming import is_told
from index.types import Document, DocumentSummary

_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w|[.,/-]\d)")
"""A number by itself, so no part of a date in figures or of an address."""

_ENGLISH = {None, "en"}

_ACCENTS = re.compile("[\u0300-\u036f]+")

_NEARLY = 0.85
"""How alike a word has to be to be taken for a misspelt name, from 0 to 1."""


def unmentioned(question: str, texts: Sequence[str], languages: Iterable[str | None] = ()) -> tuple[str, ...]:
    """Return the names and numbers of ``question``, as it writes them, that ``texts`` mention in no form.

    Names are what has capitals, in a question that does not have them throughout, and where all ``languages``, of the
    question and the texts, are English or not known: German has them on every noun. A form is a part of the name, its
    initials, a country's adjective, a number in words.
    """
    asked = text_of(_bare(question))
    by_capitals = _ENGLISH.issuperset(languages) and any(word.words.islower() for word in asked.words)
    named, numbers = list(_named(asked)) if by_capitals else [], _NUMBER.findall(asked.plain)
    if not named and not numbers:
        return ()
    # What is named mostly stands there word for word; only where it does not, whole documents are taken apart.
    bare = _bare(" ; ".join(texts))
    there = bare.casefold()
    strange = [name for name in named if not all(part in there for part in name.parts)]
    absent = [number for number in numbers if not _holds(there, number)]
    if not strange and not absent:
        return ()
    told = Text(plain(bare))  # not text_of, which would keep it
    inside = names(told, capitals_of([told])) if strange else ()
    values = {quantity.value for quantity in quantities(told)} if absent else set()
    return (
        *(
            name.words.removesuffix("'s")
            for name in strange
            if not is_told(name, told, inside) and not _misspelt(name, told.keys)
        ),
        *(number for number in absent if float(number.replace(",", "")) not in values),
    )


def known_of(document: Document | DocumentSummary) -> Iterator[str]:
    """Yield what is known of a document beside its text: title, outlet, author, date."""
    return filter(None, (document.title, document.outlet, document.author, document.published))


def _named(asked: Text) -> Iterator[Name]:
    """Yield the names of a question. Its first word has a capital anyway and is not counted, unless it has several."""
    for name in names(asked, capitals_of([asked])):
        first = asked.words[name.first].words
        parts = name.parts if name.first or first.isupper() else name.parts[1:]
        if parts:
            yield replace(name, parts=parts)


def _bare(text: str) -> str:
    """Return a text without accents: people leave them out."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def _holds(text: str, number: str) -> bool:
    return bool(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text))


def _misspelt(name: Name, keys: Iterable[str]) -> bool:
    """Whether each part of a name is nearly some word: "Sunnside" for Sunnyside."""
    known = [key for key in keys if not key.isdigit()]
    return all(get_close_matches(part, known, n=1, cutoff=_NEARLY) for part in name.parts)
