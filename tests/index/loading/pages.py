"""Pictures of pages with words on them."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

LINES = (
    "The council of Saltmere voted on",
    "Tuesday to close the north pier.",
    "It cost 41,250 pounds in 1998.",
)


def sheet(lines: Sequence[str] = LINES, size: tuple[int, int] = (700, 240), points: int = 36) -> Image.Image:
    """A sheet with lines of a sans-serif face that comes with Pillow."""
    picture = Image.new("RGB", size, "white")
    font = ImageFont.load_default(points)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 30 + number * points * 1.4), line, "black", font)
    return picture


def saved(*pictures: Image.Image, kind: str = "PNG") -> bytes:
    """The bytes of a file of pictures: several in a TIFF or a PDF."""
    packed = io.BytesIO()
    first, *rest = pictures
    first.save(packed, kind, **({"save_all": True, "append_images": rest} if rest else {}))
    return packed.getvalue()
