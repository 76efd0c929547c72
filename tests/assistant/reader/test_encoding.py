import pytest
from tokenizers import Tokenizer

from assistant.reader.encoding import OUTSIDE, PIECES, QUESTION_PIECES, encode
from index.embedding.embedder import installed_model
from index.types import Span


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    loaded = Tokenizer.from_file(str(installed_model() / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def test_pieces_know_their_sentence_and_their_words(tokenizer: Tokenizer) -> None:
    passage = "Headline\nRain fell. Crops grew."
    (pair,) = encode(tokenizer, "What grew?", [passage], [[Span(9, 19), Span(20, 31)]])
    words = [passage[start:end] for start, end in zip(pair.starts, pair.ends, strict=True)]
    by_sentence = {
        number: [w for w, n in zip(words, pair.sentence_of, strict=True) if n == number] for number in (0, 1)
    }
    assert by_sentence == {0: ["Rain", "fell", "."], 1: ["Crops", "grew", "."]}
    assert pair.sentence_of[pair.segments.index(1)] == OUTSIDE
    assert len({len(part) for part in (pair.pieces, pair.segments, pair.sentence_of, pair.starts, pair.ends)}) == 1


def test_long_questions_and_passages_are_cut_to_what_is_read(tokenizer: Tokenizer) -> None:
    passage = "Rain fell. " * 300
    (pair,) = encode(tokenizer, "why " * 200, [passage], [[Span(0, len(passage))]])
    assert len(pair.pieces) == PIECES
    assert pair.segments.index(1) == QUESTION_PIECES + 2
    assert max(pair.sentence_of) == 0
