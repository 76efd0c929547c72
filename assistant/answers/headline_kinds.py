"""Whether a few words are of the kind that a question asks for, and whole: right in large type, or none. Pure."""

import re

from assistant.question import NUMBER
from index.text import MONTHS, WEEKDAYS, stems

_UNITS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)"
    r"|kilomet(?:re|er)s?|met(?:re|er)s?|"
    r"centimet(?:re|er)s?|millimet(?:re|er)s?|miles?|feet|foot|inch(?:es)?|pounds?|kilos?"
    r"|kilograms?|kg|g|grams?|tons?|tonnes?|"
    r"lit(?:re|er)s?|gallons?|acres?|hectares?|degrees?|mph|km/h|km|cm|mm|m|per ?cent|%)"
)
_SPAN_OF_TIME = re.compile(
    r"\b(?:\w+[ -])?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|nights?"
    r"|terms?|seasons?)\b|\buntil\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\b\.?)|\b\d{1,2}[.:]\d\d\b|\b(?:noon|midnight|o[’']clock)\b", re.IGNORECASE
)
_CALENDAR = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d)\b|\b(?:{'|'.join(MONTHS)})\b|\b(?:spring|summer|autumn|winter|Easter|Christmas)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$£€¥]\s?\d|\b\d[\d.,]*\s*(?:million|billion|trillion|thousand)?\s*(?:pounds?|dollars?|euros?|crowns?|cents?|pence|yen)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b(?!(?:The|An?)\b)[A-Z][\w’'-]")
"""A name, and no article that opens a sentence."""

_LONGEST_NAME = 6
_PEOPLE = frozenset("people person persons".split())
_RELATIVE = re.compile(
    r"^(?:(?:this|last|next|that)\b.*|today|yesterday|tomorrow|tonight|now|then|earlier|later|recently)$", re.IGNORECASE
)
_HOW_MANY = re.compile(r"\bhow many (?P<what>[\w-]+)", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asks, re.IGNORECASE), kind)
    for asks, kind in (
        (r"\bhow long\b|\bfor how\b", _SPAN_OF_TIME),
        (r"\bhow old\b|\bwhat age\b", re.compile(r"\d|" + NUMBER.pattern, re.IGNORECASE)),
        (r"\bwhat time\b", _CLOCK),
        (r"\b(?:what|which) year\b", re.compile(r"\b(?:1\d{3}|20\d\d)\b")),
        (
            r"\bhow (?:heavy|fast|far|tall|high|deep|wide|big|large|hot|cold)\b",
            re.compile(rf"\d.*{_UNITS}|{_UNITS}", re.IGNORECASE),
        ),
        (
            r"\bhow much (?:does|did|do|will|would|is|was|money)\b"
            r"|\b(?:what|how much)\b.*\b(?:costs?|price|paid|pay|fined?|worth)\b",
            re.compile(_MONEY.pattern + r"|\d", re.IGNORECASE),
        ),
        (
            r"\bwhat (?:percent|percentage|proportion|share)\b",
            re.compile(r"%|per ?cent|half|third|quarter", re.IGNORECASE),
        ),
        (
            r"\bwhen\b|\b(?:what|which) (?:date|day|month)\b",
            re.compile(f"{_CALENDAR.pattern}|{_WEEKDAY.pattern}|{_CLOCK.pattern}", re.IGNORECASE),
        ),
        (
            r"\b(?:place|rank|position|spot) in\b",
            re.compile(rf"{NUMBER.pattern}|first|second|third|\w+th\b|last", re.IGNORECASE),
        ),
        (r"\bhow many\b|\bwhat (?:number|amount)\b", NUMBER),
        (r"^\W*(?:so |and )?(?:who|whom|whose)\b|\bwho (?:is|was|did|does|will|has)\b", _CAPITAL),
        (
            r"\bwhere\b|\b(?:which|what) "
            r"(?:city|country|town|state|company|newspaper|paper|outlet|team|person|party|bank)\b",
            _CAPITAL,
        ),
    )
)
"""What a question asks for, the first that fits, and what its answer holds; the others take any kind."""


def is_of_kind(question: str, words: str, sentence: str) -> bool:
    """Whether ``words`` of a ``sentence`` are of the kind that ``question`` asks for.

    A count counts the thing that is asked for: its word stands in the answer or right beside it. A time that only holds
    on the day of writing ("last Friday", "today") is of no kind.
    """
    if _RELATIVE.match(words.strip()):
        return False
    kind = next((kind for asks, kind in _KINDS if asks.search(question)), None)
    if kind is not None and not kind.search(words):
        return False
    if kind is _CAPITAL and len(words.split()) > _LONGEST_NAME:
        return False
    counted = _HOW_MANY.search(question)
    if counted is None or counted["what"].casefold() in _PEOPLE:
        return True
    place = sentence.find(words)
    beside = " ".join(sentence[place + len(words) :].split()[:3])
    return stems(counted["what"]) <= stems(f"{words} {beside}")


def whole(words: str, sentence: str) -> str:
    """Return ``words`` with what belongs to them: the rest of a name, the unit of a number, the sum's scale.

    What is only beside them goes: "Mrs F. Ollerby (town clerk), Mr G. Marsh" is Mrs F. Ollerby.
    """
    words = re.split(r"\s*[(;]|, (?:which|who|where|whose)\b", words)[0].strip(" ,") or words
    place = sentence.find(words)
    if place < 0:
        return words
    before, after = sentence[:place], sentence[place + len(words) :]
    if rest := re.match(r"\w+", after):
        words, after = words + rest[0], after[rest.end() :]
    if _CAPITAL.match(words.split()[-1]) and (
        rest := re.match(r"[-’'\w]*(?:[ -](?:of |the |de |van )*[A-Z][\w’'-]+)*", after)
    ):
        words += rest[0] if rest[0].strip() else ""
    if _CAPITAL.match(words) and (first := re.search(r"(?:\b[A-Z][\w.’'-]+ )+$", before)) and not _opens(first, before):
        words = first[0] + words
    if re.search(
        r"\d$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion)$",
        words,
        re.IGNORECASE,
    ):
        unit = re.match(
            rf"(?:,\d{{3}})*(?:\.\d+)?(?:[ -](?:million|billion|trillion|thousand|hundred))?(?:[ -]?{_UNITS}\b)?%?",
            after,
            re.IGNORECASE,
        )
        words += unit[0] if unit else ""
    sign = re.search(r"[$£€¥]\s?$", before)
    return sign[0] + words if sign and words[:1].isdigit() else words


def _opens(first: re.Match[str], before: str) -> bool:
    """Whether the capitals before a name only open the sentence."""
    return first.start() == 0 or bool(re.search(r"[.!?:“\"]\s*$", before[: first.start()]))
