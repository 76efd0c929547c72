"""Follow-up questions to questions that stand alone. Pure but for what is looked up of people.

Rules, and careful ones: a question that can stand alone is never touched, and one that cannot gets what it lacks and no
more; two questions are never put together. What a pronoun points at is sought in the turns before, the latest first:
who answered a question for somebody, then who or what was asked about, then who was quoted (the topic rather than the
focus of the turns before, as Grosz, Joshi and Weinstein 1995 rank them). An objective pronoun does not point at the
subject of its own clause (Chomsky's principle B).
"""

import re
from collections.abc import Sequence

from assistant.question.follow_ups.antecedents import OPENING, TIME, group, person, thing
from assistant.question.follow_ups.continuations import continued
from assistant.question.follow_ups.ellipses import (
    WH,
    asks_of_a_deed,
    asks_of_a_habit,
    completed,
    is_bare_name,
    with_other,
)
from assistant.question.mentions import AUXILIARIES, Mention, Told, mentions
from assistant.types import Turn

_PERSONAL = re.compile(
    r"\b(?P<he>he|him|his|himself)\b|\b(?P<she>she|her|hers|herself)\b|^(?P<He>He|His)\b|^(?P<She>She|Her)\b"
)
_THEY = re.compile(r"\b(?:they|them|their|theirs)\b|^(?:They|Their)\b")
_IT = re.compile(r"\b(?:it|its)\b|^(?:It|Its)\b")
_EXPLETIVE = re.compile(
    r"\b(?:is|was|isn[’']t|wasn[’']t)\s+it\s+"
    r"(?:true|possible|likely|legal|safe|worth \w+ing|right|known|clear|said|really|like)"
    r"|\bit\s+(?:is|was|will be|would be)\s+(?:true|possible|likely|legal|safe|worth|said)|\bit like\b"
    r"|\bdoes\s+it\s+(?:take|matter)|\bwhat\s+(?:time|day|year)\s+(?:is|was)\s+it\b|\bit\s+(?:take|took)\s+to\b"
    r"|\b(?:call|called|calls|make|makes|made|find|found|think|consider)\s+it\s+(?:an?\b|\w+\s*(?:to|that)\b)"
    r"|\bdo it\b",
    re.IGNORECASE,
)
"""An "it" that points at nothing before."""

_POSSESSIVE = {"his", "hers", "its", "their", "theirs"}
_SUBJECTIVE = {"he", "she", "they"}
_NOT_OWNED = re.compile(
    r"\s*(?:$|[?.!,]|(?:to|about|in|on|for|and|at|by|from|with|when|after|before|of|as|or|last|the|a|this)\b)"
)
_JOINS = re.compile(
    r"\b(?:and|or|but|when|after|before|because|if|while|that|say|said|says|think|thinks|believe|claim)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    rf"\b(?!(?:{'|'.join(AUXILIARIES)}|the|an?|he|she|it|they|say|said|think|ever|not|there)\b)\w{{3,}}", re.IGNORECASE
)
_MONTH_OR_YEAR = re.compile(r"(?:[A-Z][a-z]+ )?\d{4}")
_THAT_TIME = re.compile(
    r"\b(?:(?:on|at|in) )?that (?P<unit>night|day|morning|evening|afternoon|week|month|year|time)\b", re.IGNORECASE
)
_BY_THEN = re.compile(r"\b(?P<how>by|since|until|before|after) (?:then|that time)\b", re.IGNORECASE)
_AT_THE_TIME = re.compile(r"\b(?:by then|at the time|at that time|by that time)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:when|after|before|while)\s+(?P<clause>\w+\s+\w[^?,]*)$", re.IGNORECASE)


def standalone(question: str, turns: Sequence[Turn], told: Told | None = None) -> str:
    """Return ``question`` with what it leaves to the turns before it spelled out, else as it is.

    ``turns`` are the exchanges before that asked something, oldest first, each with the question as it was understood;
    ``told`` knows who the people in the documents are.
    """
    told = told or Told()
    bare = OPENING.sub("", question).strip()
    if not turns or not bare:
        return question
    if goes_on := continued(bare, turns[-1], told):
        return goes_on
    owned = _with_person(bare, turns, told) if is_bare_name(bare) or bare.casefold().startswith("what about") else bare
    whole = completed(owned, turns[-1], told)
    if whole is None and len(turns) > 1 and asks_of_a_deed(bare):
        whole = completed(bare, turns[-2], told)
    if whole is None and bare != question.strip() and is_bare_name(bare):
        whole = with_other(owned.rstrip(" ?.!"), turns[-1].asked.rstrip(" ?.!"), told)
        if whole is None:
            return question
    if whole is None:
        whole = bare if asks_of_a_habit(bare) else _resolved(bare, turns, told)
    return question if whole == bare else whole


def _resolved(bare: str, turns: Sequence[Turn], told: Told) -> str:
    """Return a question with each pronoun that points out of it replaced by what it points at."""
    text = _with_time(bare, turns[-1])
    for step in (_with_person, _with_many, _with_thing):
        text = step(text, turns, told)
    return text


def _with_time(text: str, last: Turn) -> str:
    """Return a question with "by then" and "that night" told by the answer before, else by its question's clause."""
    if last.short and TIME.match(last.short):
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
        if found := person(turns, told, gender):
            text = _put(text, match, found, told)
    return text


def _with_many(text: str, turns: Sequence[Turn], told: Told) -> str:
    match = _THEY.search(text)
    if match is None or _is_inside(text, match, told, many=True):
        return text
    found = group(turns, told)
    return _put(text, match, found, told) if found and not _stands_in(found, text) else text


def _with_thing(text: str, turns: Sequence[Turn], told: Told) -> str:
    match = _IT.search(text)
    if match is None or _EXPLETIVE.search(text) or _is_inside(text, match, told, thing=True):
        return text
    found = thing(turns, told)
    return _put(text, match, found, told) if found and not _stands_in(found, text) else text


def _stands_in(mention: Mention, text: str) -> bool:
    return mention.words.casefold() in text.casefold()


def _is_inside(
    text: str, match: re.Match[str], told: Told, *, gender: int = 0, many: bool = False, thing: bool = False
) -> bool:
    """Whether a pronoun points at what the same question names before it."""
    before = text[: match.start()]
    owns = _owns(match[0], text[match.end() :])
    if (
        owns
        and not thing
        and re.match(r"^\W*(?:who|how many|which)\b(?! (?:is|are|was|were)\b)", before, re.IGNORECASE)
    ):
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
        is_subject = match[0].casefold() in _SUBJECTIVE or (
            match[0].casefold() == "it" and re.search(rf"\b(?:{'|'.join(AUXILIARIES)})\s*$", before, re.IGNORECASE)
        )
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
    return re.sub(
        r"\b(do|are|were|have)(\s+)$", lambda match: forms[match[1].lower()] + match[2], before, flags=re.IGNORECASE
    )
