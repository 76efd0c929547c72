"""Pairs of our own making: errors planted in sentences of open articles, and the same sentences honestly reworded."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.planting import HONEST, PLANTED, Case, name_list
from index.library import sentences_of
from training.reader.sets import rows, squad_paragraphs
from training.verifier.pairs import Pair

TRIED = ("number changed", "name swapped for another", "two names exchanged", "two numbers exchanged",
         "negation flipped", "quote altered", "date moved")  # fmt: skip
"""The errors that take nothing but the sentence and its article."""

KEPT = ("untouched", "clauses reordered", "names shortened", "numbers reformatted", "synonyms", "all of these at once")

NEAR = 3
"""How many sentences on each side a premise may have besides the statement's own."""


def made(data: Path) -> Iterator[Pair]:
    """Yield pairs made of SQuAD's paragraphs and of the articles that QAMR and QADiscourse annotate."""
    for name, sentences in sorted(articles(data).items()):
        if len(sentences) > 3:
            yield from of_article(name, sentences, Random(name))


def articles(data: Path) -> dict[str, list[str]]:
    """Return the known sentences of every article, in order, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, text in squad_paragraphs(data).items():
        found[key.partition("#")[0]] += [span.of(text) for span in sentences_of(text)]
    places: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for name in ("qamr", "qadiscourse"):
        for row in rows(data / name / "qa.jsonl"):
            article, paragraph, sentence = row["title"].rsplit(":", 2)
            places[article][int(paragraph), int(sentence)] = row["context"]
    for article, by_place in places.items():
        found[article] += [by_place[place] for place in sorted(by_place)]
    return found


def of_article(name: str, sentences: Sequence[str], random: Random) -> Iterator[Pair]:
    """Yield about four pairs a sentence: kept, changed, joined with another that is told, or with one that is not."""
    names = name_list(sentences)
    small = tuple(
        {word for each in sentences for word in each.split() if word.isalpha() and word.islower() and len(word) > 4}
    )
    for place, sentence in enumerate(sentences):
        if not 6 <= len(sentence.split()) <= 45:
            continue
        case = Case(sentence, "", names=names, words=tuple(sorted(small)))
        first, last = max(0, place - random.randint(0, NEAR)), place + 1 + random.randint(0, NEAR)
        premise = " ".join(sentences[first:last])
        without = " ".join([*sentences[first:place], *sentences[place + 1 : last]])
        told = [honest for kind in KEPT if (honest := HONEST[kind](case, random))]
        wrong = [false for kind in TRIED if (false := PLANTED[kind](case, random)) and false != sentence]
        other = random.choice([each for each in sentences if each not in premise] or [""])
        beside = random.choice([*sentences[first:place], *sentences[place + 1 : last], ""])
        supported = [random.choice(told), *([joined(sentence, beside, random)] if beside else [])]
        unsupported = [
            *random.sample(wrong, min(2, len(wrong))),
            *([joined(sentence, other, random)] if other and random.random() < 0.4 else []),
        ]
        for statement in supported:
            yield Pair(statement, premise, True, "made", name)
        for statement in unsupported:
            yield Pair(statement, premise, False, "made", name)
        if without and random.random() < 0.3:
            yield Pair(sentence, without, False, "made, not told", name)


def joined(one: str, other: str, random: Random) -> str:
    """Return two sentences as one statement, in either order."""
    first, second = random.sample([one, other], 2)
    return f"{first} {second}"
