"""Who and what a pronoun may point at in the turns of a conversation. Pure but for what is looked up of people.

The latest turn first: who answered a question for somebody, then who or what was asked about, then who was quoted (the
topic rather than the focus of the turns before, as Grosz, Joshi and Weinstein 1995 rank them).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.question.mentions import Mention, Told, is_like_a_person, mention_of, mentions
from assistant.types import Turn
from index.text import lexicon

OPENING = re.compile(
    r"^\s*(?:(?:and|but|so|also|or|then|ok(?:ay)?|well|thanks?|thank you|right)\b[\s,.!–-]*)+", re.IGNORECASE
)
TIME = re.compile(
    rf"^(?:(?:on|in|at|by|the)\s+)*(?:\d{{1,2}}\s+)?(?:(?:{'|'.join((*lexicon.MONTHS, *lexicon.WEEKDAYS))})\b.*|\d{{4}}"
    r"|(?:night|day|morning|evening|afternoon|week|month|summer|winter) of .+)$"
)
_ASKS_WHO = re.compile(
    r"^\W*(?:(?:by|for|to|with|from) )?(?:who|whom|whose|which (?:man|woman|person))\b", re.IGNORECASE
)
_ASKS_WHAT = re.compile(r"^\W*(?:what|which)\b", re.IGNORECASE)
_REACH = 3
"""Turns back within which somebody is still meant by he or she."""
_NEAR = 2
"""Turns back within which something is still meant by it or they."""
_FEW_SPEAKERS = 12
_PREPOSITIONS = {each.casefold() for each in lexicon.PREPOSITIONS}


def person(turns: Sequence[Turn], told: Told, gender: int) -> Mention | None:
    """Return whom he or she means: known people first, the latest first; one in doubt only where there is no other."""
    doubtful: list[Mention] = []
    for turn in reversed(turns[-_REACH:]):
        for each in _people(turn, told):
            if each.is_person and each.gender in (0, gender):
                return each
            if each.is_person is None and not each.gender:
                doubtful.append(each)
    if doubtful:
        # What the conversation keeps coming back to is what it is about.
        counts = Counter(each.words.casefold() for each in doubtful)
        return max(doubtful, key=lambda each: counts[each.words.casefold()])
    if len(told.people) > _FEW_SPEAKERS:
        return None
    # In documents in which one woman speaks, she is the one.
    speaking = [each for each in told.people if told.gender(each) == gender]
    return mention_of(speaking[0], told) if len(speaking) == 1 else None


def _people(turn: Turn, told: Told) -> Iterator[Mention]:
    """Yield who a turn was about: who answered it, who it asked about, and who was quoted, if one only."""
    about = [each for each in mentions(turn.asked, told) if each.is_person is not False and not each.is_many]
    asked = [_in_full(each, turn.speakers, told) for each in about]
    if _ASKS_WHO.match(OPENING.sub("", turn.asked)):
        yield from _named_in_answer(turn, asked, told)
    yield from sorted(asked, key=lambda each: not each.is_person)
    quoted = [mention_of(each, told) for each in turn.speakers]
    # Who is meant where several were quoted cannot be told, and a wrong name is worse than none.
    for gender in (1, -1) if all(each.gender for each in quoted) else (0,):
        alike = [each for each in quoted if each.gender in (0, gender) or not gender]
        if len(alike) == 1 and alike[0].is_person is not False:
            yield alike[0]


def _in_full(mention: Mention, speakers: Sequence[str], told: Told) -> Mention:
    """Return a mention by the whole name that an answer gave it: "Petrova" is Natalie Petrova, no "aide to Petrova"."""
    last = mention.words.casefold().split()[-1]
    names = [name.casefold() for name in speakers]
    ends = [name.split()[-1] == last and not name.startswith(("a ", "an ", "the ", "one ")) for name in names]
    whole = [name for name, is_one in zip(speakers, ends, strict=True) if mention.is_name and is_one]
    return mention_of(whole[0], told) if len(whole) == 1 else mention


def _named_in_answer(turn: Turn, asked: Sequence[Mention], told: Told) -> Iterator[Mention]:
    """Yield who answered a question for somebody: the headline, else the one name of the sentence shown first."""
    if turn.short:
        yield mention_of(turn.short, told)
        return
    known = " ".join(each.words for each in asked).casefold()
    named = [
        each
        for each in mentions(turn.told or "", told)
        if each.is_name and each.is_person is not False and is_like_a_person(each.words)
    ]
    others = {each.words: each for each in named if each.words.casefold() not in known}
    if len(others) == 1:
        yield from others.values()


def group(turns: Sequence[Turn], told: Told) -> Mention | None:
    """Return whom they means: several, or a body such as a company, and never one person."""
    for turn in reversed(turns[-_NEAR:]):
        about = list(_asked_for(turn, told))
        found = [each for each in about if each.is_many] or [each for each in about if each.is_body]
        acting = [each for each in about if _may_be_they(each, turn.asked, told)]
        if found or len(acting) == 1:
            return (found or acting)[0]
    return None


def thing(turns: Sequence[Turn], told: Told) -> Mention | None:
    """Return what it means: what is surely no person's name before what may be one."""
    for turn in reversed(turns[-_NEAR:]):
        if found := [each for each in _asked_for(turn, told) if each.is_thing]:
            return next((each for each in found if each.is_person is False), found[0])
    return None


def _may_be_they(mention: Mention, asked: str, told: Told) -> bool:
    """Whether a name may be called they: one that acts, and speaks in the documents if they have it."""
    if not mention.is_name or mention.is_person or told.is_body(mention.words) is False:
        return False
    before = asked[: mention.start].split()[-1:]
    return not before or before[0].casefold() not in _PREPOSITIONS


def _asked_for(turn: Turn, told: Told) -> Iterator[Mention]:
    """Yield what a turn was about: what answered it, if its words can call a thing, then what was asked about."""
    asked = OPENING.sub("", turn.asked)
    short = turn.short or ""
    is_named = bool(re.match(r"(?:an?|the)\s|[A-Z]", short)) and not re.search(r"\d", short) and not TIME.match(short)
    if is_named and (_ASKS_WHAT.match(asked) or _ASKS_WHO.match(asked)):
        answer = mention_of(short, told)
        if answer.is_name and not answer.is_person:
            answer = replace(answer, is_body=bool(_ASKS_WHO.match(asked)) or answer.is_body)
        yield _as_group(answer)
    yield from mentions(asked, told)


def _as_group(answer: Mention) -> Mention:
    """Return "Volunteers of the rescue" as "the volunteers of the rescue"."""
    words = answer.words
    first, _, rest = words.partition(" ")
    if rest.startswith("of ") and first.endswith("s"):
        return replace(answer, words=f"the {first.lower()} {rest}", is_many=True, is_name=False)
    return answer
