"""Reads a document in this process, as the parser process does it."""

from index.loading.parsers import parse
from index.types import Loaded


def read(data: bytes | str, origin: str = "/folder/document", *, address: str | None = None) -> Loaded:
    """The one document in ``data``."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    [loaded] = parse(data, origin, content_type=None, address=address)
    assert isinstance(loaded, Loaded)
    return loaded


def paragraphs(data: bytes | str, origin: str = "/folder/document") -> list[str]:
    """The paragraphs of the one document in ``data``."""
    return read(data, origin).text.split("\n\n")
