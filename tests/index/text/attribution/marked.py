"""Sentences as tokens, with a bar where a test looks."""

from collections.abc import Sequence

from index.text.attribution.quotations import find_quotations
from index.text.attribution.tokens import Range, Token, tokens_of
from index.text.structure.blocks import find_blocks
from index.types import Span


def read(sentence: str) -> list[Token]:
    """The tokens of a sentence that stands alone."""
    return tokens_of(sentence, Span(0, len(sentence)), find_quotations(sentence, find_blocks(sentence)))


def at_bar(marked: str) -> tuple[str, list[Token], int]:
    """A sentence without its bar, its tokens, and the number of the token that begins at the bar."""
    before, after = marked.split("|")
    sentence = before + after
    tokens = read(sentence)
    return sentence, tokens, sum(token.start < len(before) for token in tokens)


def words_of(sentence: str, tokens: Sequence[Token], found: Range | None) -> str | None:
    """The words at a range of tokens, nothing where it is empty."""
    if found is None or found[0] >= found[1]:
        return None
    return sentence[tokens[found[0]].start : tokens[found[1] - 1].end]
