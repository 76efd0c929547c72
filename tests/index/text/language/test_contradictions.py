import pytest

from index.text import contradict

FOUND = (
    "The two climbers were found safe on Monday, said Ann Pell of the Moor Rescue. “We had three teams out,” she said."
)


@pytest.mark.parametrize(
    ("words", "instead", "otherwise"),
    [
        ("were found safe", "were not found safe", True),
        ("were found safe", "weren’t found safe", True),
        ("two climbers", "five climbers", True),
        ("on Monday", "on Sunday", True),
        ("Ann Pell", "Joan Marsh", True),
        ("three teams out", "every dog out", True),
        ("two climbers", "2 climbers", False),
        ("Ann Pell", "Pell", False),
        ("found safe", "discovered safe", False),
        ("on Monday", "on Monday, after a long and cold night on the open moor above the village of Thorley", False),
        ("“We had three teams out,” she said.", "", False),
    ],
)
def test_texts_that_state_otherwise(words: str, instead: str, otherwise: bool):
    assert contradict(FOUND, FOUND.replace(words, instead)) is otherwise
    assert contradict(FOUND.replace(words, instead), FOUND) is otherwise
