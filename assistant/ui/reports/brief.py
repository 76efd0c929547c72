"""The page that makes a brief."""

from collections.abc import Mapping, Sequence

from gradio.components import Component

from assistant.analysis.brief import Theme, make_brief
from assistant.question import describe
from assistant.types import Say
from assistant.ui.html import Shown, evidence, filled, grouped, voices, written
from assistant.ui.reports.report import Page, Wanted, box, choice
from assistant.workspace import Workspace
from index.i18n import N_, _
from index.types import Scope

LENGTHS = [(N_("A paragraph"), "paragraph"), (N_("A page"), "page"), (N_("Full"), "full")]


def form() -> Sequence[Component]:
    """Lay out the topic and the length."""
    topic = box(
        "brief-topic",
        _("What the brief is to be about"),
        placeholder=_("A topic, such as the ferry quay; or nothing, for everything"),
        button=_("Write"),
    )
    length = choice("brief-length", _("Length"), LENGTHS, "page")
    return topic, length


def make(workspace: Workspace, wanted: Wanted, scope: Scope, say: Say) -> str:
    """Make the brief, and show it."""
    topic, length = wanted.given
    library = workspace.library
    report = make_brief(
        workspace.assistant, topic.strip() or None, scope=scope, length=length, model=wanted.model, say=say
    )
    shown = evidence.look_up(library, report.citations)
    return filled(
        "brief.html",
        brief=report,
        scope=describe(report.scope),
        themes=[_theme(theme, shown) for theme in report.themes],
        groups=grouped(shown[each.number] for each in report.citations),
    )


def _theme(theme: Theme, shown: Mapping[int, Shown]) -> dict[str, object]:
    return {
        "theme": theme,
        "voices": [] if theme.model else voices(theme.statements, shown),
        "written": written(theme.statements, shown) if theme.model else [],
    }


PAGE = Page("brief", form, make)
