"""The training mixture: examples of every set, cut to windows, with made and retrieved passages that don't answer."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from index.types import Span
from training.reader.examples import Example, mentions, under_title, window, without_answer
from training.reader.recipe import Recipe, Share
from training.reader.sets import SETS, Articles, squad, squad_paragraphs

NEIGHBOURS = 12
"""How many of the nearest passages a retrieved negative is drawn from."""

RUN = 13
"""Words in a row by which two texts are taken to have the same source."""

_PAIRS = [
    pair.split("/")
    for pair in (
        "first/last before/after earliest/latest largest/smallest biggest/smallest most/least more/fewer highest/lowest"
        " oldest/youngest longest/shortest north/south east/west northern/southern eastern/western increase/decrease"
        " increased/decreased rise/fall won/lost win/lose began/ended begin/end start/stop started/stopped born/died"
        " founded/dissolved opened/closed allowed/forbidden accepted/rejected supported/opposed support/oppose"
        " always/never inside/outside above/below same/different with/without positive/negative public/private"
    ).split()
]
_OPPOSITES = {here: there for one, other in reversed(_PAIRS) for here, there in ((one, other), (other, one))}
"""The opposite of a word; of one that stands in several pairs, as the first has it."""

_WORD = re.compile(r"\w[\w’'-]*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")


def build_mixture(data: Path, recipe: Recipe, articles: Articles) -> list[Example]:
    """Return the whole mixture, shuffled. Nothing of the articles kept for calibration and testing is in it.

    Not every set names its articles, so what shares ``RUN`` words in a row with one of them is left out too.
    """
    random = Random(recipe.seed)
    names = {*articles.test, *articles.calibration}
    kept_out = {name.replace("-", " ") for name in names}
    paragraphs = squad_paragraphs(data).items()
    known = {run for key, text in paragraphs if key.partition("#")[0] in names for run in word_runs(text)}
    read = {"squad": [question.example for question in squad(data, articles.train)]}
    for name in recipe.shares.keys() & SETS.keys():
        examples = [example for example in SETS[name](data) if plain(example.title) not in kept_out]
        apart = {passage for passage in {one.passage for one in examples} if known.isdisjoint(word_runs(passage))}
        read[name] = [example for example in examples if example.passage in apart]
    chosen = [
        window(example, _words(recipe, random), random)
        for name, share in recipe.shares.items()
        for example in _draw(read[name], share, random)
    ]
    passages = list({example.passage: example for example in chosen}.values())
    mixture = chosen + deleted(chosen, recipe.deleted, random) + swapped(chosen, recipe.swapped, random)
    mixture += retrieved(chosen, passages, recipe.retrieved, random)
    mixture = [
        under_title(example) if example.title and random.random() < recipe.titled else example for example in mixture
    ]
    random.shuffle(mixture)
    return [as_typed(example) if random.random() < recipe.typed else example for example in mixture]


def _words(recipe: Recipe, random: Random) -> int:
    if recipe.wide and random.random() < recipe.wide:
        return random.randint(recipe.longest, recipe.widest)
    return random.randint(recipe.shortest, recipe.longest)


def as_typed(example: Example) -> Example:
    """Return the question as most people type it: in small letters and without a question mark."""
    return replace(example, question=example.question.lower().rstrip("? "))


def word_runs(text: str) -> set[tuple[str, ...]]:
    """Return every ``RUN`` words in a row of ``text``, in small letters."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def plain(title: str) -> str:
    """Return a title in small letters with words parted by single spaces, as article names are written."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())


def _draw(examples: Sequence[Example], share: Share, random: Random) -> list[Example]:
    drawn: list[Example] = []
    for _ in range(share.times):
        drawn += random.sample(examples, min(share.limit, len(examples)))
    return drawn


def deleted(examples: Sequence[Example], chance: float, random: Random) -> list[Example]:
    """Return some examples once more, with the sentences that answer deleted."""
    made = (without_answer(example) for example in examples if random.random() < chance)
    return [example for example in made if example is not None]


def swapped(examples: Sequence[Example], chance: float, random: Random) -> list[Example]:
    """Return some answerable questions once more, asking for what the passage does not tell: near-misses.

    One word of the question becomes its opposite, or one of its names or numbers becomes that of another question and
    does not stand in the passage.
    """
    asked = [(example, list(_replaceable(example))) for example in examples if example.answerable]
    others: dict[tuple[str, int], list[str]] = defaultdict(list)
    for example, places in asked:
        for span, kind in places:
            others[kind].append(span.of(example.question))
    made = []
    for example, places in asked:
        if random.random() < chance and places:
            span, kind = random.choice(places)
            words = _OPPOSITES.get(span.of(example.question)) or random.choice(others[kind])
            if not mentions(f"{example.passage} {example.question}", words):
                question = example.question[: span.start] + words + example.question[span.end :]
                made.append(replace(example, question=question, answers=(), carries=frozenset(), source="swapped"))
    return made


def _replaceable(example: Example) -> Iterator[tuple[Span, tuple[str, int]]]:
    """Yield where a question's names, numbers and words with an opposite stand, each with what may take its place.

    Many questions are in small letters, so a name is what the passage writes with capitals only.
    """
    small = set(re.findall(r"\b[a-z][\w’'-]*", example.passage))
    capital = {word.casefold() for word in re.findall(r"\b[A-Z][\w’'-]+", example.passage)} - small
    run: list[Span] = []
    for match in [*_WORD.finditer(example.question), None]:
        if match and match.start() and match[0].casefold() in capital:
            run.append(Span(match.start(), match.end()))
            continue
        if run:
            yield Span(run[0].start, run[-1].end), ("name", len(run))
            run = []
        if match and match[0] in _OPPOSITES:
            yield Span(match.start(), match.end()), ("opposite", 1)
    for match in _NUMBER.finditer(example.question):
        yield Span(match.start(), match.end()), ("number", len(match[0]))


def retrieved(examples: Sequence[Example], pool: Sequence[Example], chance: float, random: Random) -> list[Example]:
    """Return some answerable questions once more, with a near passage of ``pool`` that doesn't hold the answer.

    Near by TF-IDF; passages that hold an accepted answer's words are passed over. Of a question without known answer
    words, a passage of the same set is passed over too, since it might answer.
    """
    asked = [example for example in examples if example.answerable and random.random() < chance]
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", dtype=np.float32)
    passages = vectorizer.fit_transform([example.passage for example in pool])
    made = []
    for first in range(0, len(asked), 512):
        some = asked[first : first + 512]
        likeness = (vectorizer.transform([example.question for example in some]) @ passages.T).toarray()
        nearest = np.argsort(-likeness, axis=1)[:, : 2 * NEIGHBOURS]
        for example, near in zip(some, nearest, strict=True):
            fit = [pool[place] for place in near if not _may_answer(pool[place], example)][:NEIGHBOURS]
            if fit:
                made.append(_without_answers(random.choice(fit), example))
    return made


def _may_answer(passage: Example, example: Example) -> bool:
    if not example.answers:
        return passage.source == example.source
    return any(mentions(passage.passage, answer.of(example.passage)) for answer in example.answers)


def _without_answers(passage: Example, example: Example) -> Example:
    return replace(
        passage,
        question=example.question,
        answers=(),
        carries=frozenset(),
        source=f"{example.source}, passage retrieved",
    )
