"""Plants errors in true sentences. Knows nothing of how they are checked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Case:
    """A true sentence with what is known of it. Spans count characters of ``sentence``.

    ``speaker`` is who says it, ``None`` the article; ``mention``, ``cue`` and ``content`` are where the sentence names
    them, its verb of speech, and what they say, where people have marked it. ``others`` are other speakers of the
    document, ``names`` its names, ``words`` its words in small letters, ``elsewhere`` sentences of other passages.
    """

    sentence: str
    context: str
    speaker: str | None = None
    mention: tuple[int, int] | None = None
    cue: str | None = None
    content: tuple[tuple[int, int], ...] = ()
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    outlet: str | None = None


Planter = Callable[[Case, Random], str | None]
"""Returns the changed sentence, or nothing where this change cannot be made."""

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL = "two three four five six seven eight nine ten eleven twelve".split()
DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b|\b(?:19|20)\d\d\b|\b(?:{'|'.join(DAYS)})\b")
FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+|(?<![\w.,-])\d+(?:\.\d+)?(?![\w,])")
NAME = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z]\. )?[A-Z][a-z]+){1,2}(?![\w’'-])")
QUOTE = re.compile(r"(?:[“\"]|'')([^“”\"]{15,}?)(?:[”\"]|'')")
HELPERS = re.compile(
    r"\b(is|was|are|were|will|would|can|could|has|have|had|should|must|may|might|does|did|do)\b"
    r"(?! ?(?:not|n’t|n't|never))"
)


def splice(text: str, start: int, end: int, words: str) -> str:
    """Return a text with other words at a place."""
    return text[:start] + words + text[end:]


def change_number(case: Case, random: Random) -> str | None:
    """Make a figure, or a number in words, another one."""
    dated = [found.span() for found in DATED.finditer(case.sentence)]
    places = [
        found
        for found in [*FIGURE.finditer(case.sentence), *re.finditer(rf"\b(?:{'|'.join(SMALL)})\b", case.sentence)]
        if not any(start < found.end() and found.start() < end for start, end in dated)
    ]
    if not places:
        return None
    place = random.choice(places)
    words = place.group()
    if words in SMALL:
        return splice(case.sentence, *place.span(), random.choice([each for each in SMALL if each != words]))
    value = float(words.replace(",", ""))
    other = value * random.choice((0.5, 0.7, 1.3, 2, 3)) if value > 12 else value + random.choice((1, 2, 3))
    told = f"{other:.1f}" if "." in words else f"{round(other):,}" if "," in words else f"{round(other)}"
    return None if told == words else splice(case.sentence, *place.span(), told)


def swap_name(case: Case, random: Random) -> str | None:
    """Put another name of the document in a name's place."""
    own = [found for found in NAME.finditer(case.sentence) if found.group() in case.names]
    others = [name for name in case.names if not set(name.split()) & set(re.findall(r"\w+", case.sentence))]
    if not own or not others:
        return None
    return splice(case.sentence, *random.choice(own).span(), random.choice(others))


def exchange_names(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Let two names of the sentence change places."""
    own = [found for found in NAME.finditer(case.sentence) if found.group() in case.names]
    pairs = [(one, two) for one in own for two in own if one.end() < two.start() and one.group() != two.group()]
    pairs = [(one, two) for one, two in pairs if not set(one.group().split()) & set(two.group().split())]
    # "A and B" says the same the other way round.
    pairs = [
        (one, two) for one, two in pairs if len(re.findall(r"\b[a-z]{3,}", case.sentence[one.end() : two.start()])) > 1
    ]
    if not pairs:
        return None
    one, two = pairs[0]
    return splice(splice(case.sentence, *two.span(), one.group()), *one.span(), two.group())


def exchange_numbers(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Let two figures of the sentence change places."""
    own = [found for found in FIGURE.finditer(case.sentence) if not re.fullmatch(r"(?:19|20)\d\d", found.group())]
    pairs = [(one, two) for one in own for two in own if one.end() < two.start() and one.group() != two.group()]
    # "18 to 39" and "47-39" may be told either way round.
    pairs = [
        (one, two) for one, two in pairs if len(re.findall(r"[a-z]{3,}", case.sentence[one.end() : two.start()])) > 1
    ]
    if not pairs:
        return None
    one, two = pairs[0]
    return splice(splice(case.sentence, *two.span(), one.group()), *one.span(), two.group())


def swap_speaker(case: Case, random: Random) -> str | None:
    """Give the words to another speaker of the document."""
    if case.mention is None or case.speaker is None:
        return None
    words = set(re.findall(r"\w+", f"{case.speaker} {case.sentence}".lower())) - {"the", "a"}
    others = [each for each in case.others if not words & set(re.findall(r"\w+", each.lower()))]
    if not others:
        return None
    other = random.choice(others)
    return splice(case.sentence, *case.mention, other if case.mention[0] else other[:1].upper() + other[1:])


def flip_negation(case: Case, random: Random) -> str | None:
    """Take a "not" away, or put one after a helping verb."""
    there = re.search(r" not\b|(?<=[a-z])n[’']t\b", case.sentence)
    if there and not re.match(r" (?:only|just|least)", case.sentence[there.end() :]):
        bare = {"ca": "can", "wo": "will"}
        before = case.sentence[: there.start()]
        last = before.rpartition(" ")[2]
        return before.removesuffix(last) + bare.get(last, last) + case.sentence[there.end() :]
    places = [found for found in HELPERS.finditer(case.sentence) if not in_quotes(case.sentence, found.start())]
    if not places:
        return None
    place = random.choice(places)
    return splice(case.sentence, place.end(), place.end(), " not")


def in_quotes(sentence: str, place: int) -> bool:
    """Whether a place lies between quotation marks."""
    return any(found.start() < place < found.end() for found in QUOTE.finditer(sentence))


def alter_quote(case: Case, random: Random) -> str | None:
    """Replace, leave out or put in a word of a quotation."""
    quotes = list(QUOTE.finditer(case.sentence))
    if not quotes or not case.words:
        return None
    quote = random.choice(quotes)
    words = list(re.finditer(r"\b[a-z]{4,}\b", quote.group()))
    if not words:
        return None
    word = random.choice(words)
    start, end = quote.start() + word.start(), quote.start() + word.end()
    other = random.choice([each for each in case.words if each != word.group()])
    how = random.choice(("replaced", "left out", "put in"))
    if how == "left out":
        # A quotation that only begins later or ends earlier is still exact.
        around = (quote.group()[: word.start()], quote.group()[word.end() :])
        inside = all(re.search(r"\w", each) for each in around)
        return splice(case.sentence, start, end + 1, "") if inside and case.sentence[end] == " " else None
    return splice(case.sentence, start, start if how == "put in" else end, f"{other} " if how == "put in" else other)


def move_date(case: Case, random: Random) -> str | None:
    """Make a month, a day, a day of the week or a year another one."""
    places = list(DATED.finditer(case.sentence))
    if not places:
        return None
    place = random.choice(places)
    words = place.group()
    if words in DAYS:
        told = random.choice([each for each in DAYS if each != words])
    elif words.isdigit():
        told = str(int(words) + random.choice((-3, -2, -1, 1, 2)))
    else:
        month, day = words.split()
        if random.random() < 0.5:
            told = f"{random.choice([each for each in MONTHS if each != month])} {day}"
        else:
            told = f"{month} {random.choice([each for each in range(1, 28) if each != int(day)])}"
    return splice(case.sentence, *place.span(), told)


def drop_attribution(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """State what somebody says as if it were so."""
    if case.mention is None or not case.content:
        return None
    words = " ".join(case.sentence[start:end].strip(' ,“”"') for start, end in case.content)
    words = re.sub(r"^(?:that|:)\s+", "", words).strip(' ,“”"')
    if len(words.split()) < 4 or re.match(r"(?:to|of|as|for|how|whether|it|him|her|them|about)\b", words):
        return None
    return words[0].upper() + words[1:].rstrip(".") + "."


PLANTED: dict[str, Planter] = {
    "number changed": change_number,
    "name swapped for another": swap_name,
    "two names exchanged": exchange_names,
    "two numbers exchanged": exchange_numbers,
    "speaker swapped": swap_speaker,
    "negation flipped": flip_negation,
    "quote altered": alter_quote,
    "date moved": move_date,
    "attribution dropped": drop_attribution,
}


def name_list(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the names of at least two words that a document's sentences hold."""
    found = (each.group() for sentence in sentences for each in NAME.finditer(sentence))
    starts = {
        "The",
        "In",
        "On",
        "And",
        "But",
        "When",
        "After",
        "Then",
        "If",
        "As",
        "For",
        "At",
        "This",
        "That",
        *MONTHS,
        *DAYS,
    }
    return tuple(dict.fromkeys(name for name in found if name.split()[0] not in starts))
