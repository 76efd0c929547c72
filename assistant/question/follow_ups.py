"""Follow-up questions to questions that stand alone. Pure but for what is looked up of people.

Rules, and careful ones: a question that can stand alone is never touched, and one that cannot gets what it lacks and no
more; two questions are never put together. What a pronoun points at is sought in the turns before, the latest first:
who answered a question for somebody, then who or what was asked about, then who was quoted (the topic rather than the
focus of the turns before, as Grosz, Joshi and Weinstein 1995 rank them). An objective pronoun does not point at the
subject of its own clause (Chomsky's principle B).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.question.ellipses import WH, completed, is_bare_name, with_other
from assistant.question.mentions import AUXILIARIES, Mention, mention_of, mentions
from assistant.question.told import Told
from assistant.types import Turn
from index.text import lexicon

_OPENING = re.compile(
    r"^\s*(?:(?:and|but|so|also|or|then|ok(?:ay)?|well|thanks?|thank you|right)\b[\s,.!–-]*)+", re.IGNORECASE
)
_PERSONAL = re.compile(r"\b(?P<he>he|him|his|himself)\b|\b(?P<she>she|her|hers|herself)\b|^(?P<He>He|His)\b|^(?P<She>She|Her)\b")
_THEY = re.compile(r"\b(?:they|them|their|theirs)\b|^(?:They|Their)\b")
_IT = re.compile(r"\b(?:it|its)\b|^(?:It|Its)\b")
_EXPLETIVE = re.compile(
    r"\b(?:is|was|isn[’']t|wasn[’']t)\s+it\s+(?:true|possible|likely|legal|safe|worth \w+ing|right|known|clear|said|really|like)"
    r"|\bit\s+(?:is|was|will be|would be)\s+(?:true|possible|likely|legal|safe|worth|said)|\bit like\b"
    r"|\bdoes\s+it\s+(?:take|matter)|\bwhat\s+(?:time|day|year)\s+(?:is|was)\s+it\b|\bit\s+(?:take|took)\s+to\b"
    r"|\b(?:call|called|calls|make|makes|made|find|found|think|consider)\s+it\s+(?:an?\b|\w+\s*(?:to|that)\b)",
    re.IGNORECASE,
)
"""An "it" that points at nothing before."""

_POSSESSIVE = {"his", "hers", "its", "their", "theirs"}
_SUBJECTIVE = {"he", "she", "they"}
_OBJECTIVE = {"him", "them", "himself", "herself"}
_NOT_OWNED = re.compile(r"\s*(?:$|[?.!,]|(?:to|about|in|on|for|and|at|by|from|with|when|after|before|of|as|or|last|the|a|this)\b)")
_JOINS = re.compile(
    r"\b(?:and|or|but|when|after|before|because|if|while|that|say|said|says|think|thinks|believe|claim)\b", re.IGNORECASE
)
_CONTENT = re.compile(
    rf"\b(?!(?:{'|'.join(AUXILIARIES)}|the|an?|he|she|it|they|say|said|think|ever|not|there)\b)\w{{3,}}", re.IGNORECASE
)
_TIME = re.compile(
    rf"^(?:(?:on|in|at|by|the)\s+)*(?:\d{{1,2}}\s+)?(?:(?:{'|'.join((*lexicon.MONTHS, *lexicon.WEEKDAYS))})\b.*|\d{{4}}"
    r"|(?:night|day|morning|evening|afternoon|week|month|summer|winter) of .+)$"
)
_MONTH_OR_YEAR = re.compile(r"(?:[A-Z][a-z]+ )?\d{4}")
_THAT_TIME = re.compile(r"\b(?:(?:on|at|in) )?that (?P<unit>night|day|morning|evening|afternoon|week|month|year|time)\b", re.IGNORECASE)
_BY_THEN = re.compile(r"\b(?P<how>by|since|until|before|after) (?:then|that time)\b", re.IGNORECASE)
_AT_THE_TIME = re.compile(r"\b(?:by then|at the time|at that time|by that time)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:when|after|before|while)\s+(?P<clause>\w+\s+\w[^?,]*)$", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^\W*(?:(?:by|for|to|with|from) )?(?:who|whom|whose|which (?:man|woman|person))\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"^\W*(?:what|which)\b", re.IGNORECASE)
_REACH = 3
"""Turns back within which somebody is still meant by he or she."""

_NEAR = 2
"""Turns back within which something is still meant by it or they."""

_FEW_SPEAKERS = 12
_PREPOSITIONS = {each.casefold() for each in lexicon.PREPOSITIONS}


def standalone(question: str, turns: Sequence[Turn], told: Told | None = None) -> str:
    """Return ``question`` with what it leaves to the turns before it spelled out, else as it is.

    ``turns`` are the exchanges before that asked something, oldest first, each with the question as it was understood;
    ``told`` knows who the people in the documents are.
    """
    told = told or Told()
    bare = _OPENING.sub("", question).strip()
    if not turns or not bare:
        return question
    owned = _with_person(bare, turns, told) if is_bare_name(bare) or bare.casefold().startswith("what about") else bare
    whole = completed(owned, turns[-1], told)
    if whole is None and bare != question.strip() and is_bare_name(bare):
        whole = with_other(owned.rstrip(" ?.!"), turns[-1].asked.rstrip(" ?.!"), told)
        if whole is None:
            return question
    if whole is None:
        whole = _resolved(bare, turns, told)
    return question if whole == bare else whole


def _resolved(bare: str, turns: Sequence[Turn], told: Told) -> str:
    """Return a question with each pronoun that points out of it replaced by what it points at."""
    text = _with_time(bare, turns[-1])
    for step in (_with_person, _with_many, _with_thing):
        text = step(text, turns, told)
    return text


def _with_time(text: str, last: Turn) -> str:
    """Return a question with "by then" and "that night" told by the answer before, else by its question's clause."""
    if last.short and _TIME.match(last.short):
        time = re.sub(r"^(?:on|in|at|by)\s+", "", last.short)
        when = f"in {time}" if _MONTH_OR_YEAR.fullmatch(time) else f"on {time}"
        text = _BY_THEN.sub(lambda match: f"{match['how']} {time}", text)
        return _THAT_TIME.sub(when, text)
    clause = _CLAUSE.search(last.asked.rstrip(" ?.!"))
    return _AT_THE_TIME.sub(lambda _: f"by the time {clause['clause']}", text) if clause else text


def _with_person(text: str, turns: Sequence[Turn], told: Told) -> str:
    for name in ("he", "she"):
        match = next((each for each in _PERSONAL.finditer(text) if each[name] or each[name.title()]), None)
        gender = 1 if name == "she" else -1
        if match is None or _is_inside(text, match, told, gender=gender):
            continue
        if found := _person(turns, told, gender):
            text = _put(text, match, found, told)
    return text


def _person(turns: Sequence[Turn], told: Told, gender: int) -> Mention | None:
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
    speaking = [each for each in told.people if told.gender(each) == gender and len(each.split()) > 1]
    return mention_of(speaking[0], told) if len(speaking) == 1 and not any(told.gender(each) == 0 for each in told.people) else None


def _people(turn: Turn, told: Told) -> Iterator[Mention]:
    """Yield who a turn was about: who answered it, who it asked about, and who was quoted, if one only."""
    asked = [each for each in mentions(turn.asked, told) if each.is_person is not False and not each.is_many]
    if _ASKS_WHO.match(_OPENING.sub("", turn.asked)):
        yield from _named_in_answer(turn, asked, told)
    yield from sorted(asked, key=lambda each: not each.is_person)
    quoted = [mention_of(each, told) for each in turn.speakers]
    # Who is meant where several were quoted cannot be told, and a wrong name is worse than none.
    for gender in (1, -1) if all(each.gender for each in quoted) else (0,):
        alike = [each for each in quoted if each.gender in (0, gender) or not gender]
        if len(alike) == 1 and alike[0].is_person is not False:
            yield alike[0]


def _named_in_answer(turn: Turn, asked: Sequence[Mention], told: Told) -> Iterator[Mention]:
    """Yield who answered a question for somebody: the headline, else the one name of the sentence shown first."""
    if turn.short:
        yield mention_of(turn.short, told)
        return
    known = " ".join(each.words for each in asked).casefold()
    named = [each for each in mentions(turn.told or "", told) if each.is_name and each.is_person and len(each.words.split()) > 1]
    others = {each.words: each for each in named if each.words.casefold() not in known}
    if len(others) == 1:
        yield from others.values()


def _with_many(text: str, turns: Sequence[Turn], told: Told) -> str:
    """Return a question with "they" told: several, or a body such as a company, and never one person."""
    match = _THEY.search(text)
    if match is None or _is_inside(text, match, told, many=True):
        return text
    for turn in reversed(turns[-_NEAR:]):
        about = list(_asked_for(turn, told))
        found = [each for each in about if each.is_many] or [each for each in about if each.is_body]
        if not found:
            found = [each for each in about if _may_be_they(each, turn.asked, told)]
            found = found if len(found) == 1 else []
        if found:
            return _put(text, match, found[0], told) if not _stands_in(found[0], text) else text
    return text


def _may_be_they(mention: Mention, asked: str, told: Told) -> bool:
    """Whether a name may be called they: one that acts, and speaks in the documents if they have it."""
    if not mention.is_name or mention.is_person or told.is_body(mention.words) is False:
        return False
    before = asked[: mention.start].split()[-1:]
    return not before or before[0].casefold() not in _PREPOSITIONS


def _with_thing(text: str, turns: Sequence[Turn], told: Told) -> str:
    match = _IT.search(text)
    if match is None or _EXPLETIVE.search(text) or _is_inside(text, match, told, thing=True):
        return text
    for turn in reversed(turns[-_NEAR:]):
        found = [each for each in _asked_for(turn, told) if each.is_thing]
        if found:
            sure = [each for each in found if each.is_person is False] or found
            return _put(text, match, sure[0], told) if not _stands_in(sure[0], text) else text
    return text


def _asked_for(turn: Turn, told: Told) -> Iterator[Mention]:
    """Yield what a turn was about: what answered it, if that is a thing that can be called by its words, then what it asked."""
    asked = _OPENING.sub("", turn.asked)
    short = turn.short or ""
    is_named = bool(re.match(r"(?:an?|the)\s|[A-Z]", short)) and not re.search(r"\d", short) and not _TIME.match(short)
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


def _stands_in(mention: Mention, text: str) -> bool:
    return mention.words.casefold() in text.casefold()


def _is_inside(
    text: str, match: re.Match[str], told: Told, *, gender: int = 0, many: bool = False, thing: bool = False
) -> bool:
    """Whether a pronoun points at what the same question names before it."""
    before = text[: match.start()]
    owns = _owns(match[0], text[match.end() :])
    if owns and not thing and re.match(r"^\W*(?:who|how many|which)\b(?! (?:is|are|was|were)\b)", before, re.IGNORECASE):
        return True
    clause = WH.sub("", before)
    if (join := _JOINS.search(clause)) and _CONTENT.search(clause[: join.start()]):
        return True
    for each in mentions(before, told):
        if many:
            fits = each.is_many or each.is_body or (owns and each.is_name)
        elif thing:
            fits = each.is_thing and each.is_person is not True
        else:
            fits = each.is_person is not False and not each.is_many and each.gender in (0, gender)
        between = before[each.end :]
        apart = owns or _JOINS.search(between)
        is_subject = match[0].casefold() in _SUBJECTIVE or (match[0].casefold() == "it" and re.search(rf"\b(?:{'|'.join(AUXILIARIES)})\s*$", before, re.IGNORECASE))
        if fits and (apart or is_subject):
            return True
    return False


def _owns(pronoun: str, after: str) -> bool:
    """Whether a pronoun is an owner's: "her" before a noun is."""
    pronoun = pronoun.casefold()
    return pronoun in _POSSESSIVE or (pronoun == "her" and not _NOT_OWNED.match(after))


def _put(text: str, match: re.Match[str], found: Mention, told: Told) -> str:
    """Return ``text`` with what a pronoun means in its place; the rest of its pronouns then point at that."""
    before, after = text[: match.start()], text[match.end() :]
    if not _owns(match[0], after):
        return f"{_agreeing(before, match[0], found)}{found.words}{after}"
    role = re.match(r"\s+(?P<role>[a-z]+)\b", after)
    is_asked = re.search(r"\bwho(?:[’']s| is| was)\s+$", before, re.IGNORECASE)
    name = told.bearer(role["role"], found.words) if role and found.is_name and not is_asked else None
    if name and role:
        return f"{before}{name}{after[role.end() :]}"
    return f"{before}{found.words}{'’' if found.is_many and found.words.endswith('s') else '’s'}{after}"


def _agreeing(before: str, pronoun: str, found: Mention) -> str:
    """Return what stands before "they" with its verb in the singular, where one body is meant."""
    if pronoun.casefold() != "they" or found.is_many:
        return before
    forms = {"do": "does", "are": "is", "were": "was", "have": "has"}
    return re.sub(r"\b(do|are|were|have)(\s+)$", lambda match: forms[match[1].lower()] + match[2], before, flags=re.IGNORECASE)
