"""Whose words a question asks for. Pure."""

import re
from collections.abc import Iterable

_SAYING = (
    r"(?:say|says|said|saying|think|thinks|thought|claim|claims|claimed|argue|argues|argued|believe|believes|believed|tell|"
    r"tells|told|explain|explains|explained|expect|expects|expected|want|wants|wanted|describe|describes|described|mean|"
    r"deny|denies|denied|admit|admits|admitted|report|reports|reported|suggest|suggests|suggested|warn|warns|warned|"
    r"write|writes|wrote|insist|insists|insisted|propose|proposes|proposed|put|see|sees|respond|answer|react)"
)
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:does|did|do|has|have|had|is|was)\s+(?P<who>.{{2,60}}?)\s+(?:also\s+|ever\s+)?{_SAYING}\b",
        r"\b(?P<who>[^,?]{2,60}?)(?:['’]s|s['’])\s+(?:view|opinion|position|claim|argument|reaction|response|answer|take|words)\b",
        rf"^(?P<who>[^,?]{{2,40}}?)\s+{_SAYING}\s+what\b",
    )
)
_ABOUT = re.compile(rf"\b{_SAYING}\s+(?:about|of|on|regarding)\s+(?P<topic>.+?)\s*\??\s*$", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^\W*who(?:\s+(?:is|was)|['’]s)\s+(?P<name>[^?,]{2,60}?)\W*$", re.IGNORECASE)
_NO_NAMES = re.compile(
    r"\b(?:the|an?|this|that|he|she|it|they|his|her|their|of|in|on|to|for|with|behind)\b", re.IGNORECASE
)
_TITLES = {"the", "a", "an", "dr", "mr", "mrs", "ms", "prof", "professor", "councillor", "what", "is", "was", "are"}
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


def joined_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the fullest of ``names`` that it is a short form of: "Dr. Holm" of "Dr. Ada Holm".

    A name that may be short for two people is nobody's.
    """
    known = sorted(set(names), key=lambda name: (-len(_name_words(name)), name))
    found: dict[str, str] = {}
    for name in known:
        own = _name_words(name)
        fuller = [each for each in known if own and len(_name_words(each)) > len(own) and _is_short_for(own, each)]
        longest = {found[each] for each in fuller}
        found[name] = longest.pop() if len(longest) == 1 else name
    return found


def _is_short_for(words: tuple[str, ...], name: str) -> bool:
    return name[0].isupper() and _name_words(name)[-len(words) :] == words


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(name.casefold()) if word not in _TITLES)


def _is_called(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether ``wanted`` is a name, its beginning or its end: "Petrova" is Natalie Petrova.

    A body "of" something is not called by that: the council is no "member of the council".
    """
    return name[: len(wanted)] == wanted or ("of" not in name and name[-len(wanted) :] == wanted)
