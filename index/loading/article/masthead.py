"""What an article says about itself before it begins: its headline, byline, date and labelled lines. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.loading.article.bylines import facts_of, same
from index.loading.article.cleaning import without
from index.loading.article.fields import metadata_from
from index.loading.article.normalising import PAGE
from index.loading.drafts import fill
from index.types import Metadata

HEAD = 8
"""How many paragraphs at the beginning may be about the article instead of in it."""

LONGEST = 160
"""The most characters of a headline that is not said to be one."""

_FIELD = re.compile(
    r"(title|headline|author|byline|by|date|published|outlet|source|publication|newspaper|url|link|language)"
    r"\s*:\s*(\S.{0,299})",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(?:dear|to whom|hello|hi|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
_TURN = re.compile(r"[qa]\s?[:.]|[-*•☐☑☒]\s|§|\d+(?:\.\d+)*[.)]\s", re.IGNORECASE)
_SHORT_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|della|der|di|da|van|von|al|bin|le) )*[^\W\d_a-z][\w.'’-]*){1,2}"
)
_CREDIT = re.compile(
    r".*, (?:special|staff|associated|correspondent|reporter|editor)\b.*"
    r"|(?:from|by|compiled|staff)\b.*\b(?:by|reports?|staff|wires?|network|press)\b.*|[\w ]+ staff",
    re.IGNORECASE,
)
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLOSED = (".", ".”", '."', ".’", "!", "?", "!”", "?”", '?"', '!"', "。", "！", "？", "」")


def read_masthead(paragraphs: Sequence[str], said: Metadata, *, keep_dates: bool = False) -> tuple[Metadata, list[str]]:
    """Return what ``said`` and the masthead say together, and ``paragraphs`` without the lines that only say it.

    What the format ``said`` comes first. A headline, byline or date is taken only where its form leaves no doubt; a
    line that holds anything besides stays in the text. ``keep_dates`` leaves dates in the text, too: over a letter or
    a record a date is part of what it says.
    """
    lines = [paragraph.replace(PAGE, "").strip() for paragraph in paragraphs]
    head = range(min(_head_length(lines), _first_page(paragraphs)))
    read: set[int] = set()
    fields = {number: found for number in head if (found := _FIELD.fullmatch(lines[number]))}
    # "Source:" alone may name whose facts these are.
    if len(fields) > 1:
        read.update(fields)
        said = fill(said, metadata_from({found[1]: found[2] for found in fields.values()}))
    # Where dates stand over the parts of a chronicle, they are headings.
    chronicle = sum(1 for line in lines if facts_of(line, said).date_only) > 2
    stating: set[int] = set()
    for number in head:
        facts = facts_of(lines[number], said)
        if not (facts.date_only and chronicle):
            said = fill(said, facts.metadata)
            stating.update({number} if facts.metadata != Metadata() else ())
            read.update({number} if facts.plain and not (keep_dates and facts.date_only) else ())
    said, headlines = _headline(lines, [number for number in head if number not in read | stating], said)
    rest = without(paragraphs, read | headlines)
    return said, rest or list(paragraphs)


def _is_prose(line: str) -> bool:
    return _length(line) > 60 and line.endswith(_CLOSED) and "\n" not in line


def _length(line: str) -> int:
    """Return the letters of a line, each character that stands for a syllable or a word counted as three."""
    return len(line) + 2 * len(_SYLLABLES.findall(line))


def _head_length(lines: Sequence[str]) -> int:
    """Return how many lines stand before the second one of prose: the first may be what stands under a headline."""
    prose = [number for number, line in enumerate(lines[:HEAD]) if _is_prose(line)]
    return prose[1] if len(prose) > 1 else min(len(lines), HEAD)


def _first_page(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs begin on the first page: a second one may begin with the same words, as letters do."""
    return next((at for at, each in enumerate(paragraphs) if at and each.startswith(PAGE)), len(paragraphs))


def _headline(lines: Sequence[str], candidates: Sequence[int], said: Metadata) -> tuple[Metadata, set[int]]:
    """Return ``said`` with a title, if there is one, and the lines of the masthead that repeat it."""
    title = said.title
    if title is None and candidates:
        first, *others = candidates
        may_be = len(lines[first]) <= LONGEST and not _TURN.match(lines[first])
        doubled = may_be and any(same(lines[first], lines[other]) for other in others)
        if doubled or (_looks_like_headline(lines[first]) and _stands_over_prose(lines, first)):
            title = lines[first]
    if title is None:
        return said, set()
    for number in candidates:
        # Pages write their name after the headline in their title.
        if title.startswith(lines[number]) and re.match(r"\s*[|–—»·-]\s", title[len(lines[number]) :]):
            title = lines[number]
    return replace(said, title=title), {number for number in candidates if same(lines[number], title)}


def _looks_like_headline(line: str) -> bool:
    return (
        (len(line.split()) >= 2 or len(_SYLLABLES.findall(line)) >= 4)
        and len(line) <= LONGEST
        and "\n" not in line
        and not line[0].islower()
        and not line.endswith((".", ".”", '."', ",", ";", ":", "-", "–", "—", "。", "，", "：", "；"))
        and not _TURN.match(line)
        and not re.search(r"[a-z]{3}\. [A-Z]", line)
        and not _CREDIT.fullmatch(line)
        and not all(_SHORT_NAME.fullmatch(each) for each in re.split(r",? and |, ", line))
    )


def _stands_over_prose(lines: Sequence[str], number: int) -> bool:
    following = lines[number + 1 : number + 1 + HEAD]
    letter = any(_SALUTATION.match(line) and line.endswith((",", ":", "!")) for line in following)
    return not letter and any(map(_is_prose, following))
