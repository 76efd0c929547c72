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
