"""What kind of few words a question asks for, and whether some are of it: right in large type, or none. Pure."""

import re
from typing import Literal

from assistant.facts import plain
from assistant.question import NUMBER
from index.text import MONTHS, SMALL_NUMBERS, TENS, WEEKDAYS, stems

Kind = Literal[
    "span",
    "age",
    "clock",
    "year",
    "measure",
    "money",
    "share",
    "date",
    "weekday",
    "rank",
    "count",
    "name",
    "color",
    "phone",
]
"""What can be told from a question's words and from an answer's: a name is a person's, a body's or a place's."""

UNITS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)"
    r"|kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|miles?|feet|foot|inch(?:es)?"
    r"|pounds?|kilos?|kilograms?|kg|g|grams?|tons?|tonnes?|lit(?:re|er)s?|gallons?|acres?|hectares?"
    r"|square (?:miles?|feet|kilomet(?:re|er)s?|met(?:re|er)s?)|degrees?(?: (?:Celsius|Fahrenheit))?"
    r"|(?:miles|kilomet(?:re|er)s) (?:per|an) hour|mph|km/h|km|cm|mm|m|per ?cent|%)"
)
CAPITAL = re.compile(r"\b(?!(?:The|An?)\b)[A-Z][\w’'-]")
"""A name, and no article that opens a sentence."""

_NUMBER_WORDS = "|".join((*SMALL_NUMBERS, *TENS, "hundred", "thousand", "million", "billion"))
_SPAN = re.compile(
    rf"(?:\d|\b(?:{_NUMBER_WORDS}|an?|half|several|few|couple of)\b)[\w,.’' -]*"
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|nights?|terms?|seasons?)\b"
    r"|^(?:until|till|since|from)\b|\b(?:18|19|20)\d\d\s?(?:-|–|to)\s?(?:18|19|20)?\d\d\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\b\.?)|\b\d{1,2}[.:]\d\d\b|\b(?:noon|midnight|o[’']clock)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b|\b\d+ ?(?:BC|BCE|AD|CE)\b")
_CALENDAR = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d)s?\b|\b(?:{'|'.join(MONTHS)})\b|\b(?:spring|summer|autumn|winter|Easter|Christmas)\b"
    r"|\b\d+(?:st|nd|rd|th)[ -]century\b|\b\d+ ?(?:BC|BCE|AD|CE)\b|\b(?:years|centuries|decades) ago\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$£€¥₽]\s?\d|\b\d[\d.,]*\s*(?:million|billion|trillion|thousand|[mk]|bn)?\s*"
    r"(?:pounds?|dollars?|euros?|crowns?|cents?|pence|yen|yuan|roubles?|rupees?|[A-Z]{3}\b)|\bfree\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s?%|per ?cent|\b(?:half|thirds?|quarters?|fifths?)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|\w+(?<!mon)th|\d+(?:st|nd|rd)|last|number \w+)\b|^#?\d+$", re.IGNORECASE
)
_MEASURE = re.compile(rf"(?:\d|\b(?:{_NUMBER_WORDS})\b).*{UNITS}\b", re.IGNORECASE)
_COLOR = re.compile(
    r"\b(?:black|white|gr[ae]y|red|orange|yellow|green|blue|purple|violet|pink|brown|beige|gold|silver|tan|turquoise)\w*",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![$£€¥₽\d.,-])\d(?!\d*(?:st|nd|rd|th)\b)|\b(?:{_NUMBER_WORDS}|dozens?|none)\b", re.IGNORECASE)
_AGE = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)

PHONE = re.compile(
    r"(?:\+|\b00)\d[\d ()/.-]{5,}\d|\(\d{2,5}\)[\d ()/.-]{4,}\d|\b0\d[\d/-]*[ /-]?\d[\d ()-]{3,}\d"
    r"|\b(?!\d{4}-\d\d-\d\d\b)\d{2,4}(?:[ -]\d{2,4}){2,4}\b"
)
"""A telephone number: one with a sign or an area before it, or in groups."""

_LOOKS: dict[Kind, re.Pattern[str]] = {
    "span": _SPAN,
    "age": _AGE,
    "clock": _CLOCK,
    "year": _YEAR,
    "measure": _MEASURE,
    "money": _MONEY,
    "share": _SHARE,
    "date": _CALENDAR,
    "weekday": _WEEKDAY,
    "rank": _ORDINAL,
    "count": _COUNT,
    "name": CAPITAL,
    "color": _COLOR,
    "phone": PHONE,
}
"""What words of a kind hold."""

_BODIES = (
    "company|firm|newspaper|paper|magazine|outlet|team|club|party|bank|agency|university|school|airline|studio|band"
    "|network|organi[sz]ation|church|brand|court"
)
_PLACES = "city|country|town|state|village|county|island|continent|river|mountain|region|province|nation|capital"
_PEOPLE = (
    "person|man|woman|actor|actress|singer|author|writer|player|president|minister|king|queen|director|artist"
    "|politician|senator|scientist|character|emperor|pope|general|composer|celebrity|rapper|athlete"
)
_FORMS: tuple[tuple[str, Kind], ...] = (
    (
        r"\b(?:tele)?(?:phone|fax) number\b|\b(?:mobile|cell) number\b|\b(?:tele)?phone\b(?= of\b)|\bnumber .*\bcall\b",
        "phone",
    ),
    (r"\bhow long ago\b", "date"),
    (
        r"\bhow long\b(?! (?:is|was|are|were) (?:the|his|her|its|a) [\w ]*(?:river|road|wall|bridge|route|trail))",
        "span",
    ),
    (r"\bfor how (?:long|many (?:years|months|weeks|days|hours))\b", "span"),
    (r"\bhow old\b|\b(?:what|which) age\b|\bat what age\b", "age"),
    (r"\b(?:what|which) time\b(?! period| of year)", "clock"),
    (r"\b(?:what|which) years?\b", "year"),
    (r"\b(?:what|which) (?:day of the week|weekday)\b", "weekday"),
    (
        r"\bhow (?:heavy|fast|far|tall|high|deep|wide|big|large|hot|cold|long)\b"
        r"(?! (?:was|is|were) the (?:fine|bill))",
        "measure",
    ),
    (r"\bhow (?:big|large|high) (?:was|is|were) the (?:fine|bill)\b", "money"),
    (
        r"\bhow much (?:does|did|do|will|would|is|was|were|money|has|have|had)\b.*\b(?:costs?|worth|paid|pay|sold"
        r"|sell|fined?|raised?|spend|spent|earn|price[ds]?|charge[ds]?|donate[ds]?|lost|lose|owe[ds]?|make|made)\b"
        r"|\bhow much money\b|\bwhat (?:does|did|do|will|would) .*\b(?:cost|pay)\b"
        r"|\b(?:what|how much)\b.*\b(?:cost|price|fee|fare|salary|budget|fine)\b(?! of living)",
        "money",
    ),
    (r"\b(?:what|which) (?:percent|percentage|proportion|share|fraction)\b|\bhow many percent\b", "share"),
    (
        r"\bwhen\b(?! (?:he|she|it|they)\b)|\b(?:what|which) (?:date|day|month|century|decade)\b|\bsince when\b",
        "date",
    ),
    (r"\b(?:place|rank|position|spot) in\b", "rank"),
    (r"\bhow many\b|\bwhat (?:number|amount)\b|\bhow often\b", "count"),
    (r"\bwhat colou?rs?\b", "color"),
    (
        r"^\W*(?:so |and |by |to |for |with )?(?:who|whom|whose)\b|\b(?:who|whom) (?:is|was|did|does|will|has)\b",
        "name",
    ),
    (rf"\b(?:which|what) (?:\w+ )?(?:{_BODIES}|{_PLACES}|{_PEOPLE})\b|\bwhere\b", "name"),
    (r"\bwhat (?:is|was|are|were)(?: the| \w+[’']s)? (?:full |first |last |real )?names?\b|\bname of\b", "name"),
)
_ASKS = tuple((re.compile(asks, re.IGNORECASE), kind) for asks, kind in _FORMS)
"""What a question's words ask for, the first that fits; the others take any kind."""

_PRICED = re.compile(
    r"\bhow much (?:does|did|do|will|would|is|was|were) (?:an?|the|my|your|his|her|its|their|one) (?:[\w’'-]+ )*?"
    r"(?P<what>[\w’'-]+)(?: (?:for|of|in|on|at|with|to|from) [\w’' -]+?)? (?:costs?|sold|sell|worth|fetch|be|going)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:(?:no|not) more than|at most|a (?:maximum|limit|ceiling|cap) of|capped at|limited to)\b", re.IGNORECASE
)
_ASKS_MOST = re.compile(r"\b(?:most|maximum|limit|cap|ceiling)\b", re.IGNORECASE)
_BEFORE = 20
"""Characters before a sum in which it is told to be a cap."""

_ASKS_WHAT = re.compile(r"\b(?:what|which|whose|whom|who|when|where|how|or)\b", re.IGNORECASE)
"""Without such a word, and of no kind, it is not told what a few words would have to be."""

_LONGEST_NAME = 6
_LONGEST, _LONGEST_OF_NO_KIND = 10, 7
"""Words of a headline, at most; fewer where nothing tells what kind they should be of."""

_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|would|will|could|can|does|did|do|that|which|who|whose|because|while|but|if|there)\b"
    r"|^(?:not|and|or|he|she|it|they|we|you|i|his|her|their|its|this|these|those|what|how|where|when|why)\b",
    re.IGNORECASE,
)
_PEOPLE_COUNTED = frozenset("people person persons".split())
_HOW_MANY = re.compile(
    r"\bhow many (?P<what>[\w’'-]+(?: [\w’'-]+)??)(?= (?:\w+ly )?(?:is|are|was|were|do|does|did|has|have|had"
    r"|can|could|will|would|should|of|in|on|at|from|by|per|to|for|with|who|that|there|[a-z]+ed)\b|\W*$)",
    re.IGNORECASE,
)
_HOW_MANY_BRIEF = re.compile(r"\bhow many (?P<what>[\w-]+)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^(?:on |by |until |since )?(?:(?:this|last|next|that)\b.*|today|yesterday|tomorrow|tonight|now|then|earlier|later"
    r"|recently|soon|ago|(?:two|three|four|five|six|seven|\d+|a few|several) (?:days|weeks|months|hours) "
    r"(?:ago|later|after|before))$",
    re.IGNORECASE,
)
_OTHERS_AGE = re.compile(r"^[- ]?(?:years?[- ]old)?[- ](?P<who>(?:[\w’'-]+ ){0,3}?)(?P<name>[A-Z][\w’'-]+)")


def wanted(question: str) -> Kind | None:
    """Return what kind of few words ``question`` asks for, where its words tell."""
    return next((kind for asks, kind in _ASKS if asks.search(question)), None)


def counted(question: str) -> str | None:
    """Return what is counted where ``question`` asks how many: its last word, "moons" of "how many new moons are"."""
    match = _HOW_MANY.search(question) or _HOW_MANY_BRIEF.search(question)
    return match["what"].split()[-1] if match else None


_NAMED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_NO_NAMES = frozenset("the and but when while after before for his her their its she they this that".split())
_ANYTHING = re.compile(r"\b(?:stuff|things?|something|anything|everything|others?)$", re.IGNORECASE)


def phone_in(question: str, sentence: str) -> str | None:
    """Return the one telephone number of a ``sentence``, where ``question`` asks for one: there may be others in it."""
    found = PHONE.findall(sentence) if wanted(question) == "phone" else []
    return found[0] if len(found) == 1 else None


def is_of_kind(question: str, words: str, sentence: str, title: str = "") -> bool:
    """Whether ``words`` of a ``sentence``, which stands under a ``title``, are of the kind that ``question`` asks for.

    A count counts the thing that is asked for: its word stands in the answer or right beside it. A time that only holds
    on the day of writing ("last Friday", "today"), or in any week ("Friday"), is of no kind, and an age is not that of
    somebody else who is named with it.
    """
    words, sentence = plain(words).strip(" .,"), plain(sentence)
    kind = wanted(question)
    if _RELATIVE.match(words) or (kind in ("date", "year") and _is_any_week(question, words)):
        return False
    if not _is_phrase(words, _LONGEST if kind else _LONGEST_OF_NO_KIND):
        return False
    if kind is None:
        return bool(_ASKS_WHAT.search(question))
    return _looks_like(kind, words) and not _is_of_another_thing(kind, question, words, sentence, title)


def _is_phrase(words: str, longest: int) -> bool:
    """Whether a few words stand by themselves: no clause, no piece of one, brackets and quotation marks in pairs.

    A word for anything ("a lot of things") says nothing by itself.
    """
    pairs = words.count("(") == words.count(")") and words.count('"') % 2 == 0
    return pairs and not _ANYTHING.search(words) and len(words.split()) <= longest and not _CLAUSE.search(words)


def _is_any_week(question: str, words: str) -> bool:
    """Whether a time is a day of the week alone, and no such day is asked for."""
    return bool(_WEEKDAY.search(words)) and not _CALENDAR.search(words) and "day" not in question.casefold()


def _looks_like(kind: Kind, words: str) -> bool:
    if kind == "name" and (len(words.split()) > _LONGEST_NAME or NUMBER.fullmatch(words)):
        return False
    other = {"date": _WEEKDAY, "age": _SPAN}.get(kind)
    return bool(_LOOKS[kind].search(words) or (other and other.search(words)))


def _is_of_another_thing(kind: Kind, question: str, words: str, sentence: str, title: str) -> bool:
    if kind == "age":
        return bool(_MONEY.search(words)) or _is_of_another(question, words, sentence)
    if kind == "money":
        return _is_cap(question, words, sentence) or not _is_price_of_it(question, f"{title} {sentence}")
    return kind == "count" and not _counts(question, words, sentence)


def _is_cap(question: str, words: str, sentence: str) -> bool:
    """Whether a sum is the most that something may cost, where that isn't asked for."""
    before = sentence[: max(0, sentence.find(words))]
    return bool(_AT_MOST.search(f"{before[-_BEFORE:]}{words}")) and not _ASKS_MOST.search(question)


def _is_price_of_it(question: str, told: str) -> bool:
    """Whether what is told is the price of what ``question`` asks the price of: its last word stands there."""
    thing = _PRICED.search(question)
    return thing is None or stems(thing["what"]) <= stems(told)


def _counts(question: str, words: str, sentence: str) -> bool:
    """Whether what is counted is what ``question`` asks for, which stands in the words or right beside them."""
    thing = counted(question)
    if _MONEY.search(words) or (_SHARE.search(words) and re.search(r"\d", words)):
        return False
    if thing is None or thing.casefold() in _PEOPLE_COUNTED:
        return True
    place = sentence.find(words)
    beside = " ".join(sentence[place + len(words) :].split()[:3])
    return stems(thing) <= stems(f"{words} {beside}")


def _is_of_another(question: str, words: str, sentence: str) -> bool:
    """Whether an age is that of somebody whom ``question`` does not mention.

    It stands before another's name ("the 51-year-old Haley"), or only after other names ("Moor was 26 when Pell died").
    """
    before, after = sentence[: sentence.find(words)], sentence[sentence.find(words) + len(words) :]
    match = _OTHERS_AGE.match(after) if "old" in words or after.startswith("-year") else None
    if match is not None:
        return match["name"].casefold() not in question.casefold()
    named = [each for each in _NAMED.findall(before) if each.casefold() not in _NO_NAMES]
    asked = question.casefold()
    return bool(named) and not any(each.casefold() in asked for each in named) and _is_named_in(question, after)


def _is_named_in(question: str, text: str) -> bool:
    """Whether a ``text`` has a name that ``question`` mentions, in small letters too."""
    return any(each.casefold() in question.casefold() for each in _NAMED.findall(text))


def are_alike(question: str, one: str, other: str) -> bool:
    """Whether two short answers look like answers to one question: both a sum, a date, a number, a name, or neither.

    A name and other words may both answer where it isn't asked who or where: "Mustang", "eagle".
    """
    looks = {_look(one), _look(other)}
    return len(looks) == 1 or (wanted(question) != "name" and looks == {"name", "words"})


def _look(words: str) -> str:
    words = plain(words)
    if _MONEY.search(words):
        return "money"
    if _CALENDAR.search(words) or _WEEKDAY.search(words):
        return "date"
    if _SHARE.search(words):
        return "share"
    if NUMBER.search(words):
        return "number"
    return "name" if CAPITAL.search(words) else "words"
