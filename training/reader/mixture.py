"""The training mixture: examples of every set, cut to windows, with made and retrieved passages that don't answer."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from training.reader.examples import Example, mentions, under_title, window, without_answer
from training.reader.recipe import Recipe, Share
from training.reader.sets import SETS, Articles, squad

NEIGHBOURS = 12
"""How many of the nearest passages a retrieved negative is drawn from."""


def build_mixture(data: Path, recipe: Recipe, articles: Articles) -> list[Example]:
    """Return the whole mixture, shuffled. Nothing of the articles kept for calibration and testing is in it."""
    random = Random(recipe.seed)
    kept_out = {name.replace("-", " ") for name in (*articles.test, *articles.calibration)}
    read = {"squad": [question.example for question in squad(data, articles.train)]}
    for name, reader in SETS.items():
        read[name] = [example for example in reader(data) if plain(example.title) not in kept_out]
    chosen = [
        window(example, random.randint(recipe.shortest, recipe.longest), random)
        for name, share in recipe.shares.items()
        for example in _draw(read[name], share, random)
    ]
    passages = list({example.passage: example for example in chosen}.values())
    mixture = chosen + deleted(chosen, recipe.deleted, random)
    mixture += retrieved(chosen, passages, recipe.retrieved, random)
    mixture = [
        under_title(example) if example.title and random.random() < recipe.titled else example for example in mixture
    ]
    random.shuffle(mixture)
    return mixture


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
