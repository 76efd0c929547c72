"""Negation and direction: what the passage denies is not affirmed, what rises there does not fall. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.facts import OPPOSITES, RELATIONS, Text, exchanges, shared_near, stem_set
from assistant.verification.types import Otherwise
from index.i18n import N_, _

_STRONG = frozenset("not cannot never no none nobody nothing neither nor nowhere".split())
_WEAK = frozenset(
    "without fail failed fails failing failure refuse refused refuses refusing decline declined declines "
    "declining lack lacked lacks lacking unable unlikely deny denied denies denying reject rejected "
    "rejects rejecting hardly barely scarcely rarely seldom impossible prevent prevented prevents "
    "unwilling".split()
)
# Beside these a word with "not" may be said without one.
_WEAKER = _WEAK | frozenset(
    "dismiss dismissed dismisses dispute disputed disputes avoid avoided stop stopped unknown unclear "
    "false wrong untrue absent absence little few zero refute refuted against instead rather oppose "
    "opposed opposes ban banned block blocked halt halted only no-one".split()
)
_NO_NEGATION = frozenset(("not", other) for other in ("only", "just", "least", "necessarily", "merely", "simply")) | {
    ("no", "doubt"), ("no", "matter"),
}  # fmt: skip
_BREAKS = frozenset("but although though because while whereas if when after before unless".split())
_LIGHT = frozenset("think thought believe expect want seem appear intend plan go do be have get come make let".split())
_REACH = 5

DENIES = N_("This denies what the cited passage affirms.")
AFFIRMS = N_("This affirms what the cited passage denies.")


def check_polarity(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason where the statement denies what the spans affirm, affirms what they deny, or says the opposite.

    Only what both speak of is compared: the word after a negation, and opposites beside a word that they share.
    """
    if reason := _turned(statement, spans) or _negation(statement, spans):
        yield reason
    yield from _opposites(statement, spans)


def _turned(statement: Text, spans: Sequence[Text]) -> str | None:
    """Return a reason if a negation is put into, or taken from, words that otherwise run like a span's."""
    denied = Counter(scope[0] for scope in _denied(statement))
    told = Counter(scope[0] for span in spans for scope in _denied(span))
    alike = any(told[each] == count for each, count in denied.items())
    for span in spans:
        for each in exchanges(statement, span):
            own, other = statement.words[each.start : each.end], span.words[each.other_start : each.other_end]
            own_count = sum(_is_negation(statement, place) for place in range(each.start, each.end))
            other_count = sum(_is_negation(span, place) for place in range(each.other_start, each.other_end))
            soft = any(word.key in _WEAKER | {"only", "just"} for word in (*own, *other))
            soft = soft or _under_negation(statement, each.start) or _under_negation(span, each.other_start)
            if own_count % 2 != other_count % 2 and not soft and not alike:
                return Otherwise(_(DENIES) if own_count > other_count else _(AFFIRMS))
    return None


def _negation(statement: Text, spans: Sequence[Text]) -> str | None:
    weak = any(word.key in _WEAKER for span in spans for word in span.words)
    denied = [each for span in spans for each in _denied(span)]
    shared = frozenset().union(*(span.stems for span in spans))
    for scope in _denied(statement):
        told = [each for each in scope[:2] if each in shared]
        if told and _affirmed(told[0], spans):
            return Otherwise(_(DENIES))
        if not told and not denied and not weak:
            return _("This denies something, and the cited passage denies nothing.")
    own_weak = any(word.key in _WEAKER for word in statement.words)
    for scope in denied:
        stated = all(each in statement.stems for each in scope[:2])
        if stated and not own_weak and _affirmed(scope[0], [statement]):
            return Otherwise(_(AFFIRMS))
    return None


def _denied(text: Text) -> list[list[str]]:
    """Return for each negation the stems of content that it governs: those after it, up to the end of the clause."""
    scopes = (_governed(text, place) for place in range(len(text.words)) if _negates(text, place))
    return [scope for scope in scopes if scope]


def _is_negation(text: Text, place: int) -> bool:
    """Whether a word is a negation; not a "no" that stands for itself: "No, the bridge is safe"."""
    word = text.words[place]
    answers = word.key == "no" and text.plain[word.end : word.end + 1] in (".", "?", ",")
    return (word.key in _STRONG or word.key.endswith("n't")) and not answers


def _negates(text: Text, place: int) -> bool:
    """Whether a word is a negation and, with the one after it, denies something: "not only" does not."""
    following = text.words[place + 1].key if place + 1 < len(text.words) else ""
    pair = (text.words[place].key, following)
    return _is_negation(text, place) and pair not in _NO_NEGATION


def _governed(text: Text, place: int) -> list[str]:
    scope: list[str] = []
    for before, word in zip(text.words[place:], text.words[place + 1 : place + 1 + _REACH + 3], strict=False):
        if word.key in _BREAKS or any(mark in text.plain[before.end : word.start] for mark in ",;:."):
            break
        if word.stem in text.content and word.key not in _STRONG and word.stem not in _LIGHT:
            scope.append(word.stem)
    return scope[:3]


def _affirmed(stem: str, spans: Sequence[Text]) -> bool:
    """Whether a word stands in some span and is nowhere governed by a negation, or something like one, before it."""
    found = False
    for span in spans:
        for place, word in enumerate(span.words):
            if word.stem == stem:
                found = True
                if _under_negation(span, place):
                    return False
    return found


def _under_negation(text: Text, place: int) -> bool:
    for before in range(min(place, len(text.words) - 1) - 1, max(-1, place - _REACH - 4), -1):
        word = text.words[before]
        if any(mark in text.plain[word.end : text.words[before + 1].start] for mark in ";:."):
            return False
        if _negates(text, before) or word.key in _WEAK:
            return True
        if word.key in ("but", "although", "because", "unless"):
            return False
    return False


def _opposites(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    stems = frozenset().union(*(span.stems for span in spans))
    changed = {pair for span in spans for pair in _changed(statement, span)}
    for place, word in enumerate(statement.words):
        against = OPPOSITES.get(word.stem)
        if not against or any(word.words == one for one, _ in changed):
            continue
        if word.stem not in stems and not _has_synonym(word.stem, stems):
            for span in spans:
                if opposed := _opposed(statement, place, span, against):
                    changed.add((word.words, opposed))
                    break
    for stated, told in sorted(changed):
        words = _("The cited passage says “%(told)s” where this says “%(stated)s”.", told=told, stated=stated)
        yield Otherwise(words)


def _has_synonym(stem: str, stems: frozenset[str]) -> bool:
    """Whether a span has a word that is opposite to the same ones: "rose" for "grew"."""
    return any(other != stem and OPPOSITES.get(other, frozenset()) & OPPOSITES[stem] for other in stems)


def _opposed(statement: Text, place: int, span: Text, against: frozenset[str]) -> str | None:
    """Return the span's opposite of a word of the statement, if both stand beside the same words, neither negated."""
    word = statement.words[place]
    for other_place, other in enumerate(span.words):
        if other.stem in against and _negated_here(statement, place) == _negated_here(span, other_place):
            near = shared_near(statement, place, span, other_place)
            if near and (word.stem not in RELATIONS or _same_after(statement, place, span, other_place)):
                return other.words
    return None


def _negated_here(text: Text, place: int) -> bool:
    return any(_negates(text, before) for before in range(max(0, place - 3), place))


def _same_after(text: Text, place: int, other: Text, other_place: int) -> bool:
    """Whether the same word of content, or number, follows in both texts."""
    return _after(text, place) & _after(other, other_place) != set()


def _after(text: Text, place: int) -> set[str]:
    following = [
        word.stem for word in text.words[place + 1 : place + 4] if word.stem in text.content or word.key[0].isdigit()
    ]
    return set(following[:2])


def _changed(statement: Text, span: Text) -> Iterator[tuple[str, str]]:
    """Yield words that stand at one place of two texts that run alike and are opposites, neither of them negated."""
    for each in exchanges(statement, span):
        for place in range(each.start, each.end):
            for other_place in range(each.other_start, each.other_end):
                word, other = statement.words[place], span.words[other_place]
                opposed = other.stem in OPPOSITES.get(word.stem, frozenset())
                if opposed and _negated_here(statement, place) == _negated_here(span, other_place):
                    yield word.words, other.words


_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red|rumou?rs?|unconfirmed|"
    r"(?:is|are|was|were) (?:said|understood|believed|thought|alleged|reported) to|"
    r"(?:has|have|had) been told|it is (?:said|understood|believed|thought))\b"
)


_TELLING = stem_set("say tell report claim allege accord rumour rumor suggest believe understand think hear")


_HEDGES = frozenset(
    "may might could would seems seem appears appear possibly perhaps apparently likely probably".split()
)


def check_certainty(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason if every span gives hearsay ("is said to", "reportedly") and the statement does not show it."""
    shown = _HEARSAY.search(statement.plain) or statement.keys & _HEDGES or statement.stems & _TELLING
    if not shown and all(_HEARSAY.search(span.plain) for span in spans):
        yield _("The cited passage tells this as hearsay, and the sentence states it as a fact.")
