"""Whether a question is answered at all: what nobody says, and what makes one doubt that what was found answers it.

A reader scores how like a sentence is to the question, and is misled by what is nearly it. So what can be looked up is
looked up: whether any document holds the words that carry the question, whether whose words are asked for say a word of
what they are asked about, whether anybody says that the event was which the question takes for granted.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from assistant.answers.finding import Found, codes_in, known_of, listed, passages_with, unmentioned
from assistant.evidence import Given, evidence_of, may_tell
from assistant.question import (
    Question,
    Told,
    asked_in,
    carrying_words,
    event_in,
    is_told,
    key_of,
    mentions,
    relative_asked,
    thing_asked,
    trade_asked,
)
from assistant.types import Evidence
from index.errors import DocumentNotFoundError
from index.i18n import N_, _
from index.library import Library
from index.text import holds_half, stems, words_of
from index.types import Document, Hit, Scope

_LOOKED_THROUGH = 60
"""Passages that are looked through for what they may say."""

_TOO_MANY = 0.5
"""Of a question that more than this share of the words is foreign to all documents, none of them speaks."""

_HELD = ((0.34, 0.3), (0.5, 0.6))
"""How sure one still is, as a part, of passages that hold at most such a share of the words that carry a question. At
most a third is held in 3 of 100 by what answers and in 88 of 100 by the best of another subject; half in 13 and 98."""

_NOT_A_WORD = 0.1
"""How sure one still is, as a part, that somebody says something of a subject in passages without a word of it."""

_NOT_NAMED = 0.3
"""How sure one still is of documents that nowhere hold a name of the question, as a part."""

_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_SEVERAL = 2
"""Documents in which different people may be spoken of; one document mostly has its one “she”."""

_ANSWERS = 0.3
"""From here on a sentence is taken to answer a question that no table reckons out."""

_CLOSE = 0.2
"""Sentences that answer at least this fraction as likely as the best are looked at for the thing that is asked for."""

NOWHERE = N_("None of the documents mentions %(words)s.")
NOT_AMONG = N_("None of the documents that were asked mentions %(words)s.")
SILENT = N_("Nothing here is said by “%(name)s” about “%(topic)s”.")
NOT_SO = N_("No document says that %(event)s.")
NOBODY_WHO = N_("No document says who %(what)s.")
NO_RELATIVE = N_("No document speaks of %(what)s of %(name)s.")
NOBODY_MEANT = N_("Nobody was named before: say whom “%(word)s” means.")
NO_SUMS = N_("A table is read row by row. Its rows are not added up, counted or compared.")
NO_THING = N_("Nothing that was found speaks of %(words)s.")


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a question that was searched and read for.

    ``reason`` is why it must be declined, where it must; else ``doubt`` is what how sure one is is multiplied by.
    """

    reason: str | None = None
    doubt: float = 1.0


def judge(library: Library, question: Question, found: Found) -> Verdict:
    """Return whether what was ``found`` can answer ``question`` at all, and why not.

    Words tell nothing where documents in other languages may answer, and less than English ones are known of others.
    """
    if found.rows:
        return Verdict()
    languages = {each.language for each in library.documents() if question.scope.admits(each)}
    if not {question.language, *languages} <= {None, "en"}:
        return Verdict()
    reasons = (_nobody_meant, _unknown_code, _unknown_name, _foreign, _silent, _not_told, _no_relative)
    reason = next((said for reason in reasons if (said := reason(library, question))), None)
    reason = reason or _no_thing(question, found) or _reckoned(found)
    return Verdict(reason, 0.0 if reason else _doubt(library, question, found))


def _reckoned(found: Found) -> str | None:
    """Tell that a table gives no sums, where one is asked for and nothing else is likely to answer."""
    likeliest = max((each.probability for each in found.evidence), default=0.0)
    return _(NO_SUMS) if found.reckons and likeliest < _ANSWERS else None


def _doubt(library: Library, question: Question, found: Found) -> float:
    """Return how sure one still is that the likeliest passages answer, as a part, by what of the question they hold."""
    best = max((each.probability for each in found.evidence), default=0.0)
    close = [given for _, given in found.passages if any(each.probability >= _CLOSE * best for each in given.evidence)]
    wanted = [stem for word in carrying_words(question.sought) if (stem := stems(word))]
    if not close or question.kind == "keyword":
        return 1.0
    held = max(sum(stem <= _held_by(given.hit) for stem in wanted) for given in close)
    doubt = next((part for share, part in _HELD if wanted and held <= share * len(wanted)), 1.0)
    if wanted and not held and question.narrowed != question.scope:
        doubt = _NOT_A_WORD
    texts = [words for each in _documents(library, close) for words in (each.text, *known_of(each))]
    named = unmentioned(question, texts, {question.language, *(given.hit.document.language for given in close)})
    return doubt * (_NOT_NAMED if any(not name[0].isdigit() for name in named) else 1.0)


def _documents(library: Library, close: Sequence[Given]) -> Iterator[Document]:
    for document_id in dict.fromkeys(given.hit.document.document_id for given in close):
        with suppress(DocumentNotFoundError):  # removed since it was found
            yield library.document(document_id)


def _held_by(hit: Hit) -> frozenset[str]:
    """Return the stems of what a passage says and of what is known of it: who speaks, what stands above it."""
    voices = {name for each in hit.passage.sentences for name in (each.speaker, each.via) if name}
    return stems("\n".join([hit.text, *_around(hit), *voices, *known_of(hit.document)]))


def none_mentions(words: Sequence[str], scope: Scope) -> str:
    """Return that no document, or none of those that were asked, mentions ``words``."""
    return _(NOT_AMONG if scope.names_documents else NOWHERE, words=listed(words))


def _nobody_meant(library: Library, question: Question) -> str | None:
    """Tell of a pronoun that points at nobody, in the question or in the turns before, where several could be meant."""
    # "How do they make cheese?" means whoever does.
    bare = len(carrying_words(question.asked)) <= 1
    pronoun = _PERSONAL.search(question.asked) or (_THEY.search(question.asked) if bare else None)
    before = question.asked[: pronoun.start()] if pronoun else ""
    if pronoun is None or question.names or carrying_words(before) or any(mentions(before, Told())):
        return None
    if sum(map(question.scope.admits, library.documents())) < _SEVERAL:
        return None
    return _(NOBODY_MEANT, word=pronoun[0].casefold())


def _foreign(library: Library, question: Question) -> str | None:
    """Tell of the words that carry a question, where most of them stand in no document of its scope."""
    words = carrying_words(question.asked)
    absent = library.missing(words, scope=question.scope)
    if len(absent) <= _TOO_MANY * len(words):
        return None
    return none_mentions(_as_written(absent, question.asked), question.scope)


def _as_written(words: Sequence[str], question: str) -> list[str]:
    """Return words as a question writes them: only names, in full, where there are such among them."""
    one = "|".join(map(re.escape, words))
    written = re.findall(rf"\b(?:{one})\b", question, re.IGNORECASE)
    capital = {word for word in written if not word.islower()}
    if not capital or question.isupper():
        return written
    names = "|".join(map(re.escape, capital))
    return re.findall(rf"\b(?:{names})\b(?:\s+(?:{names})\b)*", question)


def _unknown_code(library: Library, question: Question) -> str | None:
    """Tell of a number or code that no document of the scope holds exactly, however near another comes."""
    unknown = [code for code in codes_in(question.asked) if not passages_with(library, (code,), question.scope)]
    unknown = [code for code in unknown if not code.startswith(("+", "0"))]  # telephone numbers are put in many ways
    return none_mentions(unknown, question.scope) if unknown else None


def _unknown_name(library: Library, question: Question) -> str | None:
    """Tell of a name, or of whose words are asked for, that no document of the scope holds in any form."""
    parts = [part for name in question.names for part in name.parts]
    if parts:
        documents = filter(question.scope.admits, library.documents())
        hits = library.search(" ".join(parts), scope=question.scope, limit=_LOOKED_THROUGH, how="lexical").hits
        held = [*(hit.text for hit in hits), *(words for hit in hits for words in _around(hit))]
        told = [*held, *(words for each in documents for words in (*known_of(each), *each.speakers))]
        names = unmentioned(question, told, {question.language, *(hit.document.language for hit in hits)})
        # Only the likeliest passages were looked through.
        named = (name for name in names if not name[0].isdigit())
        if names := tuple(name for name in named if not library.says(name, scope=question.scope)):
            return none_mentions(names, question.scope)
    for each in asked_in(question.asked) if trade_asked(question.asked) is None else ():
        words = [word for word in carrying_words(each.who) if each.who.casefold() not in _NOBODY]
        if words and library.missing(words, scope=question.scope) == tuple(words):
            return none_mentions([each.who], question.scope)
        return None
    return None


_NOBODY = frozenset("he she they it we you i people anyone everyone somebody anybody".split())


def _silent(library: Library, question: Question) -> str | None:
    """Tell of whose words are asked for, where they say nothing of what they are asked about."""
    found_by_trade = question.narrowed != question.scope and trade_asked(question.asked)
    if question.topic == question.asked or found_by_trade:
        return None
    who = next((each.who for each in asked_in(question.asked)), "")
    wanted = stems(" ".join(carrying_words(question.topic))) - stems(who)
    if not wanted or not carrying_words(who):
        return None
    scope = question.narrowed
    hits = library.search(question.topic, scope=scope, limit=_LOOKED_THROUGH, how="lexical").hits
    if scope == question.scope:
        key = stems(key_of(who))
        is_told_of = any(key & around and holds_half(around, wanted) for hit in hits for around in _windows(hit, None))
    else:
        is_told_of = any(holds_half(around, wanted) for hit in hits for around in _windows(hit, scope))
    return None if is_told_of else _(SILENT, name=who, topic=question.topic)


def _windows(hit: Hit, scope: Scope | None) -> Iterator[frozenset[str]]:
    """Yield the stems of each sentence of a passage with those beside it, and of what stands above it.

    Only of those that tell the words of the speakers of ``scope``, if one is given.
    """
    row = evidence_of(hit)
    above = " ".join(_around(hit))
    for place, each in enumerate(row):
        if scope is None or may_tell(each, scope.speakers):
            beside = " ".join(other.words for other in _beside(row, place))
            yield stems(f"{above} {beside}")


def _beside(row: Sequence[_Item], place: int) -> Sequence[_Item]:
    """Return what stands at ``place`` in a row, with what stands right before and after it."""
    return row[max(0, place - 1) : place + 2]


def _around(hit: Hit) -> Iterator[str]:
    yield from hit.passage.above


def _not_told(library: Library, question: Question) -> str | None:
    """Tell of an event that a question takes for granted and no document of the scope tells of."""
    event = event_in(question.asked)
    if event is None:
        return None
    seek = f"{event.who} {event.sought}"
    hits = library.search(seek, scope=question.scope, limit=_LOOKED_THROUGH, how="lexical").hits
    told = any(is_told(event, [*_around(hit), *(each.words for each in evidence_of(hit))]) for hit in hits)
    if told:
        return None
    return _(NOBODY_WHO, what=event.words) if event.asks_who else _(NOT_SO, event=event.words)


def _no_relative(library: Library, question: Question) -> str | None:
    """Tell of a relative who is asked about and whom no document of the scope speaks of beside the one whose it is."""
    asked = relative_asked(question.asked)
    if asked is None:
        return None
    key = set(words_of(key_of(asked.who)))
    hits = library.search(f"{asked.who} {asked.what}", scope=question.scope, limit=_LOOKED_THROUGH, how="lexical").hits
    for hit in hits:
        row = [each.words for each in evidence_of(hit)]
        for place, words in enumerate(row):
            if asked.told.search(words) and key & set(words_of(" ".join(_beside(row, place)))):
                return None
    return _(NO_RELATIVE, what=f"“{asked.what}”", name=asked.who)


def _no_thing(question: Question, found: Found) -> str | None:
    """Tell of a thing that is counted or priced, where none of the likeliest sentences stands near it."""
    wanted = [stems(word) for word in thing_asked(question.asked)]
    best = max((each.probability for each in found.evidence), default=0.0)
    if not wanted or not best:
        return None
    for _likely, given in found.passages:
        row = given.evidence
        above = f"{given.hit.document.title} {' '.join(_around(given.hit))}"
        for place, each in enumerate(row):
            if each.probability >= _CLOSE * best and _speaks_of(wanted, above, _beside(row, place)):
                return None
    return _(NO_THING, words=listed(thing_asked(question.asked)[-1:]))


def _speaks_of(wanted: Sequence[frozenset[str]], above: str, row: Sequence[Evidence]) -> bool:
    there = stems(" ".join([above, *(each.words for each in row)]))
    return any(stem <= there for stem in wanted)
