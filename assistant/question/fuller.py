"""Which report tells in full what an answer tells in short. Pure."""

from dataclasses import dataclass
from typing import Literal

from assistant.question.kinds import overview_of
from assistant.question.scope import without_scope
from assistant.types import Answer

Report = Literal["brief", "compare", "timeline", "search"]


@dataclass(frozen=True, slots=True)
class Fuller:
    """A report by its name, in commands and on the page, and what it is to be about; empty for all that is in scope."""

    report: Report
    topic: str


def fuller(answer: Answer) -> Fuller | None:
    """Return the report that tells in full what ``answer`` tells in short, ``None`` where it is whole by itself."""
    if not answer.citations:
        return None
    asked = without_scope(answer.understood or answer.question).strip(" ?.!")
    match answer.kind:
        case "overview":
            return Fuller("brief", overview_of(asked) or "")
        case "compare":
            return Fuller("compare", asked)
        case "when":
            return Fuller("timeline", "")
        case "keyword":
            return Fuller("search", asked)
    return None
