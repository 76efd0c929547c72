"""The page that draws a timeline."""

from collections.abc import Mapping, Sequence

from gradio.components import Component

from assistant.analysis.timeline import Account, Timeline, UnplacedAccount, make_timeline, note
from assistant.question import describe
from assistant.types import Say
from assistant.ui.html import Shown, evidence, filled, grouped, said_by
from assistant.ui.reports.drawing import draw
from assistant.ui.reports.report import Page, Wanted, box, choice
from assistant.wording import cut
from assistant.workspace import Workspace
from index.i18n import N_, _
from index.types import Scope

LENGTHS = [(N_("The main events"), "paragraph"), (N_("A page"), "page"), (N_("Full"), "full")]


def form() -> Sequence[Component]:
    """Lay out the topic and the length."""
    topic = box(
        "timeline-topic",
        _("What the timeline is to be about"),
        placeholder=_("A topic, such as the ferry quay; or nothing, for everything"),
        button=_("Show"),
    )
    length = choice("timeline-length", _("Length"), LENGTHS, "page")
    return topic, length


def make(workspace: Workspace, wanted: Wanted, scope: Scope, say: Say) -> str:
    """Make the timeline, and show it."""
    topic, length = wanted.given
    library = workspace.library
    report = make_timeline(library, topic.strip() or None, scope=scope, length=length, say=say)
    return show(report, evidence.look_up(library, report.citations), describe(report.scope))


def show(report: Timeline, shown: Mapping[int, Shown], scope: str) -> str:
    """Return a timeline as HTML: the picture, the list, what has no place, and the evidence."""
    events = report.events
    return filled(
        "timeline.html",
        timeline=report,
        scope=scope,
        drawing=draw([(each.when, each.outlook, each.documents) for each in events]) if events else None,
        events=[(each, [(_told(account, shown), note(account, each)) for account in each.accounts]) for each in events],
        unplaced=[(each, _told(each, shown)) for each in report.unplaced],
        groups=grouped(shown[each.number] for each in report.citations),
    )


def _told(account: Account | UnplacedAccount, shown: Mapping[int, Shown]) -> dict[str, object]:
    statement = account.statement
    cited = [shown[number] for number in statement.citations]
    return {
        "who": said_by(statement, cited[0].citation),
        "pieces": cut(statement.text, [account.words]),
        "cited": cited,
    }


PAGE = Page("timeline", form, make)
