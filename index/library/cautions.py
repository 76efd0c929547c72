"""What is said of what a library can't do: languages that some part does not know, and pictures. Pure."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from index.i18n import N_, _, ngettext
from index.text import UNSPACED, Languages, is_english, knows, name_of, stemmer_of
from index.types import DocumentSummary, Failure

_NAMED = 3
"""Documents with pages that were not read that are named one by one; more are counted."""

Name = Callable[[str], str]


def caution(languages: Iterable[str | None], *, meaning: Languages, reading: Languages, name: Name = name_of) -> str:
    """Return what to expect of texts in ``languages``, a sentence for those alike; empty where all parts know them.

    ``meaning`` are the languages that the embedding model knows, ``reading`` those that whoever reads passages does.
    ``name`` names a language.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for language in sorted({each for each in languages if each and not is_english(each)}):
        if told := _told(language, meaning, reading):
            alike.setdefault(told, []).append(name(language))
    return " ".join(
        _("In %(languages)s: %(told)s.", languages=_listed(names), told="; ".join(map(_, told)))
        for told, names in alike.items()
    )


def unread(documents: Iterable[DocumentSummary], failures: Iterable[Failure] = ()) -> str:
    """Return which documents have pages that are pictures and were not read; empty where none has."""
    told = [
        ngettext(
            "%(num)s page of “%(title)s” is a picture and was not read.",
            "%(num)s pages of “%(title)s” are pictures and were not read.",
            each.unread,
            title=each.title,
        )
        for each in documents
        if each.unread
    ]
    told += [
        ngettext(
            "“%(title)s” could not be read: %(num)s page of it is a picture.",
            "“%(title)s” could not be read: %(num)s pages of it are pictures.",
            each.unread,
            title=PurePath(each.place).name,
        )
        for each in failures
        if each.unread
    ]
    more = len(told) - _NAMED
    if more > 0:
        told[_NAMED:] = [
            ngettext("The same holds for %(num)s more document.", "The same holds for %(num)s more documents.", more)
        ]
    return " ".join(told)


def _told(language: str, meaning: Languages, reading: Languages) -> tuple[str, ...]:
    by_meaning, read = knows(meaning, language), knows(reading, language)
    stemmed = language in UNSPACED or stemmer_of(language) is not None
    told = {
        N_("texts are found by their words, not by meaning"): by_meaning is False,
        N_("the embedding model does not say whether it knows it"): by_meaning is None,
        N_("a word is found only in the form that is asked for"): not stemmed,
        N_("the reader does not know it, so answers are the sentences that share most words with the question"): read
        is False,
        N_("the reader does not say whether it knows it, so answers may be missed or wrong"): read is None,
        N_("who says what is told only of interviews"): True,
    }
    return tuple(words for words, holds in told.items() if holds)


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return _("%(names)s and %(last)s", names=", ".join(first), last=last) if first else last
