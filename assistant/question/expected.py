"""What kind of answer a question wants: somebody's words, more than a few words, yes or no. Pure."""

import re
from collections.abc import Iterator

from assistant.question.speakers import Asked, asked_in
from index.text import DETERMINERS, MONTHS, PREPOSITIONS, SMALL_NUMBERS, TENS, TIMES, TOLD_BY_OTHERS, WEEKDAYS

_ASKS_WHAT = re.compile(r"\bwhat (?:does|do|did|has|have)\b", re.IGNORECASE)
_ANYHOW = frozenset("say think claim argue mean describe report".split())
"""What somebody says, whatever follows the verb ("what does she say it costs?")."""
_OPEN = re.compile(rf"\W*(?:(?:{'|'.join(sorted(PREPOSITIONS | TIMES))})\b|$)", re.IGNORECASE)
"""Follows a verb whose object is what is asked for; not "what did she call the plan?"."""
_WISHING = frozenset("want plan intend hope expect".split())
_ALL = re.compile(r"(?:\s+to do)?\W*$", re.IGNORECASE)
"""Follows a verb when nothing does."""
_ASKS_WHY_OR_HOW = re.compile(
    r"\bwhy\b|\bhow (?:does|do|did|is|are|was|were|has|have|had|can|could|should|would|will)\b", re.IGNORECASE
)
_ASKS_WHETHER = re.compile(
    r"^\W*(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(?:n[’']t)?\b"
    r"(?!.*\b(?:or|who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
"""Yes or no; neither a choice ("red or green?") nor a question in a polite one ("can you tell me who …?")."""


def asks_for_words(question: str) -> bool:
    """Whether ``question`` asks what somebody says."""
    return any(
        each.verb in _ANYHOW or (each.verb not in TOLD_BY_OTHERS and bool(_OPEN.match(each.rest)))
        for each in _what_they_say(question)
    )


def _what_they_say(question: str) -> Iterator[Asked]:
    """Yield the readings of "what did X say" in a question, up to the first in which X is more than an article."""
    what = _ASKS_WHAT.search(question)
    for each in asked_in(question[what.start() :]) if what else ():
        yield each
        if each.who.casefold() not in DETERMINERS:
            return


def asks_at_length(question: str) -> bool:
    """Whether a few words cannot answer ``question``: it asks why, how, or what somebody says or wants."""
    wishes = (each for each in _what_they_say(question) if each.verb in _WISHING and _ALL.match(each.rest))
    return bool(_ASKS_WHY_OR_HOW.search(question)) or asks_for_words(question) or any(wishes)


def asks_whether(question: str) -> bool:
    """Whether ``question`` asks for a yes or no, to which no words of a source are the answer."""
    return bool(_ASKS_WHETHER.search(question))


NUMBER = re.compile(
    rf"\d|\b(?:{'|'.join((*SMALL_NUMBERS[2:], *TENS))}|dozen|hundred|thousand|million|billion|half|quarter|"
    r"per ?cent)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d|{'|'.join((*MONTHS, *WEEKDAYS))}|century|(?:year|week|month|day)s?|today|yesterday|"
    r"tomorrow|spring|summer|autumn|winter|Easter|Christmas)\b"
)
_NAME = re.compile(r"(?<=[a-z,;’'“\"(] )[A-Z][\w’-]+|^(?:[A-Z][\w’-]+ ){1,3}[A-Z]")
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|therefore|reason|caused?|led to|result)\b", re.IGNORECASE
)
_EXPECTED = (
    (
        r"\bhow (?:much|many|long|far|often|old|big|large|high|tall)\b|what (?:percent|percentage|number|amount)",
        NUMBER,
    ),
    (r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century)", TIME),
    (r"\bwho\b|\bwhom\b|\bwhose\b|\bwhere\b|what (?:was|is) the name|\bwhich (?:company|person|country|city)", _NAME),
    (r"\bwhy\b", _REASON),
)


def expected(question: str) -> re.Pattern[str] | None:
    """Return what an answer to ``question`` should hold, where its words say so."""
    return next((kind for asks, kind in _EXPECTED if re.search(asks, question, re.IGNORECASE)), None)
