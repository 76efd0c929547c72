"""A paper as a message in a chat: Markdown that reads well as it is, too, numbers in brackets, and their sources."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.export.markup import address, plain, words
from assistant.export.paper import EXACT, Paper, Section, grouped, source_line
from assistant.types import Citation
from assistant.wording import web_address
from index.i18n import _


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be known first (``notes``), what is told (``body``), and where that stands (``sources``)."""

    notes: str
    body: str
    sources: str


def to_message(paper: Paper, link: Callable[[Citation], str]) -> Message:
    """Return a paper as a message whose sources lead to ``link``, and to the web where they are from there."""
    # That every word is a source's own is how each answer is made: it is not said with each.
    notes = [f"*{plain(note)}*" for section in paper.sections for note in section.notes if note != _(EXACT)]
    body = [part for section in paper.sections for part in _parts(section)]
    sources = [_source(each, link(each)) for each in paper.references]
    listed = ["**" + _("Sources") + "**", *sources] if sources else []
    return Message("\n\n".join(notes), "\n\n".join(body), "\n\n".join(listed))


def _parts(section: Section) -> Iterator[str]:
    for lead, lines in grouped(section.lines):
        if lead:
            yield f"**{plain(lead)}**"
        for line in lines:
            numbers = "".join(f"[{number}]" for number in line.citations)
            note = f"*({plain(line.note)})*" if line.note else ""
            yield " ".join(filter(None, (words(line), numbers, note)))


def _source(citation: Citation, link: str) -> str:
    web = web_address(citation.url)
    there = f" · <{address(web)}>" if web else ""
    return f"[{citation.number}] [{plain(source_line(citation))}]({address(link)}){there}"
