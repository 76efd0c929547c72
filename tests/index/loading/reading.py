"""Reads a document in this process, as the parser process does it."""

from index.loading.parsers import parse
from index.loading.parts import Part
from index.types import Loaded


def read(data: bytes | str, origin: str = "/folder/document", *, address: str | None = None) -> Loaded:
    """The one document in ``data``, beside which files may be attached to it."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    items = parse(data, origin, content_type=None, address=address)
    [loaded] = [each for each in items if not isinstance(each, Part)]
    assert isinstance(loaded, Loaded)
    return loaded


def paragraphs(data: bytes | str, origin: str = "/folder/document") -> list[str]:
    """The paragraphs of the one document in ``data``."""
    return read(data, origin).text.split("\n\n")
