"""Documents that a text names by their titles: the second step of a question that needs two documents. Pure."""

import re
from collections.abc import Iterable, Mapping

from index.text import content_words, unique
from index.types import DocumentSummary

LONGEST = 8
"""Words of a title that a text can name in passing; a longer one is a headline."""

_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
"""What tells apart titles alike: "Dark River (2017 film)"."""

Titles = Mapping[tuple[str, ...], list[str]]


def titles_of(documents: Iterable[DocumentSummary]) -> Titles:
    """Return the ids of the documents that each title names, by the title's words in small letters.

    A title is also known without the remark in brackets at its end.
    """
    titles: dict[tuple[str, ...], list[str]] = {}
    for document in documents:
        for form in {document.title, _ASIDE.sub("", document.title)}:
            words = tuple(_WORD.findall(form.casefold()))
            if len(words) <= LONGEST and any(word.isalpha() for word in content_words(form)):
                titles.setdefault(words, []).append(document.document_id)
    return titles


def named_in(text: str, titles: Titles) -> list[str]:
    """Return the ids of the documents whose titles ``text`` names, in the order in which it does.

    A name begins with a capital letter or a figure, unless ``text`` was typed in small letters throughout. The longest
    title that fits is taken: "Prince of Orange" in "Maurice, Prince of Orange" names nobody else.
    """
    careless = text.islower()
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    ids: list[str] = []
    place = 0
    while place < len(words):
        length = 0
        if careless or not found[place][0][0].islower():
            fits = (size for size in range(LONGEST, 0, -1) if tuple(words[place : place + size]) in titles)
            length = next(fits, 0)
        if length:
            ids += titles[tuple(words[place : place + length])]
        place += length or 1
    return unique(ids)
