"""The models that may be fetched: small, open, in GGUF, each pinned to one file."""

from dataclasses import dataclass

from index.i18n import N_


@dataclass(frozen=True, slots=True)
class Offered:
    """A model that may be fetched.

    ``path`` is where its file stands below the server's address, ``size`` and ``sha256`` are that file's. ``memory`` is
    what it takes while it writes, in bytes, with a window of 4,096 tokens.
    """

    name: str
    title: str
    path: str
    size: int
    sha256: str
    memory: int
    licence: str
    good_for: str


_GB = 10**9

OFFERED = (
    Offered(
        name="qwen2.5-1.5b-instruct",
        title="Qwen2.5 1.5B Instruct",
        path="Qwen/Qwen2.5-1.5B-Instruct-GGUF/resolve/main/qwen2.5-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_736,
        sha256="6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e",
        memory=2 * _GB,
        licence="Apache-2.0",
        good_for=N_("Short answers on any machine, a minute or so each on two cores."),
    ),
    Offered(
        name="qwen2.5-coder-1.5b-instruct",
        title="Qwen2.5 Coder 1.5B Instruct",
        path="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        memory=2 * _GB,
        licence="Apache-2.0",
        good_for=N_("As small; taught on code. The one that Byline’s own figures were measured with."),
    ),
    Offered(
        name="qwen3-4b-instruct",
        title="Qwen3 4B Instruct 2507",
        path="unsloth/Qwen3-4B-Instruct-2507-GGUF/resolve/main/Qwen3-4B-Instruct-2507-Q4_K_M.gguf",
        size=2_497_281_120,
        sha256="3605803b982cb64aead44f6c1b2ae36e3acdb41d8e46c8a94c6533bc4c67e597",
        memory=4 * _GB,
        licence="Apache-2.0",
        good_for=N_("Newer and larger. For four cores or more."),
    ),
    Offered(
        name="qwen2.5-7b-instruct",
        title="Qwen2.5 7B Instruct",
        path="bartowski/Qwen2.5-7B-Instruct-GGUF/resolve/main/Qwen2.5-7B-Instruct-Q4_K_M.gguf",
        size=4_683_074_240,
        sha256="65b8fcd92af6b4fefa935c625d1ac27ea29dcb6ee14589c55a8f115ceaaa1423",
        memory=6 * _GB,
        licence="Apache-2.0",
        good_for=N_("The largest of these. For eight cores or more, or patience."),
    ),
)
"""The models that may be fetched, the one to begin with first."""
