"""Names of a statement: each is in the spans, in full or in part, or completed from what stands around them. Pure."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from assistant.facts import (
    Capitals,
    Name,
    Text,
    align,
    capitals_of,
    is_told,
    may_be_one,
    names,
    other_first_name,
    same_part,
    text_of,
)
from assistant.verification.types import Otherwise
from index.i18n import _

_PRONOUNS = frozenset("he she they it him her them his hers their its himself herself themselves itself who".split())
_ANY_NAME = "@"
_NEAR = 4
_ALIKE = 2
_RUNS_ALIKE = 0.6


def check_names(statement: Text, spans: Sequence[Text], beside: Sequence[str], context: Text) -> Iterator[str]:
    """Yield a reason for each name of the statement that the spans neither hold nor may be completed to.

    ``beside`` are names that belong to the spans without standing in them: who says them, who relays, the outlet.
    """
    told = Text(" ; ".join([*(span.plain for span in spans), *(text_of(name).plain for name in beside)]))
    capitals = capitals_of([told, context, statement])
    inside, around = names(told, capitals), names(context, capitals)
    exchanged = _exchanged(statement, spans, capitals)
    for name in names(statement, capitals):
        if name.words.casefold() in exchanged:
            theirs = exchanged[name.words.casefold()]
            words = _("The cited passage has “%(theirs)s” where this has “%(own)s”.", theirs=theirs, own=name.words)
            yield Otherwise(words)
        elif not is_told(name, told, inside) and not _completes(name, statement, spans, inside, around):
            yield _("The name “%(name)s” is not in the cited passage.", name=name.words)


def _completes(
    name: Name, statement: Text, spans: Sequence[Text], inside: Sequence[Name], around: Sequence[Name]
) -> bool:
    """Whether the context makes a name of the spans longer, or says whom a pronoun or description of theirs means."""
    fuller = [other for other in around if all(any(same_part(part, own) for own in other.parts) for part in name.parts)]
    if not fuller:
        return False
    last = name.parts[-1]
    if any(same_part(last, part) for other in inside for part in other.parts):
        return not other_first_name(name, inside)
    return any(_stood_for(statement, span) for span in spans)


def _stood_for(statement: Text, span: Text) -> bool:
    """Whether a span has more pronouns than the statement, or a "the …" whose noun the statement lacks."""
    count = [sum(word.key in _PRONOUNS for word in text.words) for text in (span, statement)]
    described = any(
        word.key == "the" and not following.capital and following.stem not in statement.stems
        for word, following in zip(span.words, span.words[1:], strict=False)
    )
    return count[0] > count[1] or described


def _exchanged(statement: Text, spans: Sequence[Text], capitals: Capitals) -> dict[str, str]:
    """Return the statement's names that stand where a span, running alike, has another name.

    Every name counts as one and the same word while the two are aligned. A list may change its order, and a passive
    turns its sides around.
    """
    found = {}
    mine = _collapsed(statement, capitals)
    for span in spans:
        theirs = _collapsed(span, capitals)
        if _is_passive(statement) == _is_passive(span):
            for place, other in _aligned(mine, theirs, statement.content):
                own = mine[place].name
                if own and not any(may_be_one(other, each) for each in _list_around(mine, place)):
                    found[own.words.casefold()] = other.words
    return found


class _Word(NamedTuple):
    """The stem of a word, or the sign that stands for any name, and that name."""

    stem: str
    name: Name | None = None


def _aligned(mine: Sequence[_Word], theirs: Sequence[_Word], content: frozenset[str]) -> Iterator[tuple[int, Name]]:
    """Yield the place of each name with the one that the other text has there.

    The texts must be alike in most of their words, and in two words of content near the name.
    """
    steps = align([word.stem for word in mine], [word.stem for word in theirs])
    if sum(end - start for kind, _, _, start, end in steps if kind == "equal") < _RUNS_ALIKE * len(mine):
        return
    for kind, other_start, _end, start, end in steps:
        for place in range(start, end) if kind == "equal" else ():
            other = theirs[other_start + place - start].name
            near = {word.stem for word in mine[max(start, place - _NEAR) : min(end, place + _NEAR + 1)]}
            if other and len(near & content) >= _ALIKE:
                yield place, other


def _collapsed(text: Text, capitals: Capitals) -> list[_Word]:
    """Return the words of a text with one sign for each name."""
    found: list[_Word] = []
    place = 0
    for name in names(text, capitals):
        found += [_Word(word.stem) for word in text.words[place : name.first]]
        found.append(_Word(_ANY_NAME, name))
        place = name.last
    return found + [_Word(word.stem) for word in text.words[place:]]


def _list_around(words: Sequence[_Word], place: int) -> list[Name]:
    """Return the names of the list that a name stands in, itself among them: "A, B and C"."""
    before = takewhile(_is_listed, reversed(words[:place]))
    after = takewhile(_is_listed, words[place:])
    return [word.name for word in (*before, *after) if word.name is not None]


def _is_listed(word: _Word) -> bool:
    return word.name is not None or word.stem in ("and", "or")


def _is_passive(text: Text) -> bool:
    keys = [word.key for word in text.words]
    return any(
        key == "by" and place and keys[place - 1].endswith(("ed", "en", "wn", "ne", "ught", "ld", "de", "id", "ot"))
        for place, key in enumerate(keys)
    )
