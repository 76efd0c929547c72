"""Markdown, with or without front matter, as a reader sees it: without its marks."""

import re
from dataclasses import replace

import frontmatter
import yaml
from markdown_it import MarkdownIt

from index.i18n import _
from index.loading.article import LABEL, clean_characters, metadata_from, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.markup import paragraphs_of, parse_tree, remove_hidden
from index.loading.parsers.notes import place_notes, with_notes

_LABELLED_LINE = re.compile(rf"(?<=\S)\n(?=(?:\*\*|__)?(?:{LABEL.pattern}))")

_MARKDOWN = with_notes(MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"]))


def parse(text: str) -> Draft:
    """Return the paragraphs of a Markdown text, and what its front matter says.

    Footnotes stand behind what they are noted at. Without a title there, the title is the heading of the first level,
    if there is one and only one.

    Raises:
        LoadError: there is nothing in it, or it is nested too deeply.
    """
    text = clean_characters(text)
    warnings: tuple[str, ...] = ()
    try:
        fields, body = frontmatter.parse(text)
    except yaml.YAMLError as error:
        fields, body = {}, text
        warnings = (
            _("The front matter is not valid YAML and was read as text: %(reason)s", reason=single_spaced(str(error))),
        )
    # Markdown would run the turns of an interview together that stand on lines of their own.
    body = _LABELLED_LINE.sub("\n\n", body)
    tree = parse_tree(_MARKDOWN.render(body))
    place_notes(tree)
    remove_hidden(tree)
    metadata = metadata_from(fields)
    headings = tree.findall(".//h1")
    if metadata.title is None and len(headings) == 1:
        metadata = replace(metadata, title=single_spaced(headings[0].text_content()) or None)
    return Draft(tuple(paragraph for paragraph, _ in paragraphs_of(tree)), metadata, warnings)
