"""From an answer to the page's report that tells more. Pure."""

from assistant.question import fuller
from assistant.types import Answer
from assistant.ui.html import render
from index.i18n import _


def in_full(answer: Answer) -> render.InFull | None:
    """Return the report that tells in full what an answer tells in short; a word is told by the brief of it."""
    found = fuller(answer)
    if found is None:
        return None
    labels = {"brief": _("Brief of this"), "compare": _("Compare in full"), "timeline": _("Timeline")}
    report = found.report if found.report in labels else "brief"
    return render.InFull(report, found.topic, labels[report])
