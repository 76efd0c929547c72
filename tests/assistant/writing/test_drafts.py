import pytest

from assistant.errors import ModelError
from assistant.writing.drafts import LONGEST, Draft, drafts

KEYS = ("k1t2", "b3m4")


def written(text: str, size: int = 5) -> list[Draft]:
    return list(drafts((text[at : at + size] for at in range(0, len(text), size)), KEYS))


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Holm spoke [k1t2]. The pier is shut [b3m4].",
        "Dr. Holm spoke. [k1t2] The pier is shut. [b3m4]",
        "Dr. Holm spoke [K1T2]. The pier is shut (b3m4).",
        "- Dr. Holm spoke.[key: k1t2]\n- **The pier** is shut【b3m4】.",
        "1. Dr. Holm spoke. [k1t2]\n2. The pier is shut. [passage b3m4]",
        "<think>What now? Nobody knows.</think>Dr. Holm spoke [k1t2]. The pier is shut [b3m4].",
    ],
)
@pytest.mark.parametrize("size", [1, 5, 1000])
def test_sentences_come_with_the_keys_they_cite(text: str, size: int):
    assert written(text, size) == [Draft("Dr. Holm spoke.", ("k1t2",)), Draft("The pier is shut.", ("b3m4",))]


def test_keys_that_were_not_given_are_taken_out_and_told():
    assert written("It sank [zz99, k1t2]. It sailed [3].") == [
        Draft("It sank.", ("k1t2",), ("zz99",)),
        Draft("It sailed.", (), ("3",)),
    ]


def test_brackets_that_hold_words_stay():
    assert written("“[The ferry] sank” (in May), she said [k1t2].") == [
        Draft("“[The ferry] sank” (in May), she said.", ("k1t2",))
    ]


def test_what_states_nothing_and_what_was_said_is_left_out():
    text = "The passages say:\n--- 0a1b end ---\nWhat then?\nThe pier is shut [k1t2]. The pier is shut [b3m4]. It rots."
    assert [each.text for each in written(text)] == ["The pier is shut.", "It rots."]


def test_a_sentence_comes_before_the_next_is_finished():
    told = drafts(iter(["The pier is shut [k1t2]. ", "Nobody knows when it will be opened again, ", "x" * 30]), KEYS)
    assert next(told).text == "The pier is shut."


def test_nothing_comes_of_nothing():
    assert written("") == written(" \n --- \n") == []


@pytest.mark.parametrize("text", ["".join(f"And {n} more. " for n in range(LONGEST)), "the pier is moving, " * 20])
def test_a_text_without_end_or_in_circles_is_an_error(text: str):
    with pytest.raises(ModelError, match="did not come to an end"):
        written(text, 100)
