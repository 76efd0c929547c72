"""The readers that ship: trained by ``training/reader``, small enough for two CPU cores."""

import hashlib
import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.reader.encoding import Encoded, encode
from assistant.reader.features import clues
from assistant.reader.scores import Calibration, Measured, calibrated, measure, to_calibration
from assistant.reader.types import Reading
from index.embedding import encoder_of, has_bfloat16
from index.errors import LibraryError
from index.i18n import _
from index.text import ENGLISH, Languages
from index.types import Span

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer
    from torch import nn

    from assistant.reader.network import ReadingNetwork

SHIPPED = Path(__file__).parent / "weights"
"""The weights that come with the package, and their model card."""

LARGE = Path(__file__).parent / "weights_large"
"""Those of the larger network that reads the likeliest passages again."""

BATCH = 8
"""Passages read at a time."""


class TrainedReader:
    """Reads passages with the trained network. The weights are loaded at the first use; threads may share one."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        """Remember the folder: ``reader.json``, ``tokenizer.json`` and weights in ``*.safetensors`` files."""
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    @property
    def languages(self) -> Languages:
        """The languages that it was trained on."""
        return ENGLISH

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Return one reading a passage, in order.

        ``sentences`` are spans counted from the start of their passage, in order.

        Raises:
            LibraryError: The weights are missing or damaged.
        """
        loaded = self._ready()
        return [calibrated(one, loaded.calibration) for one in self.measure(question, passages, sentences)]

    def measure(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Measured]:
        """Return what the network says of each passage, before calibration; calibrating needs it."""
        loaded = self._ready()
        pairs = encode(loaded.tokenizer, question, passages, sentences)
        order = sorted(range(len(pairs)), key=lambda number: len(pairs[number].pieces))
        found: dict[int, Measured] = {}
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            counts = [len(sentences[number]) for number in some]
            read = _measure_batch(loaded, [pairs[number] for number in some], counts)
            found.update(zip(some, read, strict=True))
        return [
            replace(found[number], clues=clues(question, passage, [span.of(passage) for span in spans]))
            for number, (passage, spans) in enumerate(zip(passages, sentences, strict=True))
        ]

    def _ready(self) -> "_Loaded":
        with self._lock:
            if self._loaded is None:
                self._loaded = load(self._folder)
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Loaded:
    network: "ReadingNetwork"
    tokenizer: "Tokenizer"
    calibration: Calibration
    device: "torch.device"
    half: bool


def load(folder: Path) -> _Loaded:
    """Load network, tokenizer and calibration from ``folder``, onto a GPU where there is one.

    Raises:
        LibraryError: Something in the folder is missing or damaged.
    """
    # Seconds of import, which commands that read nothing can do without.
    import torch  # noqa: PLC0415
    from safetensors import SafetensorError  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    from assistant.reader.eight_bits import has_eight_bits, use_eight_bits  # noqa: PLC0415
    from assistant.reader.network import ReadingNetwork  # noqa: PLC0415

    try:
        record: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        for name, digest in record["sha256"].items():
            check(folder / name, digest)
        stored = read_stored(folder / name for name in record["sha256"])
        with torch.device("meta"):  # fresh weights, which nobody needs, would take a second
            network = ReadingNetwork(encoder_of(record["encoder"]))
        replaced = (
            use_eight_bits(network, stored) if has_eight_bits() and not torch.cuda.is_available() else frozenset()
        )
        network.load_state_dict(
            unpacked({n: v for n, v in stored.items() if n.partition(":")[0] not in replaced}), assign=True
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        calibration = to_calibration(record["calibration"])
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        raise LibraryError(
            _("The reader's weights could not be loaded (%(reason)s).", reason=error),
            place=str(folder),
            advice=_("Install Byline again, or name another reader."),
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    half = device.type == "cuda" or has_bfloat16()
    if half:
        halve(network.encoder)
    return _Loaded(network.to(device).eval(), tokenizer, calibration, device, half)


def halve(encoder: "nn.Module") -> None:
    """Keep the weights of linear layers in bfloat16, which autocast would otherwise make of them at every batch."""
    import torch  # noqa: PLC0415

    for layer in encoder.modules():
        if isinstance(layer, torch.nn.Linear):
            layer.to(torch.bfloat16)


def check(file: Path, digest: str) -> None:
    """Raise ``ValueError`` unless the SHA-256 of ``file`` is ``digest``: weights and calibration belong together."""
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        raise ValueError(f"{file.name} is not the file that was shipped")


def stored_weights(files: Iterable[Path]) -> "dict[str, torch.Tensor]":
    """Return the weights that the safetensors among ``files`` hold together, in single precision."""
    return unpacked(read_stored(files))


def read_stored(files: Iterable[Path]) -> "dict[str, torch.Tensor]":
    """Return what the safetensors among ``files`` hold together, as it is stored."""
    from safetensors.torch import load_file  # noqa: PLC0415

    stored: dict[str, torch.Tensor] = {}
    for file in files:
        if file.suffix == ".safetensors":
            stored |= load_file(file)
    return stored


def unpacked(stored: "dict[str, torch.Tensor]") -> "dict[str, torch.Tensor]":
    """Return weights in single precision.

    Matrices are stored as int8 with a scale for each row, ``NAME:scale``, some after their columns were multiplied by
    factors, ``NAME:factor``.
    """
    weights = {}
    for name, value in stored.items():
        if ":" not in name:
            scale, factor = stored.get(f"{name}:scale"), stored.get(f"{name}:factor")
            whole = value.float() if scale is None else value.float() * scale.float().unsqueeze(1)
            weights[name] = whole if factor is None else whole / factor.float()
    return weights


def _measure_batch(loaded: _Loaded, pairs: Sequence[Encoded], counts: Sequence[int]) -> list[Measured]:
    import torch  # noqa: PLC0415

    from assistant.reader.network import Batch, collate  # noqa: PLC0415

    batch = Batch(*(part.to(loaded.device) for part in collate(pairs)))
    with torch.inference_mode(), torch.autocast(loaded.device.type, torch.bfloat16, enabled=loaded.half):
        scores = loaded.network(batch)
    start, end, answers, by_sentence = (part.float().cpu().numpy() for part in scores)
    return [
        measure(pair, start[row], end[row], answers[row], by_sentence[row], count)
        for row, (pair, count) in enumerate(zip(pairs, counts, strict=True))
    ]
