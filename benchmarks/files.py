"""Measures what comes out of files: our parsers and other readers, side by side, against reference texts.

    pip install pdfminer.six pdfplumber          # and, from the system: poppler-utils, pandoc
    python benchmarks/files.py FOLDER [REFERENCES] [--only SUFFIX] [--worst N]

FOLDER is searched with its subfolders. REFERENCES, a folder laid out alike, holds ``NAME.txt`` beside each file's path:
the words that stand in it, in their order. For a PDF without one the reference is what at least two of three outside
readers agree on, word by word: pdftotext, pdfminer.six, and PyMuPDF where it is installed (else pdfplumber). It is
counted over words and over pairs of neighbours, so that no reader's idea of a page's order is taken for the truth. None
of the three is measured against it as fairly as the others are, since each has a part in it. Files without two words
that two readers agree are neighbours have no order that could be kept. Files of other formats
without a reference, and PDFs for which no two readers find words, are only counted.

Prints for each format and reader: files, failures (and those on which all other readers found words), words of the
reference that are found (recall), words found that are in the reference (precision), neighbours that are kept (order),
the share of our words that lies in no passage and under no heading, and seconds.
"""

import argparse
import importlib
import logging
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.loading.parsers import parse
from index.text import outline
from index.types import Loaded

Read = Callable[[Path], str]

PANDOC = {".docx", ".odt", ".epub", ".rtf"}
PAGES = {".html", ".htm"}
OURS = {".pdf", ".md", ".txt", ".eml", ".mhtml", *PANDOC, *PAGES}
_SECONDS = 120
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""A word; a letter where words are written without blanks, since readers break lines of them anywhere."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a reader made of a file: its text, ``None`` where it failed, and how long it took."""

    text: str | None
    seconds: float
    reason: str = ""


def main() -> None:
    """Read every file by every reader that applies, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("references", type=Path, nargs="?")
    arguments.add_argument("--only", help="one suffix, such as .pdf")
    arguments.add_argument("--worst", type=int, default=0, help="name so many files of ours with the lowest recall")
    options = arguments.parse_args()
    logging.disable()
    sys.setrecursionlimit(10_000)
    table = Table("format", "reader", "files", "failed", "recall", "precision", "order", "no passage", "seconds")
    for suffix in sorted(OURS if options.only is None else {options.only}):
        files = sorted(file for file in options.folder.rglob(f"*{suffix}") if file.is_file())
        if files:
            add_rows(table, suffix, files, options)
    Console(width=140).print(table)


def add_rows(table: Table, suffix: str, files: Sequence[Path], options: argparse.Namespace) -> None:
    """Measure the files of one format and add a row for each reader."""
    readers = readers_of(suffix)
    results = {name: [timed(read, file) for file in files] for name, read in readers.items()}
    judges = [[timed(read, file).text for read in judges_of(suffix)] for file in files]
    references = [reference_of(file, options, judged) for file, judged in zip(files, judges, strict=True)]
    for name, found in results.items():
        wrongly = sum(
            result.text is None and reference is not None and reference[0].total() > 0
            for result, reference in zip(found, references, strict=True)
        )
        failed = sum(result.text is None for result in found)
        figures = rates([(r.text, ref) for r, ref in zip(found, references, strict=True) if r.text and ref])
        loose = f"{share_loose([result.text for result in found if result.text]):.1%}" if name == "ours" else ""
        seconds = sum(result.seconds for result in found)
        table.add_row(suffix, name, str(len(files)), f"{failed} ({wrongly})", *figures, loose, f"{seconds:.1f}")
    show_worst(files, results["ours"], references, options.worst)


def readers_of(suffix: str) -> dict[str, Read]:
    """Return our parsers and the other readers for a format, as far as they are installed."""
    others: dict[str, Read] = {}
    if suffix == ".pdf":
        others = {
            "pypdf": by_pypdf(),
            "pypdf layout": by_pypdf(extraction_mode="layout"),
            "pdfminer.six": by_pdfminer,
            "pdfplumber": by_pdfplumber,
            "pypdfium2": by_pdfium,
        }
    elif suffix in PANDOC and shutil.which("pandoc"):
        others = {"pandoc": lambda file: run("pandoc", "--to", "plain", "--wrap", "none", str(file))}
    elif suffix in PAGES:
        others = {"trafilatura": by_trafilatura}
    return {"ours": by_ours, **others}


def judges_of(suffix: str) -> list[Read]:
    """Return the three readers that a reference is agreed by, where no text is given."""
    if suffix != ".pdf":
        return []
    third = by_pymupdf if importlib.util.find_spec("pymupdf") else by_pdfplumber
    return [lambda file: run("pdftotext", str(file), "-"), by_pdfminer, third]


def by_ours(file: Path) -> str:
    """Return the title and the text of every document in a file, as they would be stored."""
    items = parse(file.read_bytes(), str(file), content_type=None, address=None)
    loaded = [item for item in items if isinstance(item, Loaded)]
    return "\n\n".join(with_title(item.text, item.metadata.title or "") for item in loaded)


def with_title(text: str, title: str) -> str:
    """Return a text under its title, unless its title was only taken from it, be it over several lines."""
    return text if " ".join(title.split()) in " ".join(text.split()) else f"{title}\n\n{text}"


def by_pypdf(**options: str) -> Read:
    """Return pypdf's reader with the given options."""
    pypdf = importlib.import_module("pypdf")

    def read(file: Path) -> str:
        pages = pypdf.PdfReader(file).pages
        return "\n".join(page.extract_text(**options) for page in pages)

    return read


def by_pdfminer(file: Path) -> str:
    """Return pdfminer.six's text, by its LAParams as they are."""
    return str(importlib.import_module("pdfminer.high_level").extract_text(file))


def by_pdfplumber(file: Path) -> str:
    """Return pdfplumber's text."""
    with importlib.import_module("pdfplumber").open(file) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def by_pdfium(file: Path) -> str:
    """Return PDFium's own text, without anything of ours."""
    document = importlib.import_module("pypdfium2").PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_pymupdf(file: Path) -> str:
    """Return MuPDF's text; a yardstick only, since its licence is not this project's."""
    return "\n".join(page.get_text() for page in importlib.import_module("pymupdf").open(file))


def by_trafilatura(file: Path) -> str:
    """Return trafilatura's text of a page."""
    return str(importlib.import_module("trafilatura").extract(file.read_bytes()) or "")


def run(*command: str) -> str:
    """Return what a program prints."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return done.stdout.decode("utf-8", "replace")


def timed(read: Read, file: Path) -> Result:
    """Read a file; whatever a reader raises is its failure, and no text is one too."""
    began = time.perf_counter()
    try:
        text, reason = read(file) or None, ""
    except Exception as error:  # noqa: BLE001 - what is counted is that it failed
        text, reason = None, f"{type(error).__name__}: {error}"
    return Result(text if text and text.strip() else None, time.perf_counter() - began, reason)


Reference = tuple[Counter[str], Counter[tuple[str, str]]]
"""How often each word stands in a text, and each pair of neighbours."""


def reference_of(file: Path, options: argparse.Namespace, judged: Sequence[str | None]) -> Reference | None:
    """Return what a file holds: by its reference text, else by two of three readers; ``None`` if neither tells."""
    if options.references:
        text = (options.references / file.relative_to(options.folder)).with_suffix(f"{file.suffix}.txt")
        if text.exists():
            return counted(text.read_text("utf-8"))
    counts = [counted(text) for text in judged if text]
    if len(counts) < 2:
        return None
    # With two readers left, both must agree.
    words, pairs = (agreed([count[part] for count in counts], len(counts) == 3) for part in (0, 1))
    return words, pairs


def agreed(counts: Sequence[Counter], three: bool) -> Counter:
    """Return how often each key stands in at least two of the counts."""
    keys = set().union(*counts)
    return Counter({key: sorted(count[key] for count in counts)[1 if three else 0] for key in keys})


def counted(text: str) -> Reference:
    """Count words and neighbours: spelt alike in every file, and put together where a line parts them."""
    text = unicodedata.normalize("NFKC", text).replace("\xad", "").casefold()
    text = re.sub(r"(?<=\w)[-\u2010\x02\ufffe]\s*\n\s*(?=\w)", "", text)
    words = _WORD.findall(text)
    return Counter(words), Counter(pairwise(words))


def rates(pairs: Sequence[tuple[str, Reference]]) -> tuple[str, str, str]:
    """Return recall, precision and order over all files, each file weighing alike; order of those that have one."""
    pairs = [(text, reference) for text, reference in pairs if reference[0].total()]
    shares = [shares_of(text, reference) for text, reference in pairs]
    kept = [order for (*_, order), (_, reference) in zip(shares, pairs, strict=True) if reference[1].total()]
    recalled, true = [share for share, *_ in shares], [share for _, share, _ in shares]
    recall, precision, order = (
        f"{sum(column) / len(column):.3f}" if column else "–" for column in (recalled, true, kept)
    )
    return recall, precision, order


def shares_of(text: str, reference: Reference) -> tuple[float, float, float]:
    """Return recall, precision and order of one text."""
    words, neighbours = counted(text)
    both = (words & reference[0]).total()
    kept = (neighbours & reference[1]).total()
    return both / reference[0].total(), both / (words.total() or 1), kept / (reference[1].total() or 1)


def share_loose(texts: Sequence[str]) -> float:
    """Return the share of words that lie in no passage and are no heading of one."""
    loose = total = 0
    for text in texts:
        passages = outline(text, room=lambda *_: 256, count=lambda words: len(words) // 4 + 1).passages
        inside = bytearray(len(text))
        for passage in passages:
            inside[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
        headings = {passage.heading for passage in passages if passage.heading}
        for line in re.finditer(r".+", text):
            starts = [line.start() + match.start() for match in re.finditer(r"\w+", line[0])]
            total += len(starts)
            if not any(line[0].strip() in heading for heading in headings):
                loose += sum(not inside[start] for start in starts)
    return loose / (total or 1)


def show_worst(
    files: Sequence[Path], found: Sequence[Result], references: Sequence[Reference | None], most: int
) -> None:
    """Print the files of which ours keep the fewest words, and those that failed though others read them."""
    rows = [
        (shares_of(result.text or "", reference), result.reason, file)
        for file, result, reference in zip(files, found, references, strict=True)
        if reference and reference[0].total()
    ]
    for shares, reason, file in sorted(rows)[:most]:
        print(" ".join(f"{share:.3f}" for share in shares), file, reason)


if __name__ == "__main__":
    main()
