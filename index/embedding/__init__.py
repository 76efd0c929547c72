"""Passages and questions as vectors."""

from index.embedding.embedder import Embedder, SentenceTransformerEmbedder, Vectors, encoder_of
from index.embedding.model_card import languages_of
from index.embedding.precision import has_bfloat16
from index.embedding.waiting import wait_asleep

wait_asleep()
