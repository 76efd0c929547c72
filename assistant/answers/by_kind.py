"""What an answer is made of, for each kind of question."""

from collections.abc import Sequence

from assistant.answers.digests import listed
from assistant.answers.finding import Found
from assistant.answers.quoted import choose
from assistant.question import Question
from assistant.types import Evidence
from index.library import Library


def chosen_for(
    library: Library, question: Question, found: Found, evidence: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """Return the sentences that make the answer to ``question``, of the ``evidence`` in what was ``found``.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """
    if len(found.rows) > 1:
        return found.rows
    if question.kind == "list" and not found.rows and (items := listed(library, question, found, evidence)):
        return items
    return choose(question, evidence)
