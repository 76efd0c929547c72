"""The verifier that ships: trained by ``training/verifier``, small enough to keep up with writing on two CPU cores."""

import json
import threading
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.reader.trained import check, unpacked
from index.errors import LibraryError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from assistant.verifier.network import VerifyingNetwork

SHIPPED = Path(__file__).parent / "weights"
"""The weights that come with the package, and their model card."""


class TrainedVerifier:
    """Says how likely a premise supports a statement. The weights are loaded at first use; threads may share one."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        """Remember the folder: ``verifier.json``, ``verifier.safetensors`` and ``tokenizer.json``."""
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    def __call__(self, statement: str, premise: str) -> float:
        """Return the probability, 0 to 1, that ``premise`` supports ``statement``.

        Raises:
            LibraryError: The weights are missing or damaged.
        """
        loaded = self._ready()
        slope, start = loaded.calibration
        return 1 / (1 + exp(-max(-50.0, min(50.0, slope * self.measure(statement, premise) + start))))

    def measure(self, statement: str, premise: str) -> float:
        """Return what the network says, before calibration; calibrating needs it."""
        import torch  # noqa: PLC0415

        from assistant.verifier.network import collate  # noqa: PLC0415

        loaded = self._ready()
        pair = collate([loaded.tokenizer.encode(statement, premise)])
        with torch.inference_mode():
            return float(loaded.network(pair)[0])

    def _ready(self) -> "_Loaded":
        with self._lock:
            if self._loaded is None:
                self._loaded = load(self._folder)
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Loaded:
    network: "VerifyingNetwork"
    tokenizer: "Tokenizer"
    calibration: tuple[float, float]


def load(folder: Path) -> _Loaded:
    """Load network, tokenizer and calibration from ``folder``.

    Raises:
        LibraryError: Something in the folder is missing or damaged.
    """
    # Seconds of import, which commands that check nothing can do without.
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415
    from transformers import BertConfig, BertModel  # noqa: PLC0415

    from assistant.verifier.network import VerifyingNetwork, prepared  # noqa: PLC0415

    try:
        record: dict[str, Any] = json.loads((folder / "verifier.json").read_text(encoding="utf-8"))
        for name, digest in record["sha256"].items():
            check(folder / name, digest)
        network = VerifyingNetwork(BertModel(BertConfig(**record["encoder"]), add_pooling_layer=False))
        network.load_state_dict(unpacked(load_file(folder / "verifier.safetensors")))
        tokenizer = prepared(Tokenizer.from_file(str(folder / "tokenizer.json")))
        slope, start = record["calibration"]
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        raise LibraryError(
            f"The verifier's weights could not be loaded ({error}).",
            place=str(folder),
            advice="Install Byline again.",
        ) from error
    return _Loaded(network.eval(), tokenizer, (float(slope), float(start)))
