"""Words and noun phrases of a sentence, found by form alone: enough to tell who is the subject of "said". Pure."""

import re
from collections.abc import Sequence

from index.text.attribution.pieces import (
    ASIDE,
    IN_LY,
    RELATING,
    described_by,
    describes,
    ends_in_name,
    is_described,
    is_name,
    is_office,
    pieces_before,
)
from index.text.attribution.tokens import Range, Token, key_at
from index.text.language.lexicon import (
    ADVERBS,
    DAYS,
    DETERMINERS,
    FINITE,
    NOT_SOMEONE,
    NUMBERS,
    OPENERS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    QUANTITIES,
    ROLES,
    SMALL_WORDS,
    TIMES,
    VERBS,
    is_body,
)

_PARAGRAPH = re.compile(r"\d+(?:\.\d+)+\.?|\d+\.")
_IN_NAMES = frozenset({"of", "for", "on"})
_BELONGING = frozenset({"of", "at", "for", "in"})
_AGENTS = ("er", "or", "ist", "ian", "man", "ers", "ors", "ists", "ians", "men", "ee", "ees")
_JOINING = frozenset({"and", "or", "but", "so", "yet"})
_WHO = frozenset({"who", "whom", "whose"})
_PASSED_OVER = SMALL_WORDS - QUANTITIES - DETERMINERS - PRONOUNS - PREPOSITIONS
_OBJECTS = frozenset({"him", "her", "it", "them", "us", "me"})
_LONGEST = 16


def phrase_before(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the noun phrase that ends right before ``tokens[end]``, as a range, or ``None``.

    A phrase in apposition ("Jo Ray, who bakes, |") is stepped over; what follows a name ("in Kent") is left out.
    """
    end = _before_time(tokens, end)
    if end <= 0:
        return None
    if tokens[end - 1].words in ASIDE:
        return _head_of_apposition(tokens, end)
    return _phrase_in(tokens, _clause_start(tokens, end), end)


def _before_time(tokens: Sequence[Token], end: int) -> int:
    """Step back over "on Monday" and "last week"."""
    if key_at(tokens, end - 1) in DAYS:
        return end - 1 - (key_at(tokens, end - 2) == "on")
    if key_at(tokens, end - 1) in ("week", "month", "year") and key_at(tokens, end - 2) in ("last", "this", "past"):
        return end - 2 - (key_at(tokens, end - 3) == "this")
    return end


def phrase_after(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the noun phrase that begins at ``tokens[start]``, as a range, or ``None``."""
    if start >= len(tokens) or tokens[start].kind != "word" or not _may_begin(tokens[start]):
        return None
    if tokens[start].key in PRONOUNS:
        return start, start + 1
    end = start + 1
    while end < min(len(tokens), start + _LONGEST) and tokens[end].kind == "word" and not _closes(tokens, end):
        end += 1
    return (start, end) if _may_end(tokens[end - 1]) else None


def leading_phrase(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the subject that the words before ``end`` begin with, after whatever is placed before it."""
    place = _after_dateline(tokens, end)
    while place < end:
        while place < end and (tokens[place].kind != "word" or tokens[place].key in _JOINING | ADVERBS):
            place += 1
        if place == 0 and end > 1 and _PARAGRAPH.fullmatch(tokens[0].words):
            place = 1
        if place < end and not describes(tokens[place]) and tokens[place].key not in OPENERS:
            phrase = phrase_after(tokens, place)
            named = phrase and (phrase[0], _named_end(tokens, *phrase))
            if named and named[1] < end:
                return named
        place = next((after + 1 for after in range(place, end) if tokens[after].words == ","), end)
    return None


def _named_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a subject ends at the latest: after a name in full, since what follows it may be a verb."""
    names = 0
    for place in range(start, end):
        owns = tokens[place - 1].key.endswith(("'s", "’s"))
        if not tokens[place].capital and names >= 2 and not names_people(tokens[place].key) and not owns:
            return place
        names = names + 1 if tokens[place].capital else 0
    return _without_complement(tokens, start, end)


def _after_dateline(tokens: Sequence[Token], end: int) -> int:
    """Return where a sentence begins after "LONDON, May 2 (AP) —"."""
    for place in range(1, min(end, 12)):
        if tokens[place].words in ("—", "–", "--", "-"):
            heads = tokens[0].words.isupper() and all(
                token.capital or not token.words.isalpha() for token in tokens[:place]
            )
            return place + 1 if heads else 0
    return 0


def antecedent_of(tokens: Sequence[Token], place: int) -> Range | None:
    """Return the noun phrase that "who" at ``place`` stands for: "Jo Ray of Kent, |who"."""
    end = place - 1 if place and tokens[place - 1].words in ASIDE else place
    least = _clause_start(tokens, end)
    start = _last_phrase(tokens, least, end)
    while start < end:
        joint = start - 2 if key_at(tokens, start - 1) == "the" else start - 1
        earlier = _last_phrase(tokens, least, joint) if joint > least else joint
        if key_at(tokens, joint) not in _BELONGING or earlier >= joint:
            return start, end
        start = earlier
    return None


def head_of(tokens: Sequence[Token], phrase: Range) -> Token:
    """Return the noun that a noun phrase is about: "report" in "a report by the bank"."""
    end = next((place for place in range(*phrase) if tokens[place].key in PREPOSITIONS), phrase[1])
    head = tokens[max(end - 1, phrase[0])]
    return tokens[phrase[1] - 1] if head.key in NUMBERS else head


def is_someone(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether a noun phrase is a name, a person or a body, by its head."""
    head = head_of(tokens, phrase)
    named = head.capital and head.key not in SMALL_WORDS
    return named or head.key in ("he", "she", "they") or names_people(head.key)


def names_people(noun: str) -> bool:
    """Whether a common noun in small letters is someone, not something."""
    return noun in PEOPLE or (noun.endswith(_AGENTS) and noun not in NOT_SOMEONE)


def _may_begin(token: Token) -> bool:
    if token.key in TIMES:
        return False
    return token.capital or token.key in DETERMINERS | PRONOUNS or token.key not in SMALL_WORDS | PREPOSITIONS | OPENERS


def _may_end(token: Token) -> bool:
    unfinished = token.key in (DETERMINERS - QUANTITIES) | PREPOSITIONS or token.key.endswith(("'s", "’s"))
    return token.kind == "word" and not unfinished


def _closes(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase that has come this far ends before ``tokens[place]``."""
    key, before = tokens[place].key, tokens[place - 1]
    if key in PREPOSITIONS:
        return not _continues_name(tokens, place) and (before.capital or key not in RELATING)
    owner = key_at(tokens, place - 2) if before.key.endswith("ly") else before.key
    if owner.endswith(("'s", "’s")) and key.endswith(("ly", "ed")):
        return False  # "the company’s |recently named chair"
    if (
        key in FINITE
        or key in _WHO
        or (key in TIMES and before.key not in DETERMINERS)
        or VERBS.get(key, ("", ""))[1] == "past"
    ):
        return True
    if key.endswith("ly") and before.capital and not tokens[place].capital and key not in IN_LY:
        return True
    if key.endswith("ed") and not tokens[place].capital and before.key not in DETERMINERS:
        return True
    return key in OPENERS and not _joins_names(tokens, place, len(tokens))


def _continues_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether "of" or "for" stands inside the name of a body, or of who holds an office.

    "the Department of Health", "the Institute on Drug Abuse", "Voice of America", "Attorney for Kent Ada Moor": what
    the office is for, and a name of two parts.
    """
    after = place + 1
    if after < len(tokens) and tokens[after].key == "the":
        after += 1
    if tokens[place].key not in _IN_NAMES or after >= len(tokens) or not tokens[after].capital:
        return False
    if tokens[place].key == "on" and tokens[after].key in TIMES:
        return False
    before, run = tokens[place - 1], tokens[after : after + 3]
    held = before.words in ROLES and len(run) == 3 and all(token.capital for token in run)
    single = tokens[place].key == "of" and before.capital and place > 1 and not tokens[place - 2].capital
    return single or held or (before.capital and is_body(before.words))


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the clause that ends before ``end`` begins: after the last mark, quotation or conjunction."""
    start = end
    while start > 0 and end - start < 2 * _LONGEST:
        before = tokens[start - 1]
        if before.kind != "word" or (before.key in OPENERS and not _is_no_opener(tokens, start - 1, end)):
            break
        start -= 1
    return start


def _is_no_opener(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether "and" joins names, or "that" points at a noun ("of that meeting")."""
    pointing = tokens[place].key == "that" and (place == 0 or tokens[place - 1].key in PREPOSITIONS)
    return pointing or _joins_names(tokens, place, end)


def _joins_names(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether "and" stands between two names."""
    between = place > 0 and place + 1 < end and tokens[place].key == "and" and tokens[place - 1].capital
    return between and (tokens[place + 1].capital or tokens[place + 1].key == "others")


def _phrase_in(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Return the subject in the clause ``tokens[start:end]`` that stands right before its verb."""
    while start < end and _is_passed_over(tokens[start]):
        start += 1
    if start >= end or tokens[end - 1].kind != "word":
        return None
    if tokens[end - 1].key in PRONOUNS:
        return end - 1, end
    relative = next((place for place in range(start + 1, end) if _opens_relative(tokens, place)), None)
    if relative:
        return _phrase_in(tokens, start, relative)
    finite = max((place for place in range(start, end) if tokens[place].key in FINITE), default=-1)
    if tokens[start].key in PREPOSITIONS or finite >= 0:
        start = _last_phrase(tokens, max(start, finite + 1), end)
    if start >= end or end - start > _LONGEST or not _may_begin(tokens[start]) or not _may_end(tokens[end - 1]):
        return None
    if tokens[start].words.endswith("ing") and key_at(tokens, start + 1) in (DETERMINERS - PEOPLE) | _OBJECTS:
        return None  # "…, making him the first who …"
    return start, _without_complement(tokens, start, end)


def _opens_relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun's description begins here: "a man |who bakes", "a poll |published in May"."""
    token, before = tokens[place], tokens[place - 1]
    formed = token.words.endswith("ed") and not token.capital
    participle = formed and before.kind == "word" and not before.key.endswith("ly")
    return token.key in _WHO or (participle and before.key not in DETERMINERS | PREPOSITIONS | ADVERBS)


def _is_passed_over(token: Token) -> bool:
    """Whether a clause's subject can't begin with this word: "then", or the number of a paragraph."""
    small = token.key in _PASSED_OVER and not (token.words.isupper() and len(token.words) > 1)
    return small or _PARAGRAPH.fullmatch(token.words) is not None


def _last_phrase(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the last noun phrase of a clause begins: a run of capitals, else from its determiner."""
    place = end - 1
    while place >= start and tokens[place].capital:
        place -= 1
    if place < end - 1:
        return place + 1
    while place >= start and tokens[place].key not in DETERMINERS and not tokens[place].words[0].isdigit():
        place -= 1
    return place if place >= start else end


def _without_complement(tokens: Sequence[Token], start: int, end: int) -> int:
    """Cut what follows a name or a pronoun: "Ray on Monday", "she in turn"."""
    if tokens[start].key in PRONOUNS:
        return start + 1
    place = start
    while place < end and tokens[place].capital:
        place += 1
    cut = start < place < end and tokens[place].key in PREPOSITIONS - {"of"} and not _continues_name(tokens, place)
    return place if cut else end


def _head_of_apposition(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the noun phrase that the words between commas before ``end`` describe."""
    between = pieces_before(tokens, end - 1)
    pieces = [each for each in between if not describes(tokens[each[0]]) or is_described(tokens, between, each)]
    if not pieces:
        return None
    start, stop = described_by(tokens, pieces)
    if not is_name(tokens, start, stop) and not ends_in_name(tokens, start, stop):
        named = (piece for piece in pieces[1:] if is_someone(tokens, piece) and not is_office(tokens, piece))
        start, stop = next(named, pieces[0])
    return _phrase_in(tokens, max(start, _clause_start(tokens, stop)), stop)
