"""Whose words a question asks for. Pure."""

import re
from collections.abc import Iterable, Sequence

from assistant.types import Citation

_SAYING = (
    r"(?:say|says|said|saying|think|thinks|thought|claim|claims|claimed|argue|argues|argued|believe|believes|believed|tell|"
    r"tells|told|explain|explains|explained|expect|expects|expected|want|wants|wanted|describe|describes|described|mean|"
    r"deny|denies|denied|admit|admits|admitted|report|reports|reported|suggest|suggests|suggested|warn|warns|warned|"
    r"write|writes|wrote|insist|insists|insisted|propose|proposes|proposed|put|see|sees|respond|answer|react)"
)
_TALKING = (
    r"(?:say|said|think|thought|claim(?:ed)?|argued?|believed?|explain(?:ed)?|described?|den(?:y|ied)|admit(?:ted)?|"
    r"report(?:ed)?|suggest(?:ed)?|warn(?:ed)?|write|wrote|written|insist(?:ed)?|proposed?|comment(?:ed)?|stated?)"
)
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:does|did|do|has|have|had|is|was)\s+(?P<who>.{{2,60}}?)\s+(?:also\s+|ever\s+)?{_SAYING}\b",
        r"\b(?P<who>[^,?]{2,60}?)(?:['’]s|s['’])\s+(?:view|opinion|position|claim|argument|reaction|response|answer|take|words)\b",
        rf"^(?P<who>[^,?]{{2,40}}?)\s+{_SAYING}\s+what\b",
    )
)
_ASKS_FOR_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:does|did|do|has|have|had)\s+(?P<who>.{{2,60}}?)\s+(?:also\s+|ever\s+|really\s+|actually\s+)?{_TALKING}\b",
        r"\b(?:is|are|was|were|of)\s+(?P<who>[^,?]{2,60}?)(?:['’]s|(?<=s)['’])\s+"
        r"(?:view|opinion|position|claim|argument|reaction|response|answer|words)\b",
    )
)
"""Not what somebody wants or sees, which others can tell as well."""

_ABOUT = re.compile(rf"\b{_SAYING}\s+(?:about|of|on|regarding)\s+(?P<topic>.+?)\s*\??\s*$", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^\W*who(?:\s+(?:is|was)|['’]s)\s+(?P<name>[^?,]{2,60}?)\W*$", re.IGNORECASE)
_NO_NAMES = re.compile(
    r"\b(?:the|an?|this|that|he|she|it|they|his|her|their|of|in|on|to|for|with|behind)\b", re.IGNORECASE
)
_TITLES = {"the", "a", "an", "dr", "mr", "mrs", "ms", "prof", "professor", "councillor", "what", "is", "was", "are"}
_SMALL = {"of", "the", "for", "and", "de", "van", "von", "al", "bin"}
_WORD = re.compile(r"\w+")


def speakers_asked(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known speakers whose words ``question`` asks for; empty when it asks for nobody's in particular.

    "According to X" asks for nobody's words: what X holds is often told by others.
    """
    for pattern in _ASKS:
        if match := pattern.search(question):
            wanted = _name_words(match["who"])
            # "A Kremlin strategist" is a description, and not called "the Kremlin".
            named = (name for name in known if not name.casefold().startswith(("a ", "an ")))
            found = tuple(name for name in named if wanted and _is_called(wanted, _name_words(name)))
            if found:
                return found
    return ()


def unheard(question: str, citations: Sequence[Citation]) -> str | None:
    """Return the name of whom ``question`` asks the words of, where ``citations`` hold none of theirs.

    ``None`` where it asks for nobody's words, or for those of people or things that are no name ("the locals"): only
    what is written with capitals, in the question or wherever the citations mention it, is taken for one. Heard is who
    speaks, relays, wrote or published what is cited, and of whom a cited sentence says that they say something.
    """
    for pattern in _ASKS_FOR_WORDS:
        if match := pattern.search(question):
            name = _as_written(match["who"], citations)
            return name if name and not any(_is_heard(name, each) for each in citations) else None
    return None


def _as_written(name: str, citations: Sequence[Citation]) -> str | None:
    """Return ``name`` with the capitals that it is written with; ``None`` if it has none anywhere."""
    texts = (each.quote for each in citations)
    written = {found for text in texts for found in re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
    return next((form for form in (name, *sorted(written)) if _has_capitals(form)), None)


def _has_capitals(name: str) -> bool:
    words = [word for word in _WORD.findall(name) if word.casefold() not in _TITLES]
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def _is_heard(name: str, citation: Citation) -> bool:
    voices = filter(None, (citation.speaker, citation.via, citation.author, citation.outlet))
    called, between = re.escape(name), r"(?:\W+\w+){0,3}\W+"
    says = rf"\b{called}{between}{_SAYING}\b|\b{_SAYING}\W+{called}\b|\baccording to{between}{called}\b"
    return any(may_be_one(name, voice) for voice in voices) or bool(re.search(says, citation.quote, re.IGNORECASE))


def topic_of(question: str) -> str:
    """Return what a question wants to hear about ("NATO" of "What does she say about NATO?"), or else all of it.

    Somebody's own sentences seldom name the one who says them, so the name would only mislead the reading.
    """
    match = _ABOUT.search(question)
    return match["topic"] if match else question


def person_asked(question: str) -> str | None:
    """Return the name of whom ``question`` wants to be told who they are: "Dr. Moor" of "Who is Dr. Moor?".

    ``None`` where it asks for somebody by what they are or do ("Who is the mayor?", "Who is leading?").
    """
    match = _ASKS_WHO.match(question)
    if match is None or _NO_NAMES.search(match["name"]):
        return None
    name = match["name"]
    return name if question.islower() or all(word[0].isupper() for word in _WORD.findall(name)) else None


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be the same speaker's: one is the other, or its beginning or end, titles aside."""
    words, others = _name_words(one), _name_words(other)
    return _is_called(words, others) or _is_called(others, words)


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(name.casefold()) if word not in _TITLES)


def _is_called(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether ``wanted`` is a name, its beginning or its end: "Petrova" is Natalie Petrova.

    A body "of" something is not called by that: the council is no "member of the council".
    """
    return name[: len(wanted)] == wanted or ("of" not in name and name[-len(wanted) :] == wanted)
