"""Rewords true sentences honestly. Knows nothing of how they are checked."""

import re
from random import Random

from planting import MONTHS, SMALL, Case, Planter, drop_attribution, in_quotes, splice

TITLES = ("President ", "Senator ", "Governor ", "Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Sen. ", "Gov. ", "Rep. ")


def reorder(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Name the speaker at the other end, or move a clause to the other end."""
    if case.mention is not None and case.speaker is not None:
        said = drop_attribution(case, Random(0))
        if said is None or len(case.content) > 1:
            return None
        said = said.rstrip(".")
        who = case.sentence[slice(*case.mention)]
        if case.mention[0] < case.content[0][0]:
            return f"{said}, {who[:1].lower() + who[1:] if who.startswith(('The ', 'A ')) else who} said."
        return f"According to {who}, {said[0].lower() + said[1:] if said.split()[0] in LOWERED else said}."
    match = re.fullmatch(
        r"((?:In|On|After|Before|When|While|Although|As|If|Since|During|By|At) [^,“”\"]{4,60}), ([^“”\"]+)\.",
        case.sentence,
    )
    if match:
        first, rest = match.groups()
        return f"{rest[0].upper()}{rest[1:]} {first[0].lower()}{first[1:]}."
    match = re.fullmatch(
        r"([^,“”\"]{20,}),? ((?:after|before|when|while|because|although|if) [^,“”\"]+)\.", case.sentence
    )
    if match and match[1].split()[0] in LOWERED:
        return f"{match[2][0].upper()}{match[2][1:]}, {match[1][0].lower()}{match[1][1:]}."
    return None


LOWERED = frozenset(
    "The A An In On It They He She We There This These Those His Her Their Some Many Most But And".split()
)


def shorten_names(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Call people by their last names, and leave titles out."""
    told = case.sentence
    for name in case.names:
        if name in told and len(name.split()) == 2 and name.split()[0] in GIVEN:
            told = outside_quotes(told, name, name.split()[1])
    for title in TITLES:
        told = outside_quotes(told, title, "")
    return told if told != case.sentence else None


def outside_quotes(text: str, words: str, instead: str) -> str:
    """Replace words everywhere but in quotations."""
    places = [found for found in re.finditer(re.escape(words), text) if not in_quotes(text, found.start())]
    for place in reversed(places):
        text = splice(text, *place.span(), instead)
    return text


GIVEN = frozenset(
    "Hillary Donald Barack Bill Bernie Ted Marco Jeb John Ben Chris Mike Paul James Robert Michael David "
    "William Richard Thomas Mark Steve Steven Kevin Brian George Tim Jason Jeff Eric Scott Joe Joseph "
    "Peter Mary Jennifer Linda Elizabeth Susan Jessica Sarah Karen Lisa Nancy Laura Amy Angela Anna Emma "
    "Nicole Helen Rachel Maria Diane Kelly Joan Hannah Megan Martha Andrew Daniel Matthew Anthony Kenneth "
    "Gary Nicholas Stephen Larry Justin Frank Jack Dennis Adam Henry Vladimir Boris Volodymyr Liz Rishi "
    "Keir Elon Jill Kamala Mitch Chuck Ron Greg Charles Harry Meghan Serena Will".split()
)


def complete_names(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Give people whom the sentence calls by their last name the full name that stands near."""
    for name in case.names:
        first, _, last = name.rpartition(" ")
        found = re.search(rf"(?<![A-Z][a-z]) (?<!\. )(?<!\w-){last}\b(?!['’\w-])(?! [A-Z])", f" {case.sentence}")
        near = name in case.context and first in GIVEN and name not in case.sentence
        if found and near and not re.search(rf"[A-Z]\w+\.? {last}\b", case.sentence):
            return splice(f" {case.sentence}", found.start() + 1, found.end(), name).strip()
    return None


def reformat_numbers(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Write numbers, amounts, percentages and dates in another usual way."""
    told = case.sentence
    told = re.sub(
        r"(?<![\w.,-])(\d+(?:\.\d+)?) million\b(?! (?:to|and|or)\b)", lambda m: f"{round(float(m[1]) * 1e6):,}", told
    )
    told = re.sub(r"(?<=\d) (?:percent|per cent)\b", "%", told)
    told = re.sub(r"(?<=\d)%(?!\w)", " per cent", told) if told == case.sentence else told
    told = re.sub(rf"\b(?:{'|'.join(SMALL)})\b(?= [a-z])", lambda m: str(SMALL.index(m[0]) + 2), told)
    told = re.sub(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!,? \d|:)", r"\2 \1", told)
    told = re.sub(r"(?<![\w.,$£€-])(\d{1,3}),(\d{3})\b(?![,.\d])", r"\1\2", told) if told == case.sentence else told
    return told if told != case.sentence else None


SYNONYMS = {
    "said": "stated", "told": "informed", "began": "started", "big": "large", "help": "assist", "because": "since",
    "also": "additionally", "many": "numerous", "shows": "demonstrates", "people": "persons", "buy": "purchase",
    "needs": "requires", "often": "frequently", "but": "yet", "children": "kids", "jobs": "posts",
    "important": "significant", "think": "believe", "thinks": "believes", "whole": "entire", "trying": "attempting",
    "tried": "attempted", "almost": "nearly", "rose": "increased", "fell": "dropped", "hard": "tough",
    "car": "vehicle", "noted": "pointed out", "major": "big", "ended": "finished", "across": "throughout",
    "issue": "matter", "issues": "matters", "group": "body", "wants": "wishes", "large": "big", "allowed": "permitted",
    "bought": "purchased", "helped": "assisted", "quickly": "rapidly", "recently": "lately", "enough": "sufficient",
}  # fmt: skip


def use_synonyms(case: Case, random: Random) -> str | None:
    """Put synonyms in the place of up to three common words outside quotations."""
    places = [
        found for found in re.finditer(r"\b[a-z]+\b", case.sentence)
        if found.group() in SYNONYMS and not in_quotes(case.sentence, found.start())
    ]  # fmt: skip
    if not places:
        return None
    told = case.sentence
    for place in sorted(random.sample(places, min(3, len(places))), key=lambda each: -each.start()):
        told = splice(told, *place.span(), SYNONYMS[place.group()])
    return told


def retype(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """Keep the words and change only quotation marks, dashes and spaces."""
    told = case.sentence.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "—": "–"}))
    return told if told != case.sentence else None


def reword(case: Case, random: Random) -> str | None:
    """Do all of it at once: reorder, shorten names, reformat numbers, use synonyms."""
    told = reorder(case, random)
    if told is None:
        return None
    for step in (shorten_names, reformat_numbers, use_synonyms):
        told = step(Case(told, case.context, names=case.names), random) or told
    return told


HONEST: dict[str, Planter] = {
    "untouched": lambda case, _: case.sentence,
    "retyped": retype,
    "clauses reordered": reorder,
    "names shortened": shorten_names,
    "names completed": complete_names,
    "numbers reformatted": reformat_numbers,
    "synonyms": use_synonyms,
    "all of these at once": reword,
}
