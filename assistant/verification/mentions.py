"""Where a text names who says a span: by name, short name, initials or role. Pure."""

from collections.abc import Sequence

from assistant.facts import HONORIFICS, ROLES, Text, Word, same_part, stem_set, stems_of, text_of
from assistant.verification.types import Source
from index.text import ASKED_FOR

_SMALL = frozenset("a an the one some two three several many other his her its their this that s".split())
_RELATIONS = frozenset("of for at in from with on to by who that whose near".split())
_BEFORE_ROLE = frozenset("the a an its their his her whose".split())
_NAME_AT_MOST = 6
# What shows that a sentence gives somebody's words, beside the verbs by which one does.
MARKERS = stem_set(" ".join(ASKED_FOR)) | stem_set(
    "according view opinion word argument account statement testimony assertion warning belief allegation "
    "criticism denial dismiss urge question response position point inform mention refer denounce read find "
    "measure show consider regard plan fear doubt agree disagree support oppose offer accept count calculate"
)


def names_speaker(text: Text, source: Source, span: Text) -> bool:
    """Whether a text names who says a span: by name, short name, initials or role.

    A role counts where the text is no more than a name, or where a word of saying follows it.
    """
    if mentions_of(text, source):
        return True
    parts = _parts(text_of(source.speaker or ""))
    initials = "".join(part[0] for part in parts)
    if len(parts) > 1 and any(word.key.replace(".", "") == initials for word in text.words):
        return True
    short = len(text.words) <= _NAME_AT_MOST
    return any(
        _has_role(word, source, span)
        for before, word, *after in zip(text.words, text.words[1:], text.words[2:], text.words[3:], strict=False)
        if not short and before.key in _BEFORE_ROLE and any(each.stem in MARKERS for each in after)
    ) or (short and bool(text.words) and _has_role(text.words[-1], source, span))


def mentions_of(text: Text, source: Source) -> list[int]:
    """Return the numbers of the words that are the speaker's name."""
    parts = _parts(text_of(source.speaker or ""))
    return [number for number in range(len(text.words)) if _mentions(text, number, parts)]


def _parts(speaker: Text) -> tuple[str, ...]:
    """Return the words that a speaker is called by: a name's parts, or the noun of a description."""
    head: list[Word] = []
    for word in speaker.words:
        if head and (word.key in _RELATIONS or speaker.plain[head[-1].end : word.start].strip(" .'")):
            break
        if word.key not in _SMALL:
            head.append(word)
    named = [word.key for word in head if word.key not in HONORIFICS]
    return tuple(named or [word.key for word in head])


def _mentions(text: Text, number: int, parts: Sequence[str]) -> bool:
    """Whether a word is a speaker's last name or noun, with no other first name before it, or the first name alone."""
    word = text.words[number]
    before = text.words[number - 1] if number else None
    if parts and (same_part(word.key, parts[-1]) or word.stem == stems_of(parts[-1:])[0]):
        foreign = (
            before is not None and before.capital and not text.begins_clause(number - 1)
            and before.key not in HONORIFICS | _SMALL and len(parts) > 1
            and text.plain[before.end : word.start] == " " and word.capital
        )  # fmt: skip
        return not foreign or before is None or any(same_part(before.key, part) for part in parts)
    return len(parts) > 1 and word.capital and word.key == parts[0]


def _has_role(noun: Word, source: Source, span: Text) -> bool:
    """Whether a noun for a person stands beside the speaker's name in the span or around it: "the engineer Ray"."""
    parts = _parts(text_of(source.speaker or ""))
    if noun.capital or not noun.key.rstrip("s").endswith(ROLES) or not parts:
        return False
    for text in (span, text_of(source.context)):
        for number, word in enumerate(text.words):
            near = text.words[max(0, number - 6) : number + 8]
            if word.key == parts[-1] and any(noun.stem == other.stem for other in near):
                return True
    return False
