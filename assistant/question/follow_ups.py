"""Follow-up questions to questions that stand alone. Pure.

Rules, and careful ones: a question that can stand alone is never touched, and one that cannot gets what it lacks and no
more. What a pronoun points at is sought in the questions before, the latest first, as who or what was asked about comes
before who was quoted in the answer (the topic rather than the focus of the turns before, as Grosz, Joshi and Weinstein
1995 rank them).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.question.mentions import NAME, Mention, gender_of, mention_of, mentions
from assistant.types import Turn

_WH = re.compile(
    r"^(?:(?:at|in|on|by|to|from|for|with) )?(?:what|which|who|whom|whose|when|where|why|"
    r"how(?: (?:much|many|long|often|far|old|big|come|high|tall))?)\b",
    re.IGNORECASE,
)
_AUXILIARY = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)"
_OPENING = re.compile(
    r"^\s*(?:(?:and|but|so|also|or|then|ok(?:ay)?|well|thanks?|thank you|right)\b[\s,.!–-]*)+", re.IGNORECASE
)
_FEW = 4
_BARE = re.compile(
    r"^(?P<wh>why not|why|when|where|how|since when|how (?:much|many|long|often|far|come|so))\s*[?.!]*$", re.IGNORECASE
)
_ELSE = re.compile(r"^(?P<wh>who|what|where|anyone|anybody|anything) else\s*[?.!]*$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+(?P<what>[^?]{2,60}?)\s*[?.!]*$", re.IGNORECASE)
_PHRASE = re.compile(
    rf"^(?P<phrase>(?:in|on|by|after|before|since|during|until|at|for|from|among|under|according to)\s+"
    rf"(?!.*\b(?:{_AUXILIARY}|who|what|when|where|why|how)\b)[^?]{{1,40}}?)\s*[?.!]*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:(?:tell|say|give) (?:me )?more|more(?: details?| please)?|go on|elaborate|explain)"
    r"(?: (?:about|on) (?:it|that|this|him|her|them))?\s*[?.!]*$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?P<he>he|him|his|himself)\b|\b(?P<she>she|her|hers|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\b(?:is|was|isn[’']t|wasn[’']t)\s+it\s+(?:true|possible|likely|legal|safe|worth|right|known|clear|said|really)"
    r"|\bit\s+(?:is|was|will be|would be)\s+(?:true|possible|likely|legal|safe|worth|said)"
    r"|\bdoes\s+it\s+(?:take|matter)|\bwhat\s+(?:time|day|year)\s+(?:is|was)\s+it\b|\bit\s+(?:take|took)\s+to\b",
    re.IGNORECASE,
)
"""An "it" that points at nothing before."""

_EVENT = re.compile(
    r"\b(?:do|did|does|done|doing|is|was|about|of|by|after|before|like|why|how|for)\s+(?:that|this)\b(?!\s+\w+\s+\w)|\b(?:that|this)\s*[?.!]*$"
    r"|\b(?:did|does|do|could|would) (?:that|this)\s+(?:happen|mean|work|come|matter|go)\b",
    re.IGNORECASE,
)
"""What points at a whole event or statement, for which no noun stands."""

_THEN = re.compile(r"\b(?:by then|at the time|at that time|by that time)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:when|after|before|while)\s+(?P<clause>\w+\s+\w[^?,]*)$", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|or|but|when|after|before|because|if|while|that)\b", re.IGNORECASE)
_CONTENT = re.compile(
    rf"\b(?!{_AUXILIARY}\b|(?:the|an?|he|she|it|they|say|said|think|ever|not|there)\b)\w{{3,}}", re.IGNORECASE
)
_DATE = re.compile(
    r"\b(?:in|on|by|since|after|before|during)\s+(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|spring|summer|autumn|winter|\d{4})(?:\s+\d{4})?\b",
    re.IGNORECASE,
)


def standalone(question: str, turns: Sequence[Turn], names: Collection[str] = ()) -> str:
    """Return ``question`` with what it leaves to the turns before it spelled out, else as it is.

    ``turns`` are the exchanges before, oldest first, each with the question as it was understood; ``names`` are the
    people known in the documents, so that one typed in small letters is seen.
    """
    if not turns:
        return question
    bare = _OPENING.sub("", question).strip()
    if not bare:
        return question
    whole = _completed(bare, turns[-1], names)
    if whole is None and bare != question.strip() and _is_bare_name(bare):
        whole = _with_other(bare.rstrip(" ?.!"), turns[-1].asked.rstrip(" ?.!"), names)
    if whole is None:
        whole = _resolved(bare, turns, names)
    return question if whole == bare else whole


def _is_bare_name(bare: str) -> bool:
    """Whether what follows an "and" names something and asks nothing ("and WhatsApp?")."""
    return len(bare.split()) <= _FEW and not re.search(
        rf"\b(?:{_AUXILIARY}|that|please)\b|{_WH.pattern}", bare, re.IGNORECASE
    )


def _completed(bare: str, last: Turn, names: Collection[str]) -> str | None:
    """Return an ellipsis as the question before, with what changes; ``None`` if it is none."""
    before = last.asked.rstrip(" ?.!")
    if match := _BARE.match(bare):
        return _with_word(match["wh"], before)
    if match := _ELSE.match(bare):
        wh = re.match(rf"{match['wh']}\b", before, re.IGNORECASE)
        return f"{match['wh']} else{before[wh.end() :]}?" if wh else f"{before}? {bare}"
    if _MORE.match(bare):
        subject = next(mentions(before, names), None)
        return f"tell me about {subject.words}" if subject else f"{before}?"
    if match := _ABOUT.match(bare):
        return _with_other(match["what"], before, names)
    if match := _PHRASE.match(bare):
        kept = _DATE.sub("", before).strip() if _DATE.search(match["phrase"]) else before
        return f"{kept} {match['phrase']}?"
    return None


def _with_word(wh: str, before: str) -> str:
    """Return the question before as one that asks ``wh`` instead."""
    found = _WH.match(before)
    if not found:
        return (
            f"{wh} {before[:1].lower()}{before[1:]}?"
            if re.match(_AUXILIARY, before, re.IGNORECASE)
            else f"{before}? {wh}?"
        )
    rest = before[found.end() :].strip()
    is_whole = re.match(rf"{_AUXILIARY}\b", rest, re.IGNORECASE) and not re.search(r"\b(?:say|said|think|want)\b", rest)
    return f"{wh} {rest}?" if is_whole else f"{before}? {wh}?"


def _with_other(what: str, before: str, names: Collection[str]) -> str:
    """Return the question before about ``what`` instead of whom or what of its kind it was about."""
    if _DATE.match(f"in {what}"):
        return f"{_DATE.sub('', before).strip()} in {what}?"
    is_name = bool(NAME.match(what)) or what.casefold() in names
    named = list(mentions(before, names))
    alike = [each for each in named if bool(NAME.match(each.words) or each.words.casefold() in names) == is_name]
    if alike or len(named) == 1:
        return f"{before.replace((alike or named)[0].words, what, 1)}?"
    return f"{before}, {what}?"


def _resolved(bare: str, turns: Sequence[Turn], names: Collection[str]) -> str:
    """Return a question with each pronoun that points out of it replaced by what it points at."""
    text = _with_time(bare, turns[-1])
    text = _with_person(text, turns, names)
    text = _with_thing(text, turns, names, _THEY, many=True)
    if not _EXPLETIVE.search(text):
        text = _with_thing(text, turns, names, _IT, many=False)
    points = any(form.search(text) for form in (_EVENT, _THEY, _IT)) and not _EXPLETIVE.search(text)
    if text == bare and points and not any(mentions(text, names)):
        return f"{turns[-1].asked.rstrip(' ?.!')}? {text}"
    return text


def _with_time(text: str, last: Turn) -> str:
    clause = _CLAUSE.search(last.asked.rstrip(" ?.!"))
    return _THEN.sub(lambda _: f"by the time {clause['clause']}", text) if clause else text


def _with_person(text: str, turns: Sequence[Turn], names: Collection[str]) -> str:
    match = _PERSONAL.search(text)
    if match is None or _is_inside(text, match.start(), names, people=True):
        return text
    gender = 1 if match["she"] else -1
    fitting = [each for each in _before(turns, names) if each.is_person is not False and each.gender in (0, gender)]
    found = next((each for each in fitting if each.is_person), fitting[0] if fitting else None)
    return _PERSONAL.sub(lambda each: _in_form(each[0], found.words, text[each.end() :]), text) if found else text


def _with_thing(
    text: str, turns: Sequence[Turn], names: Collection[str], pronoun: re.Pattern[str], *, many: bool
) -> str:
    match = pronoun.search(text)
    if match is None or _is_inside(text, match.start(), names, people=many):
        return text
    candidates = list(_before(turns, names))
    fitting = [each for each in candidates if each.is_many == many and (many or not each.is_person)]
    if many and not fitting:
        fitting = [each for each in candidates if each.is_person is not False and not each.gender]
    if not fitting:
        return text
    return pronoun.sub(lambda each: _in_form(each[0], fitting[0].words, text[each.end() :]), text)


def _is_inside(text: str, place: int, names: Collection[str], *, people: bool) -> bool:
    """Whether a pronoun at ``place`` points at what the same question names before it, if in small letters."""
    before = text[:place]
    if (join := _JOINS.search(before)) and _CONTENT.search(_WH.sub("", before[: join.start()])):
        return True
    return any(
        each.is_person is not False or bool(NAME.match(each.words)) if people else not each.is_person
        for each in mentions(before, names)
    )


def _in_form(pronoun: str, words: str, after: str) -> str:
    """Return ``words`` in the form of ``pronoun``: "her" before a noun is an owner, and one that is owed something."""
    owns = pronoun.casefold() in {"his", "hers", "its", "their", "theirs"}
    is_owner = owns or (
        pronoun.casefold() == "her" and re.match(r"\s+(?!to\b|about\b|in\b|on\b|for\b|and\b)[a-z]", after)
    )
    return f"{words}’s" if is_owner else words


def _before(turns: Sequence[Turn], names: Collection[str]) -> Iterator[Mention]:
    """Yield what the turns before were about, the latest first: who was asked about, what, and who was quoted."""
    for turn in reversed(turns):
        asked = [_in_full(each, turn.speakers) for each in mentions(turn.asked, names)]
        answered = (
            [mention_of(turn.short, names)] if turn.short and re.match(r"\W*who\b", turn.asked, re.IGNORECASE) else []
        )
        people = [each for each in asked if each.is_person]
        yield from (*answered, *people, *(each for each in asked if not each.is_person))
        # Who is meant where several were quoted cannot be told, and a wrong name is worse than none.
        if len(turn.speakers) == 1 and not any(turn.speakers[0] == each.words for each in people):
            yield mention_of(turn.speakers[0], names)


def _in_full(mention: Mention, speakers: Sequence[str]) -> Mention:
    """Return a mention by the whole name that an answer gave it: "Petrova" is Natalie Petrova."""
    wanted = mention.words.casefold().split()
    for name in speakers:
        if set(wanted) <= set(name.casefold().split()):
            return Mention(name, True, False, gender_of(name))
    return mention
