"""Papers as web pages and as Markdown, from templates."""

import re
from functools import cache
from itertools import pairwise

from jinja2 import Environment

from assistant.export.paper import Line, Paper, grouped, source_line
from assistant.wording import address_at, cut, environment, told, web_address
from index.i18n import spoken

_INLINE = re.compile(r"[\\`*_\[\]<>~|$&]")
_LEADING = re.compile(r"^(\s*\d*)((?<=\d)[.)]|(?<!\d)[#+=:-])")
_EDGE = re.compile(r"^[ \t]+|[ \t]+$")


def to_html(paper: Paper) -> bytes:
    """Return a paper as one web page that needs nothing else: it has no script and fetches nothing."""
    return (
        _environment(escape=True)
        .get_template("paper.html")
        .render(paper=paper, language=spoken().replace("_", "-"))
        .encode()
    )


def to_markdown(paper: Paper) -> bytes:
    """Return a paper as Markdown, its references as footnotes, which pandoc, GitHub and Obsidian number and link."""
    text = _environment(escape=False).get_template("paper.md").render(paper=paper)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def plain(text: str) -> str:
    """Return ``text`` on one line, so that Markdown shows every character of it."""
    return _kept(_escaped(" ".join(text.split())))


def words(line: Line) -> str:
    """Return the text of a line for Markdown, its marked words in bold, its line breaks kept."""
    # Only between letters or digits two asterisks are sure to be read as bold.
    pieces = [
        (_escaped(text), marked and text[0].isalnum() and text[-1].isalnum())
        for text, marked in cut(line.text, line.marks)
    ]
    return _kept("".join(f"**{text}**" if marked else text for text, marked in pieces))


def quoted(quote: str) -> str:
    """Return a quote as a block of its footnote, its line breaks kept."""
    return "\n".join(f"    > {line}".rstrip() for line in _kept(_escaped(quote)).split("\n"))


def address(url: str) -> str:
    """Return an address as it may stand between the angle brackets of a link."""
    return re.sub(r"[<>\s]", lambda found: f"%{ord(found[0]):02X}", url)


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda found: f"\\{found[0]}", text)


def _kept(text: str) -> str:
    """Return escaped ``text`` so that each line stays one and none begins a list, a heading or code."""
    lines = [_LEADING.sub(lambda found: f"{found[1]}\\{found[2]}", line) for line in text.split("\n")]
    # Spaces at the edge of a line would be dropped.
    lines = [_EDGE.sub(lambda found: "&#32;" * len(found[0]), line) for line in lines]
    ends = ["\\" if line and after else "" for line, after in pairwise([*lines, ""])]
    return "\n".join(line + end for line, end in zip(lines, ends, strict=True))


@cache
def _environment(*, escape: bool) -> Environment:
    filters = (plain, words, quoted, address, grouped, cut, source_line, told, web_address, address_at)
    return environment("assistant.export", filters, escape=escape)
