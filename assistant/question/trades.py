"""Of what trade the people are whose words a question asks for: "what do experts say about sleep?". Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assistant.question.speakers import asked_in

_SCHOLARS = (
    r"experts?|specialists?|scientists?|researchers?|professors?|lecturers?|academics?|scholars?|fellow|engineers?"
    r"|(?:co-?)?authors? of (?:the|a) (?:\w+ )?(?:study|paper|report)|study[’']?s? (?:\w+ )?authors?"
    r"|\w{3,}olog(?:ists?|y)|economists?|physicists?|chemists?|historians?|psychiatrists?|mathematicians?|astronomers?"
    r"|research (?:\w+ )?(?:director|head|leader)|(?:head|director|chief) of (?:\w+ )?research|institutes?"
)
_DOCTORS = (
    r"doctors?|Dr\.?|physicians?|surgeons?|pa?ediatricians?|\w{3,}ologists?|psychiatrists?|clinicians?|medics?|nurses?"
    r"|general practitioners?|GPs?|(?:chief )?medical (?:officer|director|adviser|correspondent)"
)
_ANALYSTS = (
    r"analysts?|strategists?|economists?|forecasters?|consultants?|consultancy|(?:market )?research (?:director|firm)"
    r"|managing partner"
)
_OFFICIALS = (
    r"officials?|authorities|ministers?|ministry|secretar(?:y|ies)|spokes(?:man|woman|person|people)|commissioners?"
    r"|governors?|mayors?|government|department|administration|agency|councils?|centers? for|bureau|(?<=is )director of"
)
_TRADES: tuple[tuple[str, str], ...] = (
    (r"experts?|specialists?|academics|scholars", rf"{_SCHOLARS}|{_DOCTORS}|{_ANALYSTS}"),
    (r"scientists?|researchers?|professors?|engineers", _SCHOLARS),
    (r"doctors?|physicians?|medics|clinicians|surgeons", _DOCTORS),
    (r"analysts?|economists?|forecasters|strategists|consultants", _ANALYSTS),
    (r"officials|authorities", _OFFICIALS),
    (r"critics?|reviewers?", r"critics?|reviewers?|reviews?|opponents?|columnists?"),
    (r"lawyers?|attorneys?", r"lawyers?|attorneys?|solicitors?|barristers?|counsel"),
    (r"teachers?", r"teachers?|head ?teachers?|educators?"),
    (r"historians?", r"historians?|professors? of (?:\w+ )?history"),
    (r"farmers?|growers?", r"farmers?|growers?|farms?"),
    (r"residents|locals|neighbou?rs", r"residents?|locals?|neighbou?rs?|lives (?:in|on|near)"),
    (r"(?:eye)?witness(?:es)?", r"(?:eye)?witness(?:es)?|onlookers?|bystanders?"),
)
"""Words by which a question asks for people of a trade, and those by which texts tell that somebody is of it."""

_WHO = re.compile(
    r"^(?:(?:the|some|most|many|any|other|several|these|those|an?)\s+)*(?:[a-z][a-z’'-]*\s+){0,2}(?P<trade>[a-z]+)$"
)
_ABOUT = re.compile(r"^\s*(?:about|of|on|regarding|to|for)\s+(?P<topic>.+?)\s*\??\s*$", re.IGNORECASE)
_REACH = 90
"""Characters before a name, or after it, within which a text tells what its bearer is."""

_ENDS = re.compile(r"(?<!\bDr)[.!?;:”\"\n]\s|\b(?:said|says|told|and|with|by)\b")
_SET_OFF = re.compile(r"(?:,|\s[–—-]+|\s\(|\s(?:is|was|who is|works as|serves as)\s(?=(?:an?|the|one)\b))\s*")


@dataclass(frozen=True, slots=True)
class Trade:
    """People of a trade whose words are asked for, on what ``topic``, and how texts tell (``told``) of such."""

    topic: str
    told: re.Pattern[str]


def trade_asked(question: str) -> Trade | None:
    """Return the people of what trade ``question`` asks the words of; ``None`` where it asks for somebody else's."""
    for each in asked_in(question):
        match = _WHO.match(each.who)
        told = match and _told(match["trade"])
        if told:
            about = _ABOUT.match(each.rest)
            topic = about["topic"] if about else each.rest.strip(" ?")
            return Trade(topic, told) if topic else None
    return None


def bearers(trade: Trade, text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``names`` whom ``text`` calls people of ``trade``, in the name or right before or after it."""
    told = trade.told
    return tuple(name for name in names if told.search(name) or any(map(told.search, _descriptions(text, name))))


@cache
def _told(trade: str) -> re.Pattern[str] | None:
    told = next((told for asks, told in _TRADES if re.fullmatch(asks, trade)), None)
    return re.compile(rf"\b(?:{told})(?!\w)", re.IGNORECASE) if told else None


def _descriptions(text: str, name: str) -> Iterator[str]:
    """Yield what stands right before each mention of ``name`` in its clause, and what is set off after it."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield _ENDS.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        if opens := _SET_OFF.match(text, match.end()):
            yield _ENDS.split(text[opens.end() : opens.end() + _REACH])[0]
