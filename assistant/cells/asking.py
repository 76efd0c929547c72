"""What a question asks of a table with other words than its headings have. Pure."""

import re
from collections.abc import Iterable, Sequence

from assistant.cells.lexicon import FORMS
from assistant.cells.words import keys_of, tokens_of
from index.text import MONTHS, WEEKDAYS

_ASKED = [
    (keys_of([heads]).union(heads.split()), re.compile(rf"\b(?:{asks})\b", re.IGNORECASE)) for heads, asks in FORMS
]

_WEAK = re.compile(
    r"how (?:much|many|big|long)|when|where|who|whose|whom|what time|value|amount|result|number|get|gets|got|do|does",
    re.IGNORECASE,
)
"""Asks for one of several things that may stand in a table."""

_GENERAL = keys_of(["number no value amount name total result unit type kind date time level size"])
"""Headings that say little by themselves: a telephone number is not what stands under "Number"."""

_OWN, _OTHER, _OF_ALL, _HINTED, _MISSED = 2.0, 1.2, 1.0, 0.5, 0.1

RECKONS = re.compile(
    r"\b(?:(?:in )?total|sum|altogether|all together|combined|average|mean|median|on average|most|least|fewest|highest"
    r"|lowest|largest|smallest|biggest|greatest|cheapest|dearest|heaviest|lightest|longest|shortest|tallest|earliest"
    r"|latest|oldest|newest|youngest|fastest|slowest|best|worst|strongest|deepest|widest|maximum|minimum|max|min|top"
    r"|second[- ]\w+est|more than|less than|fewer than|over|under|above|below|at least|at most|between|cheaper|dearer"
    r"|difference|how many (?:rows|lines|entries|columns|records)|twice|half as|rank(?:ed|s)?|sorted|every|each)\b",
    re.IGNORECASE,
)
"""Asks for what no cell holds, but where a row or heading says so itself: sums, counts, the greatest, comparisons."""

_OPENS = r"\W*(?:(?:and|so|to|by|for|from|with|at|on|in|since) )?"
_ASKS_WHO = re.compile(rf"{_OPENS}who[ms]?e?\b", re.IGNORECASE)
_ASKS_WHERE = re.compile(rf"{_OPENS}where\b", re.IGNORECASE)
_ASKS_FIGURE = re.compile(rf"{_OPENS}how (?:much|many|old|tall|high|long|deep|wide|heavy|far|big)\b", re.IGNORECASE)
_ASKS_WHEN = re.compile(rf"{_OPENS}(?:when|(?:what|which) (?:time|date|year|day))\b", re.IGNORECASE)
_MOMENT = re.compile(
    rf"\d[:.]\d\d|\b\d{{4}}\b|\d[/.-]\d|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})|\b\d\d?\s?[ap]m\b|noon|midnight|daily",
    re.IGNORECASE,
)
_ASKS_OTHERS = re.compile(rf"{_OPENS}(?:when|where|who|how|why)", re.IGNORECASE)

_ROLES = {
    "from": keys_of(["from origin departure depart start source sender"]) | {"from"},
    "to": keys_of(["to destination arrival arrive end receiver"]) | {"to"},
    "by": keys_of(["by author supplier maker operator owner"]),
    "at": keys_of(["depart departure arrive arrival time place site location station"]),
    "in": keys_of(["place city site location ward district region country year town county"]),
    "for": keys_of(["item name party zone"]),
}
"""What a cell is, by the word before it in a question."""

PLAIN = keys_of(
    [
        "the a tell me please give show find look say list listed table row column sheet entry figure record according "
        "currently exact exactly given one single item thing called named name get got has have had is are was were do "
        "did does be been being want know need much many long how what which who whom whose when where why there here "
        "it its their this that these those of for to in on at by from with under within according shown stated "
        "recorded registered entered noted reported use used uses under against "
        "and or can could would will should just also then now today "
        "time times people person stood stand run runs ran apply applies applied "
        "sit sits sat live lives lived work works worked set aside planned square "
        "keep keeps kept store stored carry carries contain contains cover serve serves offer provide provides cast "
        "long take took make made go goes come comes stand stands read reads hold holds belong belongs value "
        "information data detail details document file page kind type us you your my we our i"
    ]
)
"""Words of questions that need not stand in a table."""


def headings_asked(question: str, headings: Sequence[str], label: int) -> list[float]:
    """Return how well a question's words ask for each column: by the heading's own words first, by others for them.

    ``label`` is the column that says what each row is of.
    """
    asked = [token.key for token in tokens_of(question)]
    found = [(heads, match[0]) for heads, asks in _ASKED for match in asks.finditer(question)]
    told = [(heads, _HINTED if _WEAK.fullmatch(words) else _OTHER) for heads, words in found]
    scores = [_asked_for(_heads(heading), asked, told) for heading in headings]
    # What a row is of is the subject of most questions: it is asked for where these begin with it.
    begins = bool(asked) and asked[0] in keys_of(headings[label : label + 1]) and not _ASKS_OTHERS.match(question)
    if scores and not begins:
        scores[label] = min(scores[label], _HINTED / 2)
    return scores


def explained(question: str, heading: str) -> frozenset[str]:
    """Return the words of a question that only ask for a column."""
    keys = _heads(heading)
    found = [match[0] for heads, asks in _ASKED if heads & keys for match in asks.finditer(question)]
    return keys | keys_of(found)


def _heads(heading: str) -> frozenset[str]:
    """Return what a heading says, though it be no more than "To"."""
    return keys_of([heading]) or frozenset(heading.casefold().split())


def asks_for_a_kind(question: str) -> bool:
    """Whether a question itself tells what kind of cell answers it: a name, a figure or a time."""
    return any(form.match(question) for form in (_ASKS_WHO, _ASKS_WHERE, _ASKS_FIGURE, _ASKS_WHEN))


def takes(question: str, words: str) -> bool:
    """Whether the words of a cell may be what a question asks for: no number for "who", no words for "how many"."""
    if _ASKS_WHO.match(question) or _ASKS_WHERE.match(question):
        return bool(re.search(r"[^\W\d_]{2}", words))
    if _ASKS_FIGURE.match(question):
        return any(map(str.isdigit, words)) or not re.search(r"\w", words)
    return not _ASKS_WHEN.match(question) or bool(_MOMENT.search(words))


def leads_to(before: str, heading: str) -> bool:
    """Whether the words before a cell's own in a question say that it stands under ``heading``: "from Alder"."""
    near = before.casefold().split()[-2:]
    keys = keys_of([heading])
    roles = [roles for word, roles in _ROLES.items() if near and near[-1] == word]
    return bool(keys & keys_of([" ".join(near)])) or heading.casefold() in near or any(keys & role for role in roles)


def _asked_for(heading: frozenset[str], asked: Sequence[str], told: Iterable[tuple[frozenset[str], float]]) -> float:
    own = heading.intersection(asked)
    if own:
        most = _OF_ALL if own <= _GENERAL and len(heading) == len(own) else _OWN
        first = _HINTED if asked[0] in own else 0.0
        return most * len(own) + first - _MISSED * len(heading - own)
    return max((weight for heads, weight in told if heads & heading), default=0.0)
