"""The page: which control calls which method of the desk."""

from typing import Any

import gradio as gr

from assistant.ui.html import filled
from assistant.ui.page.adding import Adding
from assistant.ui.page.desk import Desk
from assistant.ui.page.fetching import Fetching
from assistant.ui.page.guides import Guides
from assistant.ui.page.intake import Intake
from assistant.ui.page.judging import Judging
from assistant.ui.page.noted import Noted
from assistant.ui.page.sources import Sources
from assistant.ui.page.versions import Versions
from assistant.ui.parts import Shelf, layout
from assistant.ui.reports import SavedReports, brief, check, claims, comparison, saved, timeline
from assistant.ui.reports import report as analysis
from assistant.workspace import Workspace

PAGES = (brief.PAGE, claims.PAGE, comparison.PAGE, timeline.PAGE, check.PAGE)
"""The analysts' pages, in the order of the head."""

EVENTS = (
    *("ask", "restore", "open", "remove", "edit", "dismiss", "stop_adding", "find", "sort", "describe"),
    *("arrive", "make_library", "remove_library", "refetch", "changes", "correct", "guide", "note", "unnote"),
    *("get_model", "stop_model"),
    "judge",
    *("save", "list_saved", "open_saved", "remove_saved"),
    *(name for page in PAGES for name in (page.name, f"fill_{page.name}")),
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


def build(workspace: Workspace, intake: Intake, *, guarded: bool = False) -> gr.Blocks:
    """Return the page over ``workspace``, ``guarded`` by a password or not."""
    desk, adding = Desk(workspace), Adding(workspace, intake)
    page: gr.Blocks
    with gr.Blocks(title="Byline", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as page:
        layout.part("header", desk.head(guarded=guarded))
        bridge = gr.HTML(elem_id="bridge", js_on_load=f"window.byline.connect(trigger, {list(EVENTS)!r})")
        with gr.Row(elem_id="shell"):
            left = layout.left()
            middle = layout.middle()
            reports = [analysis.lay_out(each) for each in PAGES]
            kept = saved.lay_out()
            layout.part("evidence", filled("panel.html"))
            table = layout.table()
        reader = layout.part("reader")

        arrival = {
            "fn": desk.arrive,
            "inputs": [left.find, table.find, table.order, left.outlets, left.speakers],
            "outputs": [
                *(left.library, left.sources, table.table, left.failures, middle.welcome),
                *(left.outlets, left.speakers),
            ],
            **PRIVATE,
        }
        page.load(**arrival)
        _wire_asking(desk, bridge, left, middle)
        bridge.arrive(**arrival)
        shelf = Shelf(workspace)
        bridge.make_library(shelf.make, None, layout.message("made"), **PRIVATE)
        bridge.remove_library(shelf.remove, None, layout.message("unmade"), **PRIVATE)
        bridge.open(desk.open, None, reader, **PRIVATE)
        bridge.guide(Guides(workspace).show, None, layout.message("guide"), trigger_mode="multiple", **ASKING)
        versions = Versions(workspace)
        bridge.changes(versions.changes, None, reader, **PRIVATE)
        bridge.correct(versions.correct, None, layout.message("corrected"), **PRIVATE)
        judging = Judging(workspace)
        bridge.judge(judging.judge, None, layout.message("judged"), trigger_mode="multiple", **PRIVATE)
        noting = Noted(workspace)
        bridge.note(noting.add, None, layout.message("noted"), **PRIVATE)
        bridge.unnote(noting.remove, None, layout.message("unnoted"), **PRIVATE)
        _wire_saved(SavedReports(workspace), bridge, *kept)
        for each in reports:
            analysis.wire(each, workspace, bridge, _filters(left), ASKING)
        lines = [middle.scope_line, *(each.scope_line for each in reports)]
        _wire_scope(page, desk, bridge, left, lines)
        _wire_fetching(page, Fetching(workspace), bridge)
        _wire_adding(page, adding, bridge, left, arrival)
        sources = Sources(workspace)
        _wire_sources(sources, bridge, left, table)
        _wire_table(sources, bridge, table, arrival)
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
    restoring = bridge.restore(desk.restore, None, restored, trigger_mode="multiple", **PRIVATE)
    restoring.failure(None, js="() => window.byline.unrestored()", **PRIVATE)


def _wire_scope(page: gr.Blocks, desk: Desk, bridge: gr.HTML, left: layout.Left, lines: list[gr.HTML]) -> None:
    """Every page says what it asks: the script adds the short forms that are being typed to the filters."""
    filters = _filters(left)

    async def describe(
        request: gr.Request,
        outlets: list[str],
        speakers: list[str],
        after: str | None,
        before: str | None,
        event: gr.EventData,
    ) -> list[str]:
        return [desk.describe(request, outlets, speakers, after, before, event.typed)] * len(lines)

    typed = [event for day in (left.after, left.before) for event in (day.blur, day.submit)]
    changes = [page.load, left.outlets.change, left.speakers.change, *typed]
    gr.on(changes, None, js="() => window.byline.describe()", **PRIVATE)
    bridge.describe(describe, filters, lines, trigger_mode="always_last", **PRIVATE)


def _wire_adding(page: gr.Blocks, adding: Adding, bridge: gr.HTML, left: layout.Left, arrival: dict[str, Any]) -> None:
    opened, refetched = layout.message("opened"), layout.message("refetched")
    progress = left.progress
    page.load(adding.rejoin, None, progress, **FOLLOWING).then(**arrival)
    left.files.upload(adding.files, left.files, [progress, left.files, opened], **FOLLOWING).then(**arrival)
    left.address.submit(adding.address, left.address, [progress, left.address, opened], **FOLLOWING).then(**arrival)
    pasted = [left.text, left.title]
    left.add_text.click(adding.text, pasted, [progress, *pasted, opened], **FOLLOWING).then(**arrival)
    bridge.refetch(adding.refetch, None, [progress, refetched], **FOLLOWING).then(**arrival)
    bridge.stop_adding(adding.stop, **PRIVATE)


def _wire_fetching(page: gr.Blocks, fetching: Fetching, bridge: gr.HTML) -> None:
    offered = layout.message("offered")
    page.load(fetching.look, None, offered, **FOLLOWING)
    getting = bridge.get_model(fetching.get, None, offered, **FOLLOWING)
    getting.failure(None, js="() => window.byline.unfetched()", **PRIVATE)
    bridge.stop_model(fetching.stop, **PRIVATE)


def _wire_sources(sources: Sources, bridge: gr.HTML, left: layout.Left, table: layout.Table) -> None:
    listing = {"inputs": [left.find, table.order], "outputs": left.sources, "trigger_mode": "always_last", **PRIVATE}
    left.find.change(sources.list, **listing)
    bridge.find(sources.list, **listing)
    found = [table.find, table.order]
    table.find.change(sources.table, found, table.table, trigger_mode="always_last", **PRIVATE)
    sorted_lists = [table.order, left.sources, table.table]
    bridge.sort(sources.sort, [left.find, table.find], sorted_lists, trigger_mode="always_last", **PRIVATE)
    bridge.dismiss(sources.dismiss, None, left.failures, **PRIVATE)


def _wire_saved(reports: SavedReports, bridge: gr.HTML, listed: gr.HTML, opened: gr.HTML) -> None:
    bridge.save(reports.save, None, layout.message("saved-as"), **PRIVATE)
    bridge.list_saved(reports.list, None, listed, **PRIVATE)
    bridge.open_saved(reports.open, None, opened, **PRIVATE)
    bridge.remove_saved(reports.remove, None, [listed, opened], **PRIVATE)


def _wire_table(sources: Sources, bridge: gr.HTML, table: layout.Table, arrival: dict[str, Any]) -> None:
    bridge.remove(sources.remove, None, [table.problem, layout.message("removed")], **PRIVATE).then(**arrival)
    filled = [table.problem, table.form, table.document_id, table.edited, *table.fields]
    editing = bridge.edit(sources.edit, None, filled, **PRIVATE)
    editing.then(None, js="() => window.byline.editing()", **PRIVATE)
    done = [table.form, table.problem]
    table.save.click(sources.save, [table.document_id, *table.fields], done, **PRIVATE).then(**arrival)
    table.take_back.click(sources.take_back, table.document_id, done, **PRIVATE).then(**arrival)
    table.cancel.click(lambda: gr.update(visible=False), None, table.form, **PRIVATE)
