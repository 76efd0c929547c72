"""Measures how well pictures of pages are read: pages that are made here of texts that are known.

    pip install -e ".[ocr]"; apt-get install tesseract-ocr tesseract-ocr-deu fonts-liberation fonts-dejavu
    python benchmarks/scans.py [--keep FOLDER]

Two pages each: clean, turned by one, two and three degrees, of 100 dpi, in two columns, with noise, photographed, in
small print, typewritten, and German. Prints, for Byline and for tesseract, the share of words that
are right and in their place (1 less the edit distance of the words, by the words that stand there), seconds that are
computed for a page, and what memory the process took; then which part of Byline's words is right by how sure it is of
them. ``--keep`` writes the pages, and what was read, into a folder.
"""

import argparse
import io
import itertools
import multiprocessing
import random
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from index.loading.parsers import parse
from index.types import Loaded

FONTS = Path("/usr/share/fonts/truetype")
TEXTS = Path(__file__).parents[1]
SEED = 17
ALIKE = str.maketrans("“”„‘’–—", '"""\'\'--')
"""Quotation marks and dashes are right in either form: readers differ in what they write."""

KINDS = (
    "clean", "turned 1°", "turned 2°", "turned 3°", "100 dpi", "two columns", "noise", "photographed", "small print",
    "typewriter", "German",
)  # fmt: skip


Read = tuple[str, tuple[tuple[int, float], ...]]
"""What a reader reads: the text, and where each word begins with how sure it is, if it tells."""


@dataclass(frozen=True)
class Page:
    """A picture of a page, its kind, and the words that stand on it in their order."""

    kind: str
    picture: Image.Image
    words: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """How a page is set: the face, the points of its letters, how many columns, and on how many dots an inch."""

    face: str = "liberation/LiberationSerif-Regular.ttf"
    points: float = 11
    columns: int = 1
    dpi: int = 200


def main() -> None:
    """Read every page with each reader, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path)
    folder = parser.parse_args().keep
    pages = list(made())
    table = Table("reader", *dict.fromkeys(page.kind for page in pages), "all", "CPU s a page", "MB")
    for name in READERS:
        read, seconds, memory = in_own_process(name, pages)
        rights = [accuracy(page.words, text.split()) for page, (text, _sure) in zip(pages, read, strict=True)]
        if any(sure for _text, sure in read):
            certain = certainty([judged(page.words, *each) for page, each in zip(pages, read, strict=True)])
        kinds = dict.fromkeys(page.kind for page in pages)
        means = [mean([r for r, page in zip(rights, pages, strict=True) if page.kind == kind]) for kind in kinds]
        table.add_row(name, *(f"{each:.3f}" for each in (*means, mean(rights))), f"{seconds:.1f}", f"{memory:.0f}")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            for number, (page, (text, _sure)) in enumerate(zip(pages, read, strict=True)):
                page.picture.save(folder / f"{number:02} {page.kind}.png")
                (folder / f"{number:02} {page.kind} {name}.txt").write_text(text, "utf-8")
                (folder / f"{number:02} {page.kind} right.txt").write_text(" ".join(page.words), "utf-8")
    Console(width=170).print(table, certain)


def judged(right: Sequence[str], text: str, sure: Sequence[tuple[int, float]]) -> list[tuple[float, bool]]:
    """Return how sure of each word the reader was, and whether it is right."""
    found = list(re.finditer(r"\S+", text))
    plain = [[word.translate(ALIKE) for word in each] for each in (right, [each[0] for each in found])]
    blocks = Levenshtein.opcodes(*plain).as_matching_blocks()
    starts = {found[block.b + number].start() for block in blocks for number in range(block.size)}
    return [(certain, start in starts) for start, certain in sure]


def certainty(pages: Sequence[Sequence[tuple[float, bool]]]) -> Table:
    """Return of how many words the reader was how sure, and which part of them is right."""
    table = Table("sure", "words", "right")
    for low, high in itertools.pairwise((0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)):
        within = [right for page in pages for sure, right in page if low <= sure < high]
        table.add_row(f"{low:.2f} up", str(len(within)), f"{mean(within):.3f}" if within else "")
    return table


def accuracy(right: Sequence[str], read: Sequence[str]) -> float:
    """Return the share of words that are right and in their place."""
    right, read = ([word.translate(ALIKE) for word in each] for each in (right, read))
    return max(0.0, 1 - Levenshtein.distance(right, read) / len(right))


def mean(values: Sequence[float]) -> float:
    """Return their mean."""
    return sum(values) / len(values)


def made() -> Iterator[Page]:
    """Yield the pages, two of each kind, the same ones each time."""
    chance = random.Random(SEED)
    english, german = (
        paragraphs("samples/*.txt", "samples/*.md"),
        paragraphs("tests/data/languages/articles/bruecke.txt"),
    )
    faces = ("liberation/LiberationSerif-Regular.ttf", "dejavu/DejaVuSans.ttf")
    sans = ("liberation/LiberationSans-Regular.ttf", "dejavu/DejaVuSerif.ttf")
    for number, kind in enumerate(KINDS):
        for nth in range(2):
            way = Way((faces if number % 2 else sans)[nth])
            if kind == "100 dpi":
                way = Way(way.face, 11, 1, 100)
            elif kind == "two columns":
                way = Way(way.face, 10, 2)
            elif kind == "small print":
                way = Way(way.face, 7.5)
            elif kind == "typewriter":
                way = Way("liberation/LiberationMono-Regular.ttf", 11)
            text = german if kind == "German" else english
            first = chance.randrange(len(text))
            picture, words = drawn([*text[first:], *text[:first]], way)
            yield Page(kind, worn(picture, kind, nth, chance), words)


def paragraphs(*patterns: str) -> list[str]:
    """Return the longer paragraphs of files of this project."""
    files = sorted(file for pattern in patterns for file in TEXTS.glob(pattern))
    found = [" ".join(block.split()) for file in files for block in file.read_text("utf-8").split("\n\n")]
    return [each for each in found if len(each) > 120 and "://" not in each and not set("*[]{}#|<>") & set(each)]


def drawn(text: Sequence[str], way: Way) -> tuple[Image.Image, tuple[str, ...]]:
    """Return a sheet of A4 with as much of a text as fits, and its words in order."""
    dot = way.dpi / 72
    width, height, margin, gap = 595 * dot, 842 * dot, 62 * dot, 22 * dot
    font = ImageFont.truetype(str(FONTS / way.face), way.points * dot)
    leading = way.points * 1.3 * dot
    column = (width - 2 * margin - gap * (way.columns - 1)) / way.columns
    sheet = Image.new("L", (round(width), round(height)), 255)
    draw, words = ImageDraw.Draw(sheet), []
    rest = itertools.cycle(text)
    lines: list[str] = []
    for number in range(way.columns):
        x, y = margin + number * (column + gap), margin
        while y < height - margin - leading:
            if not lines:
                lines = wrapped(next(rest), font, column)
                y += leading / 2
                continue
            line = lines.pop(0)
            draw.text((x, y), line, font=font, fill=20)
            words += line.split()
            y += leading
    return sheet, tuple(words)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return a paragraph in lines of at most this width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def worn(picture: Image.Image, kind: str, nth: int, chance: random.Random) -> Image.Image:
    """Return a page as paper and scanner leave it."""
    if kind.startswith("turned"):
        degrees = float(kind.removeprefix("turned ").removesuffix("°"))
        picture = picture.rotate(degrees if nth else -degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if kind in {"noise", "photographed"}:
        chance.seed(SEED + nth)
        grain = Image.effect_noise(picture.size, 90 if kind == "noise" else 30)
        picture = Image.blend(picture.filter(ImageFilter.GaussianBlur(0.8)), grain, 0.25 if kind == "noise" else 0.12)
    if kind == "photographed":
        shade = Image.linear_gradient("L").rotate(90 * nth).resize(picture.size).point(lambda each: 120 + each // 2)
        picture = ImageChops.multiply(picture, shade).rotate(1.2, Image.Resampling.BICUBIC, fillcolor=90)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=40 if kind in {"noise", "photographed"} else 85)
    return Image.open(file)


def byline(picture: Image.Image) -> Read:
    """Return what Byline reads, as it is stored, and how sure it is of each word."""
    [item] = parse(packed(picture), "/scan", content_type=None, address=None)
    if not isinstance(item, Loaded):
        return "", ()
    return item.text, tuple((word.start, word.sure) for word in item.reading.words)


def tesseract(picture: Image.Image) -> Read:
    """Return what tesseract reads, as it comes from Debian, told both languages."""
    command = ["tesseract", "-", "-", "-l", "eng+deu"]
    return subprocess.run(command, input=packed(picture), capture_output=True, check=True).stdout.decode(), ()


def packed(picture: Image.Image) -> bytes:
    """Return a picture as a PNG."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


READERS: dict[str, Callable[[Image.Image], Read]] = {"byline": byline, "tesseract": tesseract}


def in_own_process(name: str, pages: Sequence[Page]) -> tuple[list[Read], float, float]:
    """Return what a reader reads, how long it took for a page, and what memory at most."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(
            timed, (name, [(page.picture.tobytes(), page.picture.mode, page.picture.size) for page in pages])
        )


def timed(name: str, pictures: Sequence[tuple[bytes, str, tuple[int, int]]]) -> tuple[list[Read], float, float]:
    """Read pictures in this process, the first one twice: the first time the reader is made ready."""
    read = READERS[name]
    images = [Image.frombytes(mode, size, data) for data, mode, size in pictures]
    read(images[0])
    began = computed()
    texts = [read(image) for image in images]
    seconds = (computed() - began) / len(images)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return texts, seconds, most / 1024


def computed() -> float:
    """Return the seconds that this process and those that it waited for have computed, on however many cores."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    sys.exit(main())
