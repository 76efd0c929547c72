"""Where the words that were read from pictures stand in a document's text. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from index.loading.drafts import SeenWord
from index.types import ReadWord

_Seen = tuple[SeenWord, int]
"""A word with its page."""


def placed(pages: Mapping[int, Sequence[SeenWord]], text: str, page_starts: Sequence[int]) -> tuple[ReadWord, ...]:
    """Return the words that were read, by page (from 1), with where they stand in ``text``, in its order.

    Words that are not in the text, such as running headers, are left out. Letters that were put together, or taken
    out, between reading and text are no hindrance.
    """
    words: list[ReadWord] = []
    for page, seen in sorted(pages.items()):
        start = page_starts[page - 1] if page_starts else 0
        end = page_starts[page] if page < len(page_starts) else len(text)
        words += _placed(seen, page, text, start, end)
    return tuple(words)


def _placed(seen: Sequence[SeenWord], page: int, text: str, start: int, end: int) -> Iterator[ReadWord]:
    letters = "".join(word.text for word in seen)
    there = [place for place in range(start, end) if not text[place].isspace()]
    others = "".join(text[place] for place in there)
    stands = _same(letters, others)
    first = 0
    for word in seen:
        inside = range(first, first + len(word.text))
        first = inside.stop
        shifts = Counter(stands[letter] - letter for letter in inside if letter in stands)
        if not shifts:
            continue
        # One letter of a word that is not there, or was cut off, may be found anywhere.
        shift, _count = shifts.most_common(1)[0]
        places = [letter + shift for letter in inside if others[letter + shift : letter + shift + 1] == letters[letter]]
        if 2 * len(places) > len(word.text):
            yield ReadWord(there[places[0]], there[places[-1]] + 1, page, word.box, word.sure)


def _same(letters: str, others: str) -> dict[int, int]:
    """Return for each letter of one text which one of the other it is, as far as it stands there."""
    return {
        block.a + number: block.b + number
        for block in Levenshtein.opcodes(letters, others).as_matching_blocks()
        for number in range(block.size)
    }
