"""In which numbers a model is run: as few bits as this processor multiplies itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial


def precision_of(device: str) -> Callable[[], AbstractContextManager[object]]:
    """Return what to run a model of that device in."""
    import torch  # noqa: PLC0415

    return partial(torch.autocast, "cpu", dtype=torch.bfloat16) if device == "cpu" and has_bfloat16() else nullcontext


def has_bfloat16() -> bool:
    """Whether this processor multiplies in bfloat16 itself: then it is much faster, and the vectors hardly differ.

    Elsewhere it is imitated, some thirty times slower than single precision.
    """
    import torch  # noqa: PLC0415

    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
