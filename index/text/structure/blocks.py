"""The form of a document: its paragraphs, headings, the turns of an interview, and the letters in an e-mail. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.text.language import INTERVIEWEE, in_title_case
from index.text.structure.labels import Line, asking_labels, find_labels, is_asked, label_key, speakers_named
from index.text.structure.letters import Part, Role, find_parts
from index.text.structure.tables import table_in
from index.types import Span

Kind = Literal["heading", "paragraph", "question", "turn", "letter", "columns", "row"]

_OF_LETTERS: dict[Role, Kind] = {"people": "paragraph", "introduction": "heading", "words": "letter"}
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_YOU = re.compile(r"\byou(?:r|rs|rself|’\w+|'\w+)?\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[,.!?][”\"’]\s")
_CLOSERS = "\"”’'»)]"
_CLOSED = tuple(".!?:;,…。！？" + _CLOSERS)
_LONGEST_HEADING = 150
_LONGEST_QUESTION = 600
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text, one labelled line of it, or one row of a table.

    ``question`` is an interviewer's, ``turn`` an interviewee's answer. ``label`` is who speaks as written ("Dr. Moor",
    "Q"); it stands before ``start``, and later paragraphs of the same turn repeat it. An answer to a question without
    labels has none. A ``letter`` is what somebody wrote in an e-mail: ``label`` is who, ``quoted_by`` who quotes it.
    The column headings of a table are its ``columns``; a ``row`` has a label only in an e-mail.
    """

    start: int
    end: int
    kind: Kind
    label: str | None = None
    quoted_by: str | None = None

    @property
    def heads(self) -> bool:
        """Whether it only tells what stands below it, and states nothing."""
        return self.kind in ("heading", "columns")


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a normalised text (paragraphs parted by blank lines), in order and not overlapping."""
    paragraphs = [_trimmed(text, found.start(), found.end()) for found in _PARAGRAPH.finditer(text)]
    if letters := find_parts(text, paragraphs):
        return tuple(block for part in letters for block in _rows(text, _of_letter(part)))
    lines = find_labels(text, [each for each in paragraphs if not table_in(text, each)])
    blocks = _with_headings(text, list(_cut(text, paragraphs, lines)))
    if lines:
        transcript = bool(speakers_named(text, paragraphs))
        return _with_turns(text, blocks, asking_labels(text, lines), transcript=transcript)
    return _with_unlabelled_turns(text, blocks)


def _of_letter(part: Part) -> Block:
    """Return a paragraph of an e-mail as a block; what introduces a quoted message is a heading of it."""
    return Block(part.span.start, part.span.end, _OF_LETTERS[part.role], part.writer, part.quoted_by)


def _rows(text: str, block: Block) -> Iterator[Block]:
    """Yield the rows of a paragraph that is a table, any other as it is."""
    table = table_in(text, Span(block.start, block.end)) if block.kind in ("paragraph", "letter") else None
    if table is None:
        yield block
        return
    if table.head:
        yield Block(table.head.start, table.head.end, "columns")
    yield from (replace(block, start=row.start, end=row.end, kind="row") for row in table.rows)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _cut(text: str, paragraphs: Sequence[Span], lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the paragraphs, cut before every labelled line, labels left out."""
    waiting = iter(lines)
    ahead = next(waiting, None)
    for paragraph in paragraphs:
        start, label = paragraph.start, None
        while ahead is not None and ahead.words.start < paragraph.end:
            line = text.rfind("\n", start, ahead.words.start) + 1 or start
            if line > start:
                yield _block(text, start, line, label)
            start, label = ahead.words.start, ahead.label
            ahead = next(waiting, None)
        yield from _rows(text, _block(text, start, paragraph.end, label))


def _block(text: str, start: int, end: int, label: str | None) -> Block:
    span = _trimmed(text, start, end)
    return Block(span.start, span.end, "turn" if label else "paragraph", label)


def _with_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Mark the headings; nothing is a heading unless something that is none follows it."""
    marked: list[Block] = []
    run = _OFTEN + 1
    for block in reversed(blocks):
        heading = run <= _OFTEN and block.kind == "paragraph" and _like_a_heading(text[block.start : block.end])
        run = run + 1 if heading else 0
        marked.append(replace(block, kind="heading") if heading else block)
    return marked[::-1]


def _like_a_heading(words: str) -> bool:
    """Whether a paragraph is one short line, begun like a title and not closed like a sentence."""
    opens = words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'¿"
    if "\n" in words or len(words) > _LONGEST_HEADING or not opens or _SPOKEN.search(words):
        return False
    count, title = len(_WORD.findall(words)), in_title_case(words)
    if is_asked(words):
        return title and count <= 16
    closed = words.endswith(_CLOSED) and not (words[-1] in _CLOSERS and title)
    return not closed and 1 <= count <= (20 if title else 9)


def _with_turns(text: str, blocks: Sequence[Block], asking: frozenset[str], *, transcript: bool) -> tuple[Block, ...]:
    """Give every labelled block its kind, and the unlabelled paragraphs of a turn the label that they belong to.

    In a transcript everything is said by somebody to its end, and who asks may also tell.
    """
    last = max(place for place, block in enumerate(blocks) if block.label)
    alone = len({label_key(block.label) for block in blocks if block.label}) == 1
    spoken: Block | None = None
    told: list[Block] = []
    for place, block in enumerate(blocks):
        answered = place + 1 < len(blocks) and blocks[place + 1].kind == "turn" and alone
        if block.kind in ("columns", "row"):
            told.append(block)
        elif block.label:
            asks = label_key(block.label) in asking
            asks = asks and (not transcript or is_asked(text[block.start : block.end]))
            spoken = replace(block, kind="question" if asks else "turn")
            told.append(spoken)
        elif block.kind == "heading" or (answered and is_asked(text[block.start : block.end])):
            spoken = None
            told.append(replace(block, kind="question" if block.kind == "paragraph" else "heading"))
        elif spoken is None or (place > last and not transcript and _ends_interview(text, block, spoken)):
            spoken = None
            told.append(block)
        else:
            told.append(replace(block, kind=spoken.kind, label=spoken.label))
    return tuple(told)


def _ends_interview(text: str, block: Block, spoken: Block) -> bool:
    """Whether a paragraph after the last label is the article's again: it names who spoke, or the interview itself."""
    words = text[block.start : block.end]
    names = [word for word in _WORD.findall(spoken.label or "") if len(word) > 3]
    return spoken.kind == "question" or "interview" in words.casefold() or any(name in words for name in names)


def _with_unlabelled_turns(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Mark questions and answers without labels, if the text says whom it interviews and its questions say "you"."""
    asked = [place for place, block in enumerate(blocks[:-1]) if _is_question(text, block, blocks[place + 1])]
    personal = [place for place in asked if _YOU.search(text, blocks[place].start, blocks[place].end)]
    named = INTERVIEWEE.search(text, 0, blocks[asked[0]].start) if asked else None
    if named is None or len(asked) < _OFTEN or 2 * len(personal) < len(asked):
        return tuple(blocks)
    interviewee = Block(0, 0, "turn", named[1])
    told = list(blocks)
    answering = False
    for place, block in enumerate(blocks):
        if place in asked:
            told[place] = replace(block, kind="question")
            answering = True
        elif block.kind == "heading" or (place > asked[-1] and _ends_interview(text, block, interviewee)):
            answering = False
        elif answering and block.kind == "paragraph":
            told[place] = replace(block, kind="turn")
    return tuple(told)


def _is_question(text: str, block: Block, following: Block) -> bool:
    """Whether a paragraph is a question that the next one may answer."""
    short = block.kind == "paragraph" and block.end - block.start <= _LONGEST_QUESTION
    answer = following.kind == "paragraph" and not is_asked(text[following.start : following.end])
    return short and answer and is_asked(text[block.start : block.end])
