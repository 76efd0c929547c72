"""The all-MiniLM-L6-v2 that is installed, run by PyTorch alone. Its weights are loaded at the first text."""

import json
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedding.precision import precision_of

if TYPE_CHECKING:
    import torch

    from index.embedding.encoders import Encoder

BATCH = 32
"""Texts that are read at a time."""

_SPECIAL = 2
"""Pieces that stand around every text."""


class InstalledModel:
    """A BERT whose vectors are the mean of its pieces, of unit length. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        """Read how texts are split, which takes a moment; ``folder`` is as sentence-transformers writes it."""
        self._folder = folder
        self._loading = threading.Lock()
        self._loaded: _Weights | None = None
        reads: int = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))["max_seq_length"]
        self.limit = reads - _SPECIAL
        self.counter = _tokenizer(folder)
        self._reader = _tokenizer(folder)
        self._reader.enable_truncation(reads)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, in order; shape (texts, dimensions)."""
        import torch  # noqa: PLC0415 - a second of import, which splitting texts can do without

        weights = self._ready()
        pieces = [each.ids for each in self._reader.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), weights.encoder.config.hidden_size), dtype=np.float32)
        order = sorted(range(len(pieces)), key=lambda place: -len(pieces[place]))  # alike lengths need no padding
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            with torch.inference_mode(), weights.precision():
                vectors[some] = _mean(weights, [pieces[place] for place in some]).float().cpu().numpy()
        return vectors

    def embed_query(self, query: str) -> NDArray[np.float32]:
        """Return the unit vector of what is looked for; shape (dimensions,)."""
        vector: NDArray[np.float32] = self.embed([query])[0]
        return vector

    def _ready(self) -> "_Weights":
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._folder)
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Weights:
    encoder: "Encoder"
    device: "torch.device"
    precision: Callable[[], AbstractContextManager[object]]


def _load(folder: Path) -> _Weights:
    import torch  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415

    from index.embedding.encoders import new_encoder  # noqa: PLC0415

    with torch.device("meta"):  # fresh weights would be thrown away
        encoder = new_encoder(json.loads((folder / "config.json").read_text("utf-8")))
    stored = load_file(folder / "model.safetensors")
    wanted = encoder.state_dict().keys()
    encoder.load_state_dict({name: value for name, value in stored.items() if name in wanted}, assign=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return _Weights(encoder.to(device).eval(), device, precision_of(device.type))


def _mean(weights: _Weights, rows: Sequence[Sequence[int]]) -> "torch.Tensor":
    import torch  # noqa: PLC0415
    from torch.nn.functional import normalize  # noqa: PLC0415

    longest = max(map(len, rows))
    pieces = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows], device=weights.device)
    present = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows], device=weights.device)
    hidden = weights.encoder(pieces, present).last_hidden_state
    heed = present.unsqueeze(-1).to(hidden.dtype)
    return normalize((hidden * heed).sum(1) / heed.sum(1).clamp(min=1e-9), dim=1)


def _tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
