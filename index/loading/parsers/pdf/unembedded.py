"""Words in fonts of East Asia that a PDF names and does not hold: PDFium leaves them out where it has none like them.

pdfminer.six carries the tables of their characters, and reads a page of them instead. It takes longer, and what can't
be seen is not told; old files from Japan and China and what text recognition writes there need it.
"""

import ctypes
import io
import math
from collections import Counter
from collections.abc import Iterable, Set
from typing import Any, TypeAlias

from pypdfium2 import raw

from index.loading.parsers.pdf.drawn import Drawn
from index.loading.parsers.pdf.letters import Glyph, Style
from index.loading.parsers.pdf.words import Word, words_of

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Font: TypeAlias = Any  # and what else comes of libraries

_FEW = 3
_SYMBOLIC = 4
_NAME_BYTES = 128


def leaves_out(drawn: Iterable[Drawn], read: Set[int]) -> bool:
    """Whether most of what is written in some font that is not in the file was not read; ``read`` is what was."""
    silent: Counter[bytes] = Counter()
    voiced: Counter[bytes] = Counter()
    east: dict[bytes, bool] = {}
    for each in drawn:
        if each.kind == raw.FPDF_PAGEOBJ_TEXT:
            font = raw.FPDFTextObj_GetFont(each.handle)
            if font and not raw.FPDFFont_GetIsEmbedded(font):
                name = _name(font)
                (voiced if each.address in read else silent)[name] += 1
                if name not in east:
                    east[name] = _is_east_asian(font)
    return any(count >= _FEW and count > voiced[name] and east[name] for name, count in silent.items())


def _is_east_asian(font: Font) -> bool:
    """Whether the letters of a font fill squares: one of other scripts, in which only blanks are silent, has none."""
    square = [_fills_square(font, code) for code in (0x8000, 0x20)]
    return all(square) or (square[0] and bool(raw.FPDFFont_GetFlags(font) & _SYMBOLIC))


def _fills_square(font: Font, code: int) -> bool:
    width = ctypes.c_float()
    return bool(raw.FPDFFont_GetGlyphWidth(font, code, 1.0, width)) and abs(abs(width.value) - 1) < 0.02


def _name(font: Font) -> bytes:
    name = ctypes.create_string_buffer(_NAME_BYTES)
    raw.FPDFFont_GetBaseFontName(font, name, _NAME_BYTES)
    return name.value


def words_on(data: bytes, number: int) -> list[Word]:
    """Return the words of a page, counted from 0, of the PDF ``data``, as pdfminer.six reads them."""
    # Hardly a document needs it.
    from pdfminer.converter import PDFLayoutAnalyzer  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415

    glyphs: list[Glyph] = []

    class Reader(PDFLayoutAnalyzer):
        """Takes in each letter as it is drawn."""

        def render_char(self, matrix: Matrix, font: Font, fontsize: float, *rest: Font, **more: Font) -> float:
            advance: float = super().render_char(matrix, font, fontsize, *rest, **more)
            glyphs.extend(_glyphs(matrix, font, fontsize, self.cur_item._objs[-1]))
            return advance

    resources = PDFResourceManager()
    interpreter = PDFPageInterpreter(resources, Reader(resources, laparams=None))
    for page in PDFPage.get_pages(io.BytesIO(data), pagenos={number}):
        page.rotate = 0
        interpreter.process_page(page)
    return words_of(glyphs)


def _glyphs(matrix: Matrix, font: Font, fontsize: float, letter: Font) -> Iterable[Glyph]:
    text = letter.get_text()
    if text.startswith("(cid:"):
        return
    a, b, c, d, x, y = matrix
    size = fontsize * math.hypot(c, d)
    turn = round(math.degrees(math.atan2(b, a))) % 360
    if font.is_vertical():
        style = Style(size, False, (turn + 270) % 360, 0)
        place = (-letter.y1, -letter.y0, (letter.x0 + letter.x1) / 2)
    else:
        style = Style(size, False, turn, 0)
        place = {
            90: (letter.y0, letter.y1, -x),
            180: (-letter.x1, -letter.x0, -y),
            270: (-letter.y1, -letter.y0, x),
        }.get(turn, (letter.x0, letter.x1, y))
    for code in map(ord, text):
        yield Glyph(code, style, *place, made=False)
