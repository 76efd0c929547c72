"""Whether an answer does what its question deserves: declines, chats, or shows all that a whole answer shows. Pure."""

from assistant.evaluation.matching import holds
from assistant.evaluation.questions import Question
from assistant.types import Answer

BESIDE = 4
"""Words that a right headline may have beside the right ones."""


def right(question: Question, answer: Answer) -> bool:
    """Whether ``answer`` is one that ``question``, which says its behaviour, deserves.

    A greeting cites nothing and is not told that the documents don't say; what nothing answers is declined; anything
    else is not, and shows one of each list of ``must``, letter for letter but for capitals.
    """
    declined = answer.mode == "declined"
    if question.behaviour == "decline":
        return declined
    if question.behaviour == "chat":
        return not declined and not answer.citations
    text = "\n".join([answer.headline or "", *(each.text for each in answer.statements)]).casefold()
    return not declined and all(any(words.casefold() in text for words in either) for either in question.must)


def headline(question: Question, answer: Answer) -> bool | None:
    """Whether the headline of ``answer`` is right; ``None`` where there is none, or nothing tells.

    It is one of ``short``, or holds one with at most four words more. A question that is not for an answer, and says no
    ``short``, wants none.
    """
    given = answer.headline
    if not given or not question.behaviour or (question.behaviour == "answer" and not question.short):
        return None
    return any(holds(given, each) and len(given.split()) <= len(each.split()) + BESIDE for each in question.short)


def deserves_headline(question: Question) -> bool:
    """Whether a few words answer ``question``, and it says which."""
    return question.behaviour == "answer" and bool(question.short)


def glued(question: Question, answer: Answer, alone: Answer) -> bool:
    """Whether what came before did harm: asked ``alone``, the question was answered right, and now it is not."""
    return right(question, alone) and not right(question, answer)
