"""Readers that others have trained, on models small enough to be made within a test."""

from pathlib import Path

import pytest
import torch
from sentence_transformers import CrossEncoder
from transformers import (
    BertConfig,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertModel,
    BertTokenizerFast,
)

from assistant.reader.other import CrossEncoderReader, OtherReader, SpanReader, load
from index.errors import LibraryError
from index.types import Span

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] who what sank sang the ferry ada in may june . rain fell".split()
PASSAGE = "The ferry sank in May. Ada sang in June."
SENTENCES = [Span(0, 22), Span(23, 40)]


def saved(folder: Path, kind: type) -> str:
    torch.manual_seed(1)
    (folder / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), model_max_length=32).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=64, num_labels=1 if kind is BertForSequenceClassification else 2,
    )  # fmt: skip
    kind(config).save_pretrained(folder)
    return str(folder)


def test_a_question_answering_model_gives_sentences_and_a_short_answer_inside_one(tmp_path: Path):
    reader = OtherReader(saved(tmp_path, BertForQuestionAnswering))
    first, second = reader.read("who sang", [PASSAGE, "Rain fell."], [SENTENCES, [Span(0, 10)]])
    assert [len(each.sentences) for each in (first, second)] == [2, 1]
    assert all(0.0 <= each <= 1.0 for each in (first.answers, *first.sentences))
    assert first.answers == max(first.sentences)
    assert any(span.start <= first.short.start < first.short.end <= span.end for span in SENTENCES)


def test_a_cross_encoder_gives_sentences_and_no_short_answer(tmp_path: Path):
    reader = load(saved(tmp_path, BertForSequenceClassification))
    assert isinstance(reader, CrossEncoderReader)
    [reading] = reader.read("who sang", [PASSAGE], [SENTENCES])
    bare = CrossEncoder(str(tmp_path), local_files_only=True)
    pairs = [("who sang", PASSAGE), *(("who sang", span.of(PASSAGE)) for span in SENTENCES)]
    wanted = bare.predict(pairs, activation_fn=torch.nn.Sigmoid()).tolist()
    assert [reading.answers, *reading.sentences] == pytest.approx(wanted, abs=1e-4)
    assert reading.short is None
    assert reader.read("who sang", [], []) == []


def test_the_kind_is_told_by_the_models_own_configuration(tmp_path: Path):
    assert isinstance(load(saved(tmp_path, BertForQuestionAnswering)), SpanReader)


def test_a_model_of_another_kind_is_refused(tmp_path: Path):
    with pytest.raises(LibraryError, match="neither") as raised:
        load(saved(tmp_path, BertModel))
    assert "BYLINE_READER" in raised.value.advice


def test_a_model_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(LibraryError, match="could not be loaded"):
        OtherReader(str(tmp_path / "none")).read("who sang", [PASSAGE], [SENTENCES])
