"""Footnotes of Markdown, where they are referred to."""

from collections.abc import Sequence

from lxml.html import HtmlElement, builder
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from index.loading.article import raised

_HOLDERS = ("table", "li", "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
"""What a note is put behind: the outermost table or the innermost of the others that the reference stands in."""


def with_notes(markdown: MarkdownIt) -> MarkdownIt:
    """Return a parser that knows footnotes, for :func:`place_notes` to put in their places."""
    markdown.use(footnote_plugin)
    markdown.add_render_rule("footnote_ref", _reference)
    markdown.add_render_rule("footnote_anchor", lambda *_arguments: "")
    return markdown


def _reference(
    _renderer: RendererProtocol, tokens: Sequence[Token], at: int, _options: object, _environment: object
) -> str:
    number = str(tokens[at].meta["id"] + 1)
    return f'<span class="footnote-ref" title="fn{number}">{raised(number, mark=True)}</span>'


def place_notes(tree: HtmlElement) -> None:
    """Put each footnote, gathered at the end, behind what first refers to it, with the mark that it has there."""
    last: dict[HtmlElement, HtmlElement] = {}
    placed: set[str] = set()
    for reference in tree.find_class("footnote-ref"):
        target = reference.get("title")
        notes = tree.xpath("//li[@id=$target]", target=target)
        holder = _holder(reference)
        if notes and holder is not None and target not in placed:
            placed.add(target)
            words = " ".join(notes[0].text_content().split())
            paragraph = builder.P(f"{reference.text} {words}")
            last.get(holder, holder).addnext(paragraph)
            last[holder] = paragraph
    for gathered in (*tree.find_class("footnotes"), *tree.find_class("footnotes-sep")):
        gathered.drop_tree()


def _holder(reference: HtmlElement) -> HtmlElement | None:
    around = [each for each in reference.iterancestors() if each.tag in _HOLDERS]
    tables = [each for each in around if each.tag == "table"]
    return next(iter(tables[-1:] or around), None)
