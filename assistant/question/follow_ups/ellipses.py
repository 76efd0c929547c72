"""Questions that take over most of the one before: "and in 2019?", "why?", "what about Meduza?". Pure.

Each returns the question before with what changes, and ``None`` where that would be no question in plain English: it
is then asked as it was typed, as a wrong understanding is worse than none.
"""

import re
from collections.abc import Callable

from assistant.question.mentions import AUXILIARIES, VERBS, Mention, Told, mentions
from assistant.types import Turn
from index.text import lexicon

_AUXILIARY = rf"(?:{'|'.join(sorted(AUXILIARIES, key=len, reverse=True))})"
_HOW = "how(?: (?:much|many|long|often|far|old|big|come|high|tall|deep|fast|heavy|large))?"
WH = re.compile(
    r"^(?:(?:at|in|on|by|to|from|for|with|since|until) )?"
    r"(?:what(?:[’']?s| kind of| sort of)?|which|who(?:[’']?s)?|whom|whose|when|where(?:[’']?s)?|why|"
    rf"{_HOW})\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?P<wh>(?:(?:since|until|for|by|with|to|from|at) )?(?:why not|why|when|where|"
    r"how (?:much|many|long|often|far|come)|how|whom?|what))\s*[?.!]*$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"^(?P<wh>what(?= for| with| about)|where(?= to| from)) (?P<to>\w+)\s*[?.!]*$", re.IGNORECASE)
_EVENT = re.compile(
    r"^(?P<wh>why|when|where|how|how long)"
    r"(?: (?:is|was) (?:that|this|it so)| (?:did|does) (?:that|this|it) happen|[’']s that)\s*[?.!]*$",
    re.IGNORECASE,
)
_DID_IT = re.compile(
    r"^(?P<wh>why|when|where|how) (?P<aux>do|did|does|would) (?:they|he|she) do (?:it|that|this)\s*[?.!]*$",
    re.IGNORECASE,
)
_ELSE = re.compile(r"^(?P<wh>who|what|where) else\s*[?.!]*$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+(?P<what>[^?]{2,60}?)\s*[?.!]*$", re.IGNORECASE)
_AFTER = re.compile(r"^(?P<phrase>(?:after|before|since) (?:that|this|then))\s*[?.!]*$", re.IGNORECASE)
_PHRASE = re.compile(
    rf"^(?P<phrase>(?P<preposition>in|on|by|after|before|since|during|until|at|for|from|among|under|according to)\s+"
    rf"(?!.*\b(?:{_AUXILIARY}|who|what|when|where|why|how|that|this|it|then)\b)[^?]{{1,40}}?)\s*[?.!]*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:(?:tell|say|give) (?:me )?more|more(?: details?| please)?|go on|elaborate|explain)"
    r"(?: (?:about|on) (?:it|that|this|him|her|them))?\s*[?.!]*$",
    re.IGNORECASE,
)
_MONTHS = "|".join(lexicon.MONTHS)
_DATE = re.compile(
    rf"\b(?:in|on|by|since|after|before|during)\s+(?:\d{{1,2}}\s+)?(?:{_MONTHS}|spring|summer|autumn|winter|\d{{4}})"
    r"(?:\s+\d{1,2})?(?:,?\s+\d{4})?\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:say|said|think|claim|believe)\b", re.IGNORECASE)
_FIRST = re.compile(r"\s+first\b", re.IGNORECASE)
_FEW = 4


def completed(bare: str, last: Turn, told: Told) -> str | None:
    """Return an ellipsis as the question before, with what changes; ``None`` if it is none, or cannot be told."""
    before = last.asked.rstrip(" ?.!")
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
        (_BARE, lambda match: with_word(match["wh"], before, last.short)),
        (_EVENT, lambda match: with_word(match["wh"], before, last.short)),
        # Who says something need not be who does it.
        (_DID_IT, lambda match: None if _SAYS.search(before) else with_word(match["wh"], before, last.short)),
        (_PARTED, lambda match: _with_end(match["to"], with_word(match["wh"], before, last.short))),
        (_ELSE, lambda match: _with_else(match["wh"], before)),
        (_MORE, lambda _: _with_more(before, told)),
        (_AFTER, lambda match: _with_sequel(match["phrase"], before)),
        (_ABOUT, lambda match: with_other(match["what"], before, told)),
        (_PHRASE, lambda match: _with_phrase(match["phrase"], match["preposition"], before)),
    )
    return next((whole(match) for form, whole in forms if (match := form.match(bare))), None)


def asks_of_a_deed(bare: str) -> bool:
    """Whether a question asks of what was done, which may stand before the last question ("why did they do it?")."""
    deed = _DID_IT.match(bare)
    return deed is not None and deed["aux"].casefold() == "did"


def asks_of_a_habit(bare: str) -> bool:
    """Whether a question asks of what some do again and again, which no question before it tells ("why do they?")."""
    return bool(_DID_IT.match(bare)) and not asks_of_a_deed(bare)


def _with_end(preposition: str, whole: str | None) -> str | None:
    return f"{whole.rstrip('?')} {preposition}?" if whole else None


def _with_else(wh: str, before: str) -> str | None:
    found = re.match(rf"{wh}\b", before, re.IGNORECASE)
    return f"{wh} else{before[found.end() :]}?" if found else None


def _with_more(before: str, told: Told) -> str:
    subject = next(mentions(before, told), None)
    return f"tell me about {subject.words}" if subject else f"{before}?"


def is_bare_name(bare: str) -> bool:
    """Whether what follows an "and" names something and asks nothing ("and WhatsApp?")."""
    return len(bare.split()) <= _FEW and not re.search(
        rf"\b(?:{_AUXILIARY}|that|please|what|who|when|where|why|how)\b", bare, re.IGNORECASE
    )


def with_word(wh: str, before: str, short: str | None) -> str | None:
    """Return the question before as one that asks ``wh`` instead; ``short`` fills the gap that it asked for."""
    found = WH.match(before)
    if found is None:
        yes_no = re.match(rf"{_AUXILIARY}\b", before, re.IGNORECASE)
        return f"{wh} {before[:1].lower()}{before[1:]}?" if yes_no else None
    rest = before[found.end() :].strip()
    asked = found[0].casefold()
    auxiliary = re.match(rf"(?P<aux>{_AUXILIARY})\s+(?P<rest>.+)$", rest, re.IGNORECASE)
    if asked.split()[-1] in {"when", "where", "why", "how", "long", "often", "far", "come"}:
        return f"{wh} {rest}?" if auxiliary else None
    if auxiliary:
        return _about_object(wh, asked, auxiliary["aux"], auxiliary["rest"], short)
    counted = re.match(rf"(?P<what>(?:[\w’'-]+\s+){{1,3}}?)(?P<aux>{_AUXILIARY})\s+(?P<rest>.+)$", rest, re.IGNORECASE)
    if counted and asked.startswith(("how many", "how much", "which", "what")):
        many = asked.rpartition(" ")[2] if asked.startswith("how") else ""
        return _about_object(
            wh, f"{'that ' + many if many else 'the'} {counted['what'].strip()}", counted["aux"], counted["rest"], None
        )
    return None


def _about_object(wh: str, asked: str, auxiliary: str, rest: str, short: str | None) -> str | None:
    """Return a question about what another asked for: "how much did it cost" as "why did it cost that much"."""
    words = rest.split()
    filler = (
        asked if asked.startswith(("that ", "the "))
        else "that much" if asked.endswith("much") else "that many" if asked.endswith("many") else "that"
    )  # fmt: skip
    if auxiliary.casefold() in {"is", "are", "was", "were"}:
        if asked.startswith(("that ", "the ")):
            return f"{wh} {auxiliary} {asked} {rest}?"
        if asked.endswith("much"):
            return f"{wh} {auxiliary} {rest}?"
        return f"{wh} {auxiliary} {_definite(short)} {rest}?" if short and _is_participle(words[0]) else None
    verb = next((place for place, word in enumerate(words) if place and _is_verb(word)), None)
    if verb is None:
        return None
    if len(words) == verb + 2 and words[-1].casefold() in {each.casefold() for each in lexicon.PREPOSITIONS}:
        return f"{wh} {auxiliary} {rest} {filler}?"
    return f"{wh} {auxiliary} {' '.join([*words[: verb + 1], filler, *words[verb + 1 :]])}?"


def _definite(short: str) -> str:
    return re.sub(r"^(?:an?|the)\s+", "the ", short, flags=re.IGNORECASE)


def _is_verb(word: str) -> bool:
    return word.casefold() in VERBS


def _is_participle(word: str) -> bool:
    return word.casefold().endswith(("ed", "en")) or word.casefold() in VERBS


def _with_sequel(phrase: str, before: str) -> str | None:
    """Return what came after that: "first" gives way, and so does the time that was asked about."""
    if _FIRST.search(before) and not phrase.casefold().startswith("before"):
        return f"{_FIRST.sub('', before)} {phrase}?"
    if date := _DATE.search(before):
        time = date[0].split(maxsplit=1)[1]
        return f"{_DATE.sub('', before).strip()} {phrase.split(maxsplit=1)[0]} {time}?"
    return None


def _with_phrase(phrase: str, preposition: str, before: str) -> str:
    if _DATE.search(phrase):
        return f"{_DATE.sub('', before).strip()} {phrase}?"
    same = re.search(rf"\s{preposition}\s+(?!(?:the )?\w+ (?:{_AUXILIARY})\b)[^?]{{1,40}}$", before, re.IGNORECASE)
    return f"{before[: same.start()] if same else before} {phrase}?"


def with_other(what: str, before: str, told: Told) -> str | None:
    """Return the question before about ``what`` instead of whom or what of its kind it was about."""
    if _DATE.match(f"in {what}"):
        return f"{_DATE.sub('', before).strip()} in {what}?"
    other = next(mentions(what, told), None)
    named = [each for each in mentions(before, told) if what.casefold() not in each.words.casefold()]
    if other is None or other.end - other.start < len(what) - 2:
        other = Mention(what, None, is_name=True) if len(what.split()) == 1 else None
    if other is None:
        return None
    alike = [each for each in named if _are_alike(each, other)]
    if not alike:
        return None
    old = max(alike, key=lambda each: (each.is_person == other.is_person, bool(each.is_person)))
    return f"{before[: old.start]}{what if not other.is_name or other.end == 0 else other.words}{before[old.end :]}?"


def _are_alike(one: Mention, other: Mention) -> bool:
    if one.is_many != other.is_many:
        return False
    if one.is_name and other.is_name:
        return one.is_person == other.is_person or None in (one.is_person, other.is_person)
    if one.is_person or other.is_person:
        return bool(one.is_person and other.is_person)
    return one.is_name == other.is_name or (one.is_body and other.is_body)
