"""The page's parts, in Gradio's components. What they do is wired in page.py; how they look is in style.css."""

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.ui.html import filled
from index.i18n import _

HERE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Left:
    """Choosing a library, and adding to, searching and filtering its documents."""

    library: gr.HTML
    files: gr.File
    address: gr.Textbox
    title: gr.Textbox
    text: gr.Textbox
    add_text: gr.Button
    progress: gr.HTML
    failures: gr.HTML
    find: gr.Textbox
    outlets: gr.Dropdown
    speakers: gr.Dropdown
    after: gr.Textbox
    before: gr.Textbox
    sources: gr.HTML


@dataclass(frozen=True, slots=True)
class Middle:
    """The conversation, and the box for the next question."""

    welcome: gr.HTML
    scope_line: gr.HTML
    question: gr.Textbox


@dataclass(frozen=True, slots=True)
class Table:
    """The table of documents, and the form for a document's metadata; ``fields`` are in the order of sources.FIELDS.

    ``order`` holds by which column both lists of documents are sorted.
    """

    problem: gr.HTML
    find: gr.Textbox
    order: gr.Textbox
    form: gr.Column
    edited: gr.HTML
    document_id: gr.Textbox
    fields: tuple[gr.Textbox, ...]
    save: gr.Button
    take_back: gr.Button
    cancel: gr.Button
    table: gr.HTML


def left() -> Left:
    """Lay out the column on the left."""
    with gr.Column(elem_id="left"):
        library = part("library")
        part("heading", filled("heading.html"))
        files = gr.File(file_count="multiple", label=_("Drop files here"), show_label=False, elem_id="drop")
        address = gr.Textbox(
            label=_("Web address to add"),
            placeholder=_("Paste an address"),
            lines=1,
            submit_btn=_("Add"),
            elem_id="address",
        )
        with gr.Accordion(_("Paste text"), open=False, elem_id="paste"):
            title = gr.Textbox(label=_("Title"), placeholder=_("Title, if you like"), lines=1, max_length=300)
            text = gr.Textbox(label=_("Text"), placeholder=_("The document’s text"), lines=5, max_lines=12)
            add_text = gr.Button(_("Add text"), size="sm")
        progress = part("progress")
        failures = part("failures")
        find = gr.Textbox(label=_("Search the sources"), placeholder=_("Search sources"), lines=1, elem_id="find")
        with gr.Accordion(_("Filters"), open=False, elem_id="filters"):
            outlets = gr.Dropdown([], multiselect=True, label=_("Outlets"))
            speakers = gr.Dropdown([], multiselect=True, label=_("Said by"))
            written = _("2025-05-03, 2025-05 or 2025")
            after = gr.Textbox(label=_("Published from"), placeholder=written, lines=1)
            before = gr.Textbox(label=_("Published until"), placeholder=written, lines=1)
        sources = part("sources")
    return Left(
        library, files, address, title, text, add_text, progress, failures, find, outlets, speakers, after, before,
        sources,
    )  # fmt: skip


def middle() -> Middle:
    """Lay out the column in the middle."""
    with gr.Column(elem_id="middle"):
        part("thread", filled("thread.html"))
        welcome = part("welcome")
        with gr.Column(elem_id="ask"):
            scope_line = part("scope-line")
            question = gr.Textbox(
                label=_("Ask about your documents"),
                placeholder=_("Ask about your documents…"),
                lines=1,
                max_lines=6,
                max_length=2000,
                submit_btn=_("Ask"),
                stop_btn=_("Stop"),
                elem_id="question",
            )
    return Middle(welcome, scope_line, question)


def table() -> Table:
    """Lay out the page of sources."""
    with gr.Column(elem_id="table-view"):
        problem = part("problem")
        find = gr.Textbox(
            label=_("Search the table"), placeholder=_("Search sources"), lines=1, elem_id="find-in-table"
        )
        order = gr.Textbox("title", visible=False)
        with gr.Column(visible=False, elem_id="edit") as form:
            edited = part("edited")
            document_id = gr.Textbox(visible=False)
            with gr.Row():
                title = gr.Textbox(label=_("Title"), max_length=500)
                outlet = gr.Textbox(label=_("Outlet"), max_length=200)
                author = gr.Textbox(label=_("Author"), max_length=200)
            with gr.Row():
                published = gr.Textbox(label=_("Published"), placeholder="2025-05-03", max_length=40)
                url = gr.Textbox(label=_("Web address"), max_length=2000)
                language = gr.Textbox(label=_("Language"), placeholder=_("en, or English"), max_length=40)
            with gr.Row(elem_id="edit-buttons"):
                save = gr.Button(_("Save"), variant="primary", size="sm")
                take_back = gr.Button(_("Undo my edits"), size="sm")
                cancel = gr.Button(_("Cancel"), size="sm")
        listed = part("table")
    fields = (title, outlet, author, published, url, language)
    return Table(problem, find, order, form, edited, document_id, fields, save, take_back, cancel, listed)


def part(elem_id: str, value: str = "") -> gr.HTML:
    """Return a part of the page, whose new contents the page's script hears of."""
    tell = f"watch('value', () => window.byline.shown({elem_id!r}, element))"
    return gr.HTML(value, elem_id=elem_id, js_on_load=tell, apply_default_css=False)


def message(name: str) -> gr.HTML:
    """Return an output that shows nothing itself: its value goes to the page's script."""
    tell = f"watch('value', () => window.byline.told({name!r}, props.value))"
    return gr.HTML(None, elem_id=name, html_template="", js_on_load=tell)
