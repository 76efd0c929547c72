"""Every report that can be taken away, and how it becomes a paper. A new one is a line in :data:`PAPERS`."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.analysis.brief import Brief, paper_of_brief
from assistant.analysis.claims import ClaimsReport, paper_of_claims
from assistant.analysis.comparison import ComparisonReport, paper_of_comparison
from assistant.analysis.history import Notes, paper_of_notes
from assistant.analysis.timeline import Timeline, paper_of_timeline
from assistant.answers import paper_of_answer, paper_of_conversation, paper_of_verified
from assistant.export import Paper
from assistant.types import Answer, VerifyReport
from index.errors import WrongUseError
from index.i18n import _


class UnknownReportError(WrongUseError):
    """A text that is none of the reports that can be taken away."""


PAPERS: dict[type, Callable[[Any], Paper]] = {
    Answer: paper_of_answer,
    VerifyReport: paper_of_verified,
    Brief: paper_of_brief,
    ClaimsReport: paper_of_claims,
    ComparisonReport: paper_of_comparison,
    Timeline: paper_of_timeline,
    Notes: paper_of_notes,
}
"""The shape of each report, and what makes a paper of it."""


def paper_of(report: object) -> Paper:
    """Return any report of :data:`PAPERS` as a paper."""
    return PAPERS[type(report)](report)


def paper_of_json(text: str) -> Paper:
    """Return the JSON of a report as a paper, or a list of answers as that of a conversation.

    Raises:
        UnknownReportError: it is not the JSON of a report that can be taken away.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnknownReportError(
            _("This is not JSON (%(reason)s).", reason=error), advice=_("Give what --json printed.")
        ) from error
    if isinstance(given, list) and given:
        return paper_of_conversation([_read(Answer, each) for each in given])
    shapes = [shape for shape in PAPERS if isinstance(given, dict) and _required(shape) <= given.keys()]
    if not shapes:
        names = ", ".join(shape.__name__ for shape in PAPERS)
        raise UnknownReportError(
            _("This is no report that can be taken away."), advice=_("Give the JSON of %(names)s.", names=names)
        )
    # Of two shapes that fit, the one that asks for more is meant.
    return paper_of(_read(max(shapes, key=lambda shape: len(_required(shape))), given))


def _read(shape: type, given: object) -> Any:  # noqa: ANN401 - one of the shapes in PAPERS
    try:
        return TypeAdapter(shape).validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UnknownReportError(
            _(
                "This is no %(name)s of this version: “%(field)s”: %(what)s.",
                name=shape.__name__,
                field=field,
                what=first["msg"],
            ),
            advice=_("Make it again."),
        ) from error


def _required(shape: type) -> set[str]:
    return {each.name for each in fields(shape) if each.default is MISSING and each.default_factory is MISSING}
