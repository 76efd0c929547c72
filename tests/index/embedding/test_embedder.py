"""The real embedding model, as it is installed."""

import hashlib

import numpy as np
import pytest

from index.embedding.embedder import SentenceTransformerEmbedder, installed_model
from index.errors import LibraryError

ORIGINAL = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of all-MiniLM-L6-v2's weights as its authors published them."""


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def test_the_installed_weights_are_the_original_ones():
    with (installed_model() / "model.safetensors").open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == ORIGINAL


@pytest.mark.model
def test_vectors_are_unit_length_and_near_for_near_texts(embedder: SentenceTransformerEmbedder):
    vectors = embedder.embed(["The ferry will sail again.", "The boat is going to run again.", "Bread is dearer now."])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


@pytest.mark.model
def test_of_no_texts_there_are_no_vectors_of_the_same_size(embedder: SentenceTransformerEmbedder):
    assert embedder.embed([]).shape == (0, embedder.embed(["One."]).shape[1])


def test_counting_goes_past_what_the_model_reads(embedder: SentenceTransformerEmbedder):
    embedder.embed(["warm up " * 400])
    assert embedder.limit == 254
    assert embedder.count("harbour " * 1000) == 1000


@pytest.mark.model
def test_what_the_limit_allows_is_read_to_its_last_word(embedder: SentenceTransformerEmbedder):
    filling = "harbour " * (embedder.limit - 1)
    one, other = embedder.embed([filling + "ferry", filling + "bread"])
    assert one @ other < 0.99999
    cut_off, also_cut_off = embedder.embed([filling + "ferry ferry", filling + "ferry bread"])
    assert cut_off @ also_cut_off == pytest.approx(1.0, abs=1e-4)


def test_a_model_that_is_not_there_is_an_error_that_names_it():
    with pytest.raises(LibraryError, match="/nowhere/model") as error:
        SentenceTransformerEmbedder("/nowhere/model").embed(["x"])
    assert "BYLINE_EMBEDDING_MODEL" in error.value.advice
