"""What a person thinks of an answer: kept in the library, for ``byline judged`` and ``byline eval``."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Literal

import gradio as gr
from pydantic import BaseModel, Field, ValidationError

from assistant.ui.parts import Kept, answer_of, at
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import _
from index.types import Judgement

Reason = Literal["", "wrong", "not_said", "missing", "beside"]
"""What is wrong with an answer, as the page offers it: it is not so, the documents do not say it, something is missing,
or it is not what was asked."""


class Judged(BaseModel):
    """A turn as the browser kept it, the questions ``before`` it, and what is thought of it; ``None`` is nothing."""

    turn: Kept
    before: tuple[str, ...] = ()
    good: bool | None
    reason: Reason = ""
    comment: str = Field("", max_length=2000)


class Judging:
    """Keeps what is thought of answers."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep it in the libraries of ``workspace``."""
        self._workspace = workspace

    def judge(self, request: gr.Request, event: gr.EventData) -> dict[str, Any]:
        """Keep a judgement, or forget it. Returns it for the script, or what is wrong."""
        try:
            given = Judged.model_validate(event.judged)
        except ValidationError:
            return {"problem": _("This cannot be kept: the page sent no judgement. Reload it.")}
        answer = answer_of(given.turn)
        if answer is None:
            return {"problem": _("This answer comes from another version of Byline. Ask it again.")}
        try:
            with at(self._workspace, request) as here:
                if given.good is None:
                    here.library.judgements.withdraw(given.turn.id)
                else:
                    here.library.judgements.put(
                        Judgement(
                            given.turn.id,
                            given.good,
                            given.reason,
                            given.comment.strip(),
                            given.before,
                            datetime.now(UTC).isoformat(timespec="seconds"),
                            asdict(answer),
                        )
                    )
        except BylineError as error:
            return {"problem": str(error)}
        return {"turn": given.turn.id, "good": given.good, "reason": given.reason}
