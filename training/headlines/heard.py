"""What was found for a question of a set, as it is kept between asking and fitting."""

from dataclasses import dataclass

from assistant.answers.finding import Found
from assistant.question import Question
from training.headlines.sets import Asked


@dataclass(frozen=True, slots=True)
class Heard:
    """A question of a set, how it was read, and what was found for it."""

    asked: Asked
    question: Question
    found: Found
