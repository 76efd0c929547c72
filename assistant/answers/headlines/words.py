"""The few words of an answer made whole: the rest of a name, a number's unit, what narrows it. Pure."""

import re

from assistant.answers.headlines.kinds import CAPITAL, UNITS, counted
from index.text import SMALL_NUMBERS, TENS, stems

_SCALES = "million|billion|trillion|thousand|hundred"
_ENDS_IN_NUMBER = re.compile(rf"\d$|\b(?:{'|'.join((*SMALL_NUMBERS, *TENS))}|{_SCALES})$", re.IGNORECASE)
_CURRENCY = r"(?:pounds?|dollars?|euros?|crowns?|cents?|pence|yen|yuan|roubles?|rupees?)"
_UNIT = re.compile(
    rf"(?:,\d{{3}})*(?:\.\d+)?(?:[ -](?:{_SCALES}))?(?:[ -]?(?:{UNITS}|{_CURRENCY})(?!\w))?(?:[ -]old\b)?%?",
    re.IGNORECASE,
)
_RATE = re.compile(r" (?:per|an?|each|every) [\w’'-]+")
"""Stands after a sum, and is lost with a loss: "$2,000 per ear", "£6,200 a week"."""

_NARROWS = re.compile(
    r"(?:\b(?:(?:more|less|fewer|greater|rather) than|nearly|almost|about|around|roughly|approximately|over|under|up to"
    r"|at least|at most|as many as|as much as|no more than|only|just|some|an? (?:additional|estimated|further|record"
    r"|total of)|another|a further|a record|an estimated) )+$",
    re.IGNORECASE,
)
"""Stands before a number, and is lost with a loss: it is more, or another, or a guess."""

_BEGINS_WITH_NUMBER = re.compile(rf"[\d$£€¥]|(?:{'|'.join((*SMALL_NUMBERS, *TENS))}|dozens?|half)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:expected|estimated|projected|planned|forecast|predicted|likely|due|supposed|hoped|meant) "
    r"(?:(?:to|at|that|it|will|would) (?:[\w’'-]+ ){0,2})?$",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(
    r"\b(?:expect(?:ed)?|estimate[ds]?|project(?:ed|s)?|plan(?:ned|s)?|forecast|predict(?:ed|s)?|likely|hope[ds]?"
    r"|could|would|may|might|should|will|going to)\b",
    re.IGNORECASE,
)
_PART = r"[-\w]*(?:[’'](?!s\b)\w+)*"
_SHORTENED = r"(?:(?<=\bSt|\bDr|\bMr)\.|(?<=\b[A-Z])\.)?"
_REST_OF_NAME = re.compile(rf"{_PART}(?:{_SHORTENED}[ -](?:of |the |de |van )*[A-Z]{_PART})*")
"""Not what a name has: "Rousseau’s Confessions" goes on no further than Rousseau."""

_WHOLE_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_BESIDE = 3
"""Words between a number and what it counts, at most: "12 new moons"."""

_OTHER_THING = re.compile(r" (?:[a-z][\w-]+ )?(?:[a-z]{3,}s|people|men|women|children)\b(?: of [a-z]+)?(?! of\b)")
"""What a number counts, by its form: many, with what they are of."""


def whole(words: str, sentence: str, question: str = "") -> str:
    """Return ``words`` of a ``sentence`` with what belongs to them.

    That is the rest of a name, the unit of a number, a sum's scale and sign, what it counts with what narrows that
    ("12 new moons", "more than 30"), and that it is only planned or expected, where the ``question`` doesn't ask so.
    What is only beside them goes: "Mrs F. Ollerby (town clerk), Mr G. Marsh" is Mrs F. Ollerby.
    """
    words = re.split(r"\s*[(;]|, (?:which|who|where|whose)\b", words)[0].strip(" ,") or words
    words = words.split(")")[0] if "(" not in words else words
    found = re.search(rf"(?<!\d)(?<!\d[.,:]){re.escape(words)}(?!\d)(?![.,:]\d)", sentence)
    place = found.start() if found else sentence.find(words)
    if place < 0:
        return words
    start, end = _to_whole_number(sentence, place, place + len(words))
    if rest := re.match(r"\w+", sentence[end:]):
        end += rest.end()
    end = _to_end_of_name(sentence, start, end)
    start = _from_start_of_name(sentence, start, end)
    if _ENDS_IN_NUMBER.search(sentence[start:end]) and (unit := _UNIT.match(sentence[end:])):
        end += unit.end()
        if re.search(r"[$£€¥₽]", sentence[max(0, start - 3) : end]) and (rate := _RATE.match(sentence[end:])):
            end += rate.end()
    if re.search(rf"\d-{UNITS}$", sentence[start:end]) and (noun := re.match(r"[- ]\w+", sentence[end:])):
        end += noun.end()
    end = _to_what_is_counted(sentence, start, end, question)
    if sentence[start : start + 1].isdigit() and (sign := re.search(r"[A-Z]{0,2}[$£€¥₽]\s?$", sentence[:start])):
        start = sign.start()
    if _BEGINS_WITH_NUMBER.match(sentence[start:]):
        start = _from_what_narrows(sentence, start, question)
    return re.sub(r"[’']s?$", "", sentence[start:end].strip(" ,"))


def _to_whole_number(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return where words begin and end that begin or end within a number, with all of it: 359.34 for 34."""
    for number in _WHOLE_NUMBER.finditer(sentence):
        start = number.start() if number.start() < start < number.end() else start
        end = number.end() if number.start() < end < number.end() else end
    return start, end


def _from_what_narrows(sentence: str, start: int, question: str) -> int:
    """Return where what narrows a number begins, and that it is only planned."""
    if narrows := _NARROWS.search(sentence[:start]):
        start = narrows.start()
    planned = _PLANNED.search(sentence[:start])
    return planned.start() if planned and not _UNCERTAIN.search(question) else start


def _to_end_of_name(sentence: str, start: int, end: int) -> int:
    if not CAPITAL.match(sentence[start:end].rsplit(maxsplit=1)[-1]):
        return end
    rest = _REST_OF_NAME.match(sentence, end)
    return rest.end() if rest and rest[0].strip() else end


def _from_start_of_name(sentence: str, start: int, end: int) -> int:
    if not CAPITAL.match(sentence[start:end]):
        return start
    first = re.search(r"(?:\b[A-Z][\w.’'-]+ )+$", sentence[:start])
    opens = first and (first.start() == 0 or re.search(r"[.!?:“\"]\s*$", sentence[: first.start()]))
    return first.start() if first and not opens else start


def _to_what_is_counted(sentence: str, start: int, end: int, question: str) -> int:
    """Return where a number ends with what it counts, where that stands a few words on, and with what narrows that.

    If it counts something else than the ``question`` asks for, it is told with that: "three cases", not "three".
    """
    thing = counted(question)
    if thing is None or not _ENDS_IN_NUMBER.search(sentence[start:end]) or stems(thing) <= stems(sentence[start:end]):
        return end
    for match in list(re.finditer(r"[ -][\w’'-]+", sentence[end:]))[:_BESIDE]:
        if sentence[end : end + match.start()].strip(" -") and re.search(
            r"[,;:.()]", sentence[end : end + match.end()]
        ):
            return end
        if stems(thing) <= stems(match[0]):
            return end + match.end()
    other = _OTHER_THING.match(sentence, end)
    return other.end() if other else end
