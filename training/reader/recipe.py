"""Every choice of a training run, in one place: the same recipe and seed give the same run on the same machine."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a set is used: at most ``limit`` examples, drawn anew ``times`` times, with windows anew."""

    limit: int = 1_000_000
    times: int = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reader is trained.

    ``test_articles`` and ``calibration_articles`` count SQuAD articles that are kept out of training; which, the
    ``split_seed`` says, so that a run with another ``seed`` keeps out the same.
    ``retrieved`` and ``deleted`` are the chances that an answerable question comes once more with a retrieved passage
    that doesn't hold the answer, or with its answering sentences deleted; ``swapped`` that it comes once more with a
    name, a number or an opposite in it changed, so that the passage does not answer. ``titled`` is the chance that the
    passage stands under its document's title; ``typed`` that the question is as people type it, in small letters and
    without a question mark. Passages are cut to between ``shortest`` and ``longest`` words; with the chance ``wide`` to
    between ``longest`` and ``widest``.
    ``frozen`` counts the lowest layers of the encoder that stay as they are, with the embeddings under them.
    ``averaged`` is how much of the running average of the weights is kept at each step.
    ``dropout`` is 0 because one pass over the data doesn't overfit, and on a CPU dropout takes half of the time.
    """

    seed: int = 17
    split_seed: int = 17
    test_articles: int = 12
    calibration_articles: int = 4
    shares: dict[str, Share] = field(
        default_factory=lambda: {
            "squad": Share(times=2),
            "qed": Share(),
            "nq_oracle": Share(),
            "squad_train_du_test": Share(8_000),
            "selqa": Share(),
            "clapnq": Share(),
            "qadiscourse": Share(3_500),
            "qamr": Share(5_000),
            "qasrl_gs": Share(1_000),
            "covid_qa": Share(),
        }
    )
    retrieved: float = 0.3
    deleted: float = 0.12
    swapped: float = 0.0
    titled: float = 0.3
    typed: float = 0.0
    shortest: int = 90
    longest: int = 190
    wide: float = 0.0
    widest: int = 190
    frozen: int = 0
    averaged: float = 0.99
    batch: int = 16
    learning_rate: float = 1e-4
    head_learning_rate: float = 5e-4
    warm_up: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.0
    span_weight: float = 1.0
    passage_weight: float = 0.5
    sentence_weight: float = 1.0
    weak_span_weight: float = 0.3


SHORT = Recipe(
    shares={
        "squad": Share(),
        "qed": Share(5_500),
        "nq_oracle": Share(),
        "squad_train_du_test": Share(2_500),
        "selqa": Share(700),
        "clapnq": Share(),
        "qadiscourse": Share(1_200),
        "qamr": Share(1_500),
        "qasrl_gs": Share(200),
        "covid_qa": Share(500),
    },
    shortest=60,
    longest=150,
    learning_rate=1.5e-4,
)
"""A third of the work: for a machine that is shared, or a first look at a change."""

FURTHER = Recipe(
    seed=18,
    shares={
        "squad": Share(times=3),
        "qed": Share(),
        "nq_oracle": Share(),
        "squad_train_du_test": Share(6_000),
        "selqa": Share(),
        "clapnq": Share(),
        "qadiscourse": Share(3_000),
        "qamr": Share(4_000),
        "covid_qa": Share(),
    },
    swapped=0.2,
    shortest=60,
    longest=160,
    learning_rate=8e-5,
    head_learning_rate=2e-4,
)
"""A second pass, from the weights that the first one left, windows drawn anew; with near-misses made of questions."""

LARGE = Recipe(
    seed=43,
    shares={
        "squad": Share(),
        "squad_train_part": Share(9_000),
        "unansq": Share(),
        "near_miss": Share(7_500),
        "tydiqa_en": Share(),
        "squadshifts_wiki": Share(3_000),
        "qed": Share(3_000),
        "nq_oracle": Share(),
        "nq_swap": Share(600),
        "timeqa_human": Share(),
        "fairytaleqa": Share(2_000),
        "onestopqa": Share(),
        "clapnq": Share(),
        "qadiscourse": Share(1_000),
    },
    retrieved=0.1,
    deleted=0.03,
    swapped=0.04,
    titled=0.2,
    typed=0.5,
    shortest=45,
    longest=110,
    wide=0.2,
    learning_rate=3e-5,
    head_learning_rate=3e-4,
    warm_up=0.02,
    passage_weight=1.0,
    frozen=3,
    averaged=0.995,
)
"""For a larger encoder that has learnt to find spans: with many near-misses, since declining is learnt last."""

RECIPES = {"full": Recipe(), "short": SHORT, "further": FURTHER, "large": LARGE}
