"""The page: which control calls which method of the desk."""

from typing import Any

import gradio as gr

from assistant.ui import analysis, brief, claims, comparison, layout, timeline
from assistant.ui.api import add_endpoints
from assistant.ui.desk import Desk
from assistant.ui.intake import Intake
from assistant.workspace import Workspace

STYLES = ("style.css", "timeline.css")
SCRIPTS = (
    "bridge.js",
    "conversations.js",
    "evidence.js",
    "sources.js",
    "models.js",
    "thread.js",
    "reports.js",
    "claims.js",
    "timeline.js",
)

PAGES = (brief.PAGE, claims.PAGE, comparison.PAGE, timeline.PAGE)
"""The analysts' pages, in the order of the head."""

EVENTS = (
    *("ask", "restore", "open", "remove", "edit", "dismiss", "stop_adding", "find"),
    *(page.name for page in PAGES),
)
"""What the page's script asks of the server."""

AT_ONCE = 2
"""Questions answered at the same time; the rest wait in line, so that each keeps its pace on a small machine."""

IN_LINE = 50
"""Events that may wait; whoever comes after them is told that it is busy."""

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
ASKING: dict[str, Any] = {"concurrency_id": "ask", "concurrency_limit": AT_ONCE, **PRIVATE}
FOLLOWING: dict[str, Any] = {"concurrency_limit": None, **PRIVATE}
"""Following a run of adding is waiting, not work, so any number of pages may."""


def head() -> str:
    """Return the page's style and scripts, inline: Gradio would confine a style sheet to parts of the page."""
    style = "".join(f"<style>\n{(layout.HERE / name).read_text('utf-8')}</style>" for name in STYLES)
    return style + "".join(f"<script>\n{(layout.HERE / name).read_text('utf-8')}</script>" for name in SCRIPTS)


def build(workspace: Workspace, intake: Intake) -> gr.Blocks:
    """Return the page over ``workspace``, with the endpoints for other programs."""
    desk = Desk(workspace, intake)
    page: gr.Blocks
    with gr.Blocks(title="Byline", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as page:
        add_endpoints(workspace)
        layout.part("header", desk.models())
        bridge = gr.HTML(elem_id="bridge", js_on_load=f"window.byline.connect(trigger, {list(EVENTS)!r})")
        with gr.Row(elem_id="shell"):
            left = layout.left()
            middle = layout.middle()
            reports = [analysis.lay_out(each) for each in PAGES]
            layout.part("evidence", '<div class="panel" role="region" aria-label="Evidence"></div>')
            table = layout.table()
        reader = layout.part("reader")

        arrival = {
            "fn": desk.arrive,
            "inputs": [left.find, table.find, left.outlets, left.speakers],
            "outputs": [left.sources, table.table, left.failures, middle.welcome, left.outlets, left.speakers],
            **PRIVATE,
        }
        page.load(**arrival)
        _wire_asking(desk, bridge, left, middle)
        bridge.open(desk.open, None, reader, **PRIVATE)
        for each in reports:
            analysis.wire(each, workspace, bridge, _filters(left), ASKING)
        lines = [middle.scope_line, *(each.scope_line for each in reports)]
        _wire_scope(page, desk, left, lines)
        _wire_adding(page, desk, bridge, left, arrival)
        _wire_table(desk, bridge, table, arrival)
    page.queue(max_size=IN_LINE, default_concurrency_limit=4)
    return page


def _filters(left: layout.Left) -> list[Any]:
    return [left.outlets, left.speakers, left.after, left.before]


def _wire_asking(desk: Desk, bridge: gr.HTML, left: layout.Left, middle: layout.Middle) -> None:
    """Questions go from the box to the script, which adds the conversation and the ticks, and from it to the desk."""
    question = middle.question
    filters = _filters(left)
    answer, restored = layout.message("answer"), layout.message("restored")
    question.submit(None, question, question, js="(words) => window.byline.asked(words)", **PRIVATE)
    asking = bridge.ask(desk.ask, filters, answer, **ASKING)
    asking.failure(None, js="() => window.byline.failed()", **PRIVATE)
    question.stop(None, js="() => window.byline.stopped()", cancels=[asking], **PRIVATE)
    restoring = bridge.restore(desk.restore, None, restored, **PRIVATE)
    restoring.failure(None, js="() => window.byline.unrestored()", **PRIVATE)


def _wire_scope(page: gr.Blocks, desk: Desk, left: layout.Left, lines: list[gr.HTML]) -> None:
    """Every page says what it asks."""
    filters = _filters(left)

    def describe(*given: Any) -> list[str]:  # noqa: ANN401 - as the controls send it
        return [desk.describe(*given)] * len(lines)

    gr.on([page.load, *(each.change for each in filters)], describe, filters, lines, **PRIVATE)


def _wire_adding(page: gr.Blocks, desk: Desk, bridge: gr.HTML, left: layout.Left, arrival: dict[str, Any]) -> None:
    page.load(desk.rejoin, None, left.progress, **FOLLOWING).then(**arrival)
    left.files.upload(desk.add_files, left.files, [left.progress, left.files], **FOLLOWING).then(**arrival)
    left.address.submit(desk.add_address, left.address, [left.progress, left.address], **FOLLOWING).then(**arrival)
    pasted = [left.text, left.title]
    left.add_text.click(desk.add_text, pasted, [left.progress, *pasted], **FOLLOWING).then(**arrival)
    left.find.change(desk.list_sources, left.find, left.sources, trigger_mode="always_last", **PRIVATE)
    bridge.find(desk.list_sources, left.find, left.sources, trigger_mode="always_last", **PRIVATE)
    bridge.stop_adding(desk.stop_adding, **PRIVATE)
    bridge.dismiss(desk.dismiss, None, left.failures, **PRIVATE)


def _wire_table(desk: Desk, bridge: gr.HTML, table: layout.Table, arrival: dict[str, Any]) -> None:
    table.find.change(desk.table_sources, table.find, table.table, trigger_mode="always_last", **PRIVATE)
    bridge.remove(desk.remove, None, [table.problem, layout.message("removed")], **PRIVATE).then(**arrival)
    filled = [table.problem, table.form, table.document_id, table.edited, *table.fields]
    bridge.edit(desk.edit, None, filled, **PRIVATE)
    done = [table.form, table.problem]
    table.save.click(desk.save, [table.document_id, *table.fields], done, **PRIVATE).then(**arrival)
    table.take_back.click(desk.take_back, table.document_id, done, **PRIVATE).then(**arrival)
    table.cancel.click(lambda: gr.update(visible=False), None, table.form, **PRIVATE)
