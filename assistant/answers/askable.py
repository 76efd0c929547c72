"""What can be asked at all."""

from index.errors import WrongUseError
from index.i18n import _, figure

LONGEST_QUESTION = 2000
"""Characters; a longer text is a document rather than a question."""


class QuestionError(WrongUseError):
    """A question that cannot be asked: empty, or too long."""


def must_be_askable(question: str) -> None:
    """Refuse what is no question.

    Raises:
        QuestionError: it is empty or too long, or is no text.
    """
    question = " ".join(question.split())
    if not question:
        raise QuestionError(_("There is no question."), advice=_("Type what you want to know."))
    if any("\ud800" <= character <= "\udfff" for character in question):
        raise QuestionError(
            _("The question holds characters that are no text."), advice=_("Type it again, or paste it as UTF-8.")
        )
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            _(
                "The question has %(length)s characters; at most %(most)s are read.",
                length=figure(len(question)),
                most=figure(LONGEST_QUESTION),
            ),
            advice=_("Ask a shorter one, or add the text as a document."),
        )
