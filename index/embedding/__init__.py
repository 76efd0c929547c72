"""Passages and questions as vectors."""

from index.embedding.embedder import Embedder, SentenceTransformerEmbedder, Vectors, has_bfloat16
from index.embedding.model_card import languages_of
