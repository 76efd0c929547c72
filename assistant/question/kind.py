"""What kind of answer a question wants: somebody's words, more than a few words, yes or no. Pure."""

import re

_ASKS_FOR_WORDS = re.compile(
    r"\bwhat (?:does|do|did|has|have)\b.*\b(?:say|said|think|thought|claim|argue|mean|describe|report)", re.IGNORECASE
)
_ASKS_FOR_WISHES = re.compile(
    r"\bwhat (?:does|do|did)\b.*\b(?:want|plan|intend|hope|propose|expect|demand|promise)(?: to do)?\W*$", re.IGNORECASE
)
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
    return bool(_ASKS_FOR_WORDS.search(question))


def asks_at_length(question: str) -> bool:
    """Whether a few words cannot answer ``question``: it asks why, how, or what somebody says or wants."""
    return any(form.search(question) for form in (_ASKS_WHY_OR_HOW, _ASKS_FOR_WORDS, _ASKS_FOR_WISHES))


def asks_whether(question: str) -> bool:
    """Whether ``question`` asks for a yes or no, to which no words of a source are the answer."""
    return bool(_ASKS_WHETHER.search(question))


NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|"
    r"quarter|per ?cent)\b",
    re.IGNORECASE,
)


TIME = re.compile(
    r"\b(?:1\d{3}|20\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|century|(?:year|week|month|day)s?|today|yesterday|tomorrow|spring|"
    r"summer|autumn|winter|Easter|Christmas)\b"
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
