"""Whether sentences say that an event was which a question takes for granted: of whom it is asked, and so. Pure.

Told by where the name stands and what stands between it and the verb: another who may do it, or what denies it. A
pronoun stands for who was named last.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.question.events import Event, key_of
from assistant.question.mentions import NAME, without_accents

_ASIDE = re.compile(r",[^,;:]{1,80},|\([^)]*\)")
_OPENER = re.compile(
    r"\b(?:that|after|when|because|as|if|while|since|until|before|and|but|or|which|with|whether|over|for)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:[A-Z]|(?:the|an?|his|her|their|its|two|several|many|all)\b)|[:;“\"]",
)
_NOT_SO = re.compile(
    r"\b(?:not|never|no|nobody|nor|refus\w*|den(?:y|ied|ies)|declin\w*|ruled? out|urg\w*|ask\w*|call\w*|pressure"
    r"|demand\w*|should|must|would|could|might|may|whether|if|force|avoid\w*|without)\b|n[’']t\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^(?:[’']s)?\s+(?:\w+\s+){0,3}(?:is|was|were|are|been|be|being|got)\s+(?:\w+\s+)?$|^[’']s?\s+(?:\w+\s+)?$"
)
_OF = re.compile(r"\s*(?:of|by)\s+(?:[\w’'-]+\s+){0,4}")
_NOUN = re.compile(
    r"(?:deaths?|funeral|burial|obituary|birth\w*|resignations?|departure|retirement|marriage|wedding)", re.IGNORECASE
)
_OWNING = re.compile(r"(?:[’']s?)?\s+(?:[\w’'-]+\s+){0,2}")
_HIS = re.compile(r"\b(?:his|her|their|its)\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE)
_TO_DO = re.compile(r"(?:[’']s)?\s+to\s+$")
_NEAR = 6
"""Words between a verb and whom it befalls."""

_REACH = 3
"""Sentences before one with a pronoun among which it is told whom it means."""

_PRONOUN = re.compile(r"\b(?:he|she|they|it|who)\b", re.IGNORECASE)


def is_told(event: Event, sentences: Iterable[str]) -> bool:
    """Whether sentences in a row say that the event was."""
    row = [without_accents(words) for words in sentences]
    key = re.compile(rf"\b{re.escape(without_accents(key_of(event.who)))}(?:s|[’']s?)?\b", re.IGNORECASE)
    for place, words in enumerate(row):
        before = row[max(0, place - _REACH) : place]
        beside = " ".join(row[max(0, place - 1) : place + 2])
        for verb in event.told.finditer(words):
            if event.asks_who:
                said = _is_done_to(key, words, verb)
            elif event.done and event.is_name:
                said = _does(key, words, verb, before)
            else:
                said = bool(key.search(beside)) and not (event.done and _NOT_SO.search(words[: verb.start()]))
            if said:
                return True
    return False


def _is_done_to(key: re.Pattern[str], words: str, verb: re.Match[str]) -> bool:
    """Whether somebody does to who is meant by ``key`` what ``verb`` says."""
    after = key.search(words, verb.end())
    if after and len(words[verb.end() : after.start()].split()) <= _NEAR:
        return True
    before = [found.end() for found in key.finditer(words, 0, verb.start())]
    return bool(before) and bool(_PASSIVE.search(words[before[-1] : verb.start()]))


def _does(key: re.Pattern[str], words: str, verb: re.Match[str], before: Sequence[str]) -> bool:
    """Whether who is meant by ``key`` does what ``verb`` says in a sentence that follows those ``before``."""
    after = key.search(words, verb.end())
    if after and _OF.fullmatch(words[verb.end() : after.start()]):
        return True
    start = words[: verb.start()]
    if _NOUN.fullmatch(verb[0]):
        return any(_OWNING.fullmatch(start[found.end() :]) for found in key.finditer(start)) or (
            bool(_HIS.search(start)) and _is_last_named(key, [*before, start])
        )
    names = [found.end() for found in key.finditer(start)]
    if not names:
        is_meant = bool(_PRONOUN.search(start)) and _is_last_named(key, before)
        return is_meant and not NAME.search(start.lstrip()[1:]) and not _NOT_SO.search(start)
    between = _ASIDE.sub(" ", start[names[-1] :])
    owns = re.search(r"[’']s?$", start[: names[-1]]) or re.match(r"[’']", between)
    return not (owns or _TO_DO.match(between) or _NOT_SO.search(between) or _OPENER.search(between))


def _is_last_named(key: re.Pattern[str], before: Sequence[str]) -> bool:
    """Whether the last of some sentences that names anybody names who is meant by ``key``."""
    return any(key.search(words) for words in [each for each in before if NAME.search(each)][-1:])
