"""What an answer shows, held against what its question deserves."""

import pytest

from assistant.evaluation.figures import Asked, Figure, Figures, measure
from assistant.evaluation.questions import Question
from assistant.evaluation.rightness import glued, headline, right
from tests.assistant.evaluation.test_figures import DECLINED, answered

CHAT = answered("Ask me about the ferry.", mode="chat", cited=False)
FERRY = answered("The ferry was built in 1996.", short="1996")


def asks(behaviour: str | None, **known: object) -> Question:
    return Question(question="When?", id="1", behaviour=behaviour, **known)


@pytest.mark.parametrize(
    ("question", "answer", "is_right"),
    [
        (asks("decline"), DECLINED, True),
        (asks("decline"), FERRY, False),
        (asks("chat"), CHAT, True),
        (asks("chat"), DECLINED, False),
        (asks("chat"), FERRY, False),
        (asks("answer"), DECLINED, False),
        (asks("answer"), FERRY, True),
        (asks("answer", must=[["1996"]]), FERRY, True),
        (asks("results", must=[["1990", "1996"], ["ferry"]]), FERRY, True),
        (asks("overview", must=[["1996"], ["hull"]]), FERRY, False),
        (asks("answer", must=[["The Ferry"]]), FERRY, True),
        (asks("answer", must=[["ferry, built"]]), FERRY, False),
        (asks("answer", must=[["obody was hurt"]]), answered("Nobody was hurt."), True),
        (asks("answer", must=[["£36,500"]]), answered("It cost £36,500."), True),
        (asks("answer", must=[["Ida"]]), answered("She did.", short="Ida"), True),
    ],
)
def test_a_right_answer_does_what_is_deserved_and_is_whole(question: Question, answer, is_right: bool):
    assert right(question, answer) is is_right


@pytest.mark.parametrize(
    ("short", "is_right"),
    [
        ("fourteen", True),
        ("Fourteen", True),
        ("fourteen passengers and one attendant", True),
        ("fourteen passengers and one of the attendants", False),
        ("forty", False),
        (None, None),
    ],
)
def test_a_right_headline_has_at_most_four_words_beside(short: str | None, is_right: bool | None):
    assert headline(asks("answer", short=["fourteen"]), answered("There were.", short=short)) is is_right


@pytest.mark.parametrize(
    ("behaviour", "is_right"), [("answer", None), (None, None), ("overview", False), ("decline", False)]
)
def test_only_an_answer_may_have_a_headline_that_nobody_expects(behaviour: str | None, is_right: bool | None):
    assert headline(asks(behaviour), FERRY) is is_right


def test_a_question_is_glued_that_was_right_alone():
    question = asks("answer", must=[["1996"]])
    assert glued(question, DECLINED, alone=FERRY)
    assert not glued(question, FERRY, alone=DECLINED)
    assert not glued(question, DECLINED, alone=DECLINED)


def test_figures_tell_what_is_right_by_kind_and_leave_out_who_does_not_say():
    year = {"must": [["1996"]], "short": ["1996"], "kind": "fact"}
    figures = measure(
        [
            Asked(asks("answer", **year), FERRY),
            Asked(asks("answer", **year), DECLINED, alone=FERRY),
            Asked(asks("decline", kind="none", answerable=False), FERRY),
            Asked(asks("chat"), CHAT),
            Asked(asks(None, kind="fact"), FERRY),
        ]
    )
    assert shares(figures) == {
        "right": (0.5, 4),
        "headline_precision": (0.5, 2),
        "headline_share": (0.5, 2),
        "glued": (1, 1),
    }
    assert {kind: (figure.value, figure.of) for kind, figure in figures.kinds.items()} == {
        "fact": (0.5, 2),
        "none": (0, 1),
    }
    assert figures.to_json()["kinds"] == {"fact": 0.5, "none": 0}
    # A greeting is neither an answer nor a decline.
    assert (figures.false_answers.of, figures.false_declines.of) == (1, 3)


def shares(figures: Figures) -> dict[str, tuple[float | None, int]]:
    names = ("right", "headline_precision", "headline_share", "glued")
    found: dict[str, Figure] = {name: getattr(figures, name) for name in names}
    return {name: (figure.value, figure.of) for name, figure in found.items()}
