"""Build the two binary samples, the minutes (PDF) and the letter (DOCX), from the texts beside this script.

Run it from the repository root: ``python scripts/build_samples.py``. Chromium prints the PDF, so another version of it
may lay out the pages a little differently; the words and the properties stay the same.
"""

import datetime as dt
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.shared import Pt
from playwright.sync_api import sync_playwright
from pypdf import PdfReader, PdfWriter

SCRIPTS = Path(__file__).parent
SAMPLES = SCRIPTS.parent / "samples"

PDF_PROPERTIES = {
    "/Title": "Minutes of the extraordinary meeting of Garrowmouth Town Council, 6 May 2025",
    "/Author": "Garrowmouth Town Council",
    "/Subject": "Repair of the cliff railway",
    "/CreationDate": "D:20250509100000+01'00'",
    "/ModDate": "D:20250509100000+01'00'",
}
FOOTER = (
    '<div style="width:100%; text-align:center; font:8pt DejaVu Serif, serif; color:#444">'
    'Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>'
)
LETTER_TITLE = "Letter to the town clerk about the cliff railway"
LETTER_AUTHOR = "Walter Ashgrove"
LETTER_DATE = dt.datetime(2025, 4, 22, 9, 0)
ZIP_EPOCH = (2025, 4, 22, 9, 0, 0)


def print_pdf(html: str, chromium: str) -> bytes:
    """Return ``html`` printed on A4 pages by the browser at ``chromium``, as the bytes of a PDF."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        pdf = page.pdf(
            format="A4",
            margin={"top": "22mm", "bottom": "22mm", "left": "24mm", "right": "24mm"},
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER,
        )
        browser.close()
    return pdf


def set_properties(pdf: bytes, properties: dict[str, str]) -> bytes:
    """Return ``pdf`` with its document properties replaced by ``properties`` (keys such as ``/Title``)."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.metadata = None
    writer.add_metadata(properties)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def write_letter(text: str) -> bytes:
    """Return a DOCX of ``text``: blocks parted by blank lines, a block beginning with ``# `` set as a heading."""
    letter = Document()
    letter.styles["Normal"].font.name = "Georgia"
    letter.styles["Normal"].font.size = Pt(11)
    for block in text.strip().split("\n\n"):
        if block.startswith("# "):
            letter.add_heading(block.removeprefix("# "), level=2)
        else:
            letter.add_paragraph(block)
    properties = letter.core_properties
    properties.title, properties.author = LETTER_TITLE, LETTER_AUTHOR
    properties.last_modified_by, properties.comments = LETTER_AUTHOR, ""
    properties.created = properties.modified = LETTER_DATE
    properties.language = "en-GB"
    out = BytesIO()
    letter.save(out)
    return out.getvalue()


def without_clock(archive: bytes) -> bytes:
    """Return the ZIP ``archive`` with every entry's time fixed, so that the same content gives the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    """Write ``samples/council-minutes.pdf`` and ``samples/ashgrove-letter.docx``."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is needed to print the minutes and was not found: install the package chromium, then rerun.")
    minutes = print_pdf((SCRIPTS / "minutes.html").read_text(encoding="utf-8"), chromium)
    (SAMPLES / "council-minutes.pdf").write_bytes(set_properties(minutes, PDF_PROPERTIES))
    letter = write_letter((SCRIPTS / "letter.txt").read_text(encoding="utf-8"))
    (SAMPLES / "ashgrove-letter.docx").write_bytes(without_clock(letter))


if __name__ == "__main__":
    main()
