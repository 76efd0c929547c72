"""The page on which a text is checked: each of its sentences held against the documents."""

from collections.abc import Mapping, Sequence

import gradio as gr
from gradio.components import Component

from assistant.answers import review
from assistant.types import Say, Statement
from assistant.ui.html import Shown, evidence, filled, grouped, said_by
from assistant.ui.reports.report import Page, Wanted
from assistant.workspace import Workspace
from index.i18n import N_, _, n_, ngettext
from index.types import Scope

STATES = {
    "verbatim": N_("Word for word"),
    "supported": N_("Supported"),
    "contradicted": N_("Contradicted"),
    "unsupported": N_("Not supported"),
}
"""What is said of a sentence, by its state."""

_COUNTED = {
    "verbatim": n_("%(num)s word for word", "%(num)s word for word"),
    "supported": n_("%(num)s supported", "%(num)s supported"),
    "contradicted": n_("%(num)s contradicted", "%(num)s contradicted"),
    "unsupported": n_("%(num)s not supported", "%(num)s not supported"),
}

LONGEST = 20_000
"""Characters that the box takes."""


def form() -> Sequence[Component]:
    """Lay out the box for the text."""
    text = gr.Textbox(
        label=_("The text to check"),
        placeholder=_("Paste a draft. Each sentence is held against your documents: “The quay will cost 6 million.”"),
        lines=5,
        max_lines=14,
        max_length=LONGEST,
        submit_btn=_("Check"),
        stop_btn=_("Stop"),
        elem_id="check-text",
    )
    return (text,)


def make(workspace: Workspace, wanted: Wanted, scope: Scope, say: Say) -> str:
    """Check the text, and show each sentence with its state and whose words it was held against."""
    (text,) = wanted.given
    report = review(text, workspace.library, scope=scope, say=say)
    shown = evidence.look_up(workspace.library, report.citations)
    states = [state_of(each) for each in report.statements]
    return filled(
        "check.html",
        report=report,
        counts=[ngettext(*forms, states.count(state)) for state, forms in _COUNTED.items() if state in states],
        sentences=[_told(each, state, shown) for each, state in zip(report.statements, states, strict=True)],
        groups=grouped(shown[each.number] for each in report.citations),
    )


def state_of(statement: Statement) -> str:
    """Return which of :data:`STATES` a checked sentence is in."""
    return "contradicted" if statement.contradicted else statement.status


def _told(statement: Statement, state: str, shown: Mapping[int, Shown]) -> dict[str, object]:
    cited = [shown[number] for number in statement.citations]
    return {
        "text": statement.text,
        "state": state,
        "word": _(STATES[state]),
        "reasons": statement.reasons,
        "cited": [(said_by(statement, one.citation), one) for one in cited],
    }


PAGE = Page("check", form, make)
