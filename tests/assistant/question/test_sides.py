"""Who or what a question wants compared."""

import pytest

from assistant.question.sides import Sides, sides_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("compare Holm's and Lind's reaction to the ferry", Sides(("Holm's", "Lind"), "the ferry")),
        ("what do the harbour and the crew say about the fog?", Sides(("the harbour", "the crew"), "the fog")),
        ("do Holm and Lind agree on when it sank?", Sides(("Holm", "Lind"), "when it sank")),
        ("difference between Holm and the crew on the price", Sides(("Holm", "the crew"), "the price")),
        ("do the papers agree who steered the ferry?", Sides((), "who steered the ferry")),
        ("how fast was the ferry according to each paper", Sides((), "how fast was the ferry")),
        ("when do the different articles say it will sail?", Sides((), "when it will sail")),
        ("compare what the articles say about the ferry", Sides((), "the ferry")),
        ("when did the ferry sink?", None),
        ("how do the documents differ?", None),
    ],
)
def test_a_question_names_two_sides_or_means_each_outlet(question: str, sides: Sides | None):
    assert sides_of(question) == sides
