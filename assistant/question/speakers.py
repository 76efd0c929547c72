"""Whose words a question asks for. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.types import Citation
from index.text import ASKED_FOR, BRIDGING, HONORIFICS, TOLD_BY_OTHERS, inflected, is_body

_VERB = "|".join(sorted(inflected(ASKED_FOR)))
_AUXILIARY = re.compile(r"\b(?:(?P<do>do|does|did)|(?P<have>has|have|had)|(?P<be>is|are|was|were))\s+", re.IGNORECASE)
_TENSES = {"do": ("base", "present", "past"), "have": ("past",), "be": ("ing",)}
_ASKS_WHEN = re.compile(
    r"\b(?:when|where|(?:what|which) (?:date|day|month|year|century|time|place|city|country))\b", re.IGNORECASE
)
_ADVERBS = re.compile(r"(?:\s+(?:also|ever|really|actually))+$", re.IGNORECASE)
_PHRASAL = re.compile(r"\s+(?:off|back|up|in|away)\b", re.IGNORECASE)
"""What makes another verb of one of saying: to call a meeting off says nothing."""
_LONGEST_NAME = 60
_OWNED = (
    r"(?P<who>[^,?]{2,60}?)(?:['’]s|(?<=s)['’])\s+"
    r"(?:view|opinion|position|claim|argument|reaction|response|answer|take|words)\b"
)
_OPINION = re.compile(rf"\b{_OWNED}", re.IGNORECASE)
_OPINION_ALONE = re.compile(rf"\b(?:is|are|was|were|of)\s+{_OWNED}", re.IGNORECASE)
_SAYS_WHAT = re.compile(rf"^(?P<who>[^,?]{{2,40}}?)\s+(?:{_VERB})\s+what\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:about|of|on|regarding)\s+(?P<topic>.+?)\s*\??\s*$", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^\W*who(?:\s+(?:is|was)|['’]s)\s+(?P<name>[^?,]{2,60}?)\W*$", re.IGNORECASE)
_NO_NAMES = re.compile(
    r"\b(?:the|an?|this|that|he|she|it|they|his|her|their|of|in|on|to|for|with|behind)\b", re.IGNORECASE
)
_TITLES = frozenset(map(str.casefold, HONORIFICS))
_NO_PART = {"the", "a", "an", "what", "is", "was", "are"}
_SMALL = {"of", "the", "for", "and", "de", "van", "von", "al", "bin"}
_WORD = re.compile(r"\w+")
_FORMS = {
    (asks_when, auxiliary): {
        form: verb
        for verb in sorted(ASKED_FOR & BRIDGING if asks_when else ASKED_FOR)
        for form in inflected([verb], *tenses)
    }
    for asks_when in (False, True)
    for auxiliary, tenses in _TENSES.items()
}
"""The forms of verbs that may follow each kind of auxiliary, in a question that asks when or where and in others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who may be asked for in a question, the verb of saying after the name, and the words that follow that."""

    who: str
    verb: str
    rest: str


def asked_in(question: str) -> Iterator[Asked]:
    """Yield each reading of "did X say …" in a question, shortest name first: "did [the] state", "did [the state] say".

    A question that asks when or where is only read so with a verb out of whose clause one can ask.
    """
    for auxiliary in _AUXILIARY.finditer(question):
        forms = _FORMS[bool(_ASKS_WHEN.search(question, 0, auxiliary.start())), auxiliary.lastgroup or ""]
        for word in _WORD.finditer(question, auxiliary.end()):
            who = question[auxiliary.end() : word.start()].rstrip()
            if len(who) > _LONGEST_NAME:
                break
            verb = forms.get(word[0].casefold())
            if verb and len(who) > 1 and not _PHRASAL.match(question, word.end()):
                yield Asked(_ADVERBS.sub("", who), verb, question[word.end() :])


def speakers_asked(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known speakers whose words ``question`` asks for; empty when it asks for nobody's in particular.

    "According to X" asks for nobody's words: what X holds is often told by others.
    """
    # "A Kremlin strategist" is a description, and not called "the Kremlin".
    names = [name for name in known if not name.casefold().startswith(("a ", "an "))]
    others = (match["who"] for form in (_OPINION, _SAYS_WHAT) if (match := form.search(question)))
    for who in (*(each.who for each in asked_in(question)), *others):
        wanted = _name_words(who)
        if found := tuple(name for name in names if wanted and _is_called(wanted, _name_words(name))):
            return found
    return ()


def unheard(question: str, citations: Sequence[Citation]) -> str | None:
    """Return the name of whom ``question`` asks the words of, where ``citations`` hold none of theirs.

    ``None`` where it asks for nobody's words, for what others can tell as well, such as what somebody wants, or for
    those of people or things that are no name ("the locals"): only what is written with capitals, in the question or
    wherever the citations mention it, is taken for one. Heard is who speaks, relays, wrote or published what is cited,
    and of whom a cited sentence says that they say something.
    """
    asked = [each.who for each in asked_in(question) if each.verb not in TOLD_BY_OTHERS]
    opinion = _OPINION_ALONE.search(question)
    for who in (*asked, *([opinion["who"]] if opinion else [])):
        if name := _as_written(who, citations):
            return name if not any(_is_heard(name, each) for each in citations) else None
    return None


def _as_written(name: str, citations: Sequence[Citation]) -> str | None:
    """Return ``name`` with the capitals that it is written with; ``None`` if it has none anywhere."""
    texts = (each.quote for each in citations)
    written = {found for text in texts for found in re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
    return next((form for form in (name, *sorted(written)) if _has_capitals(form)), None)


def _has_capitals(name: str) -> bool:
    words = [word for word in _WORD.findall(name) if word.casefold() not in _TITLES | _NO_PART]
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def _is_heard(name: str, citation: Citation) -> bool:
    voices = filter(None, (citation.speaker, citation.via, citation.author, citation.outlet))
    called, between = re.escape(name), r"(?:\W+\w+){0,3}\W+"
    says = rf"\b{called}{between}(?:{_VERB})\b|\b(?:{_VERB})\W+{called}\b(?![’']s)|\baccording to{between}{called}\b"
    return any(may_be_one(name, voice) for voice in voices) or bool(re.search(says, citation.quote, re.IGNORECASE))


def topic_of(question: str) -> str:
    """Return what a question wants to hear about ("NATO" of "What does she say about NATO?"), or else all of it.

    Somebody's own sentences seldom name the one who says them, so the name would only mislead the reading.
    """
    abouts = (_ABOUT.match(each.rest) for each in asked_in(question))
    return next((about["topic"] for about in abouts if about), question)


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
    """Return the words of a name without articles and the titles before it, which "the Justice Department" has none."""
    words = [word for word in _WORD.findall(name.casefold()) if word not in _NO_PART]
    while len(words) > 1 and words[0] in _TITLES and not is_body(words[1].capitalize()):
        del words[0]
    return tuple(words)


def _is_called(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether ``wanted`` is a name, its beginning or its end: "Petrova" is Natalie Petrova.

    A body "of" something is not called by that: the council is no "member of the council".
    """
    return name[: len(wanted)] == wanted or ("of" not in name and name[-len(wanted) :] == wanted)
