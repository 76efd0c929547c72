"""Makes real documents for the tests: PDFs byte by byte, DOCX archives with chosen parts."""

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx

PAGE_HEIGHT = 842
_INKS = (
    "/ColorSpace<</Spot[/Separation/Red/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[1 0 0]/N 1>>]>>"
    "/ExtGState<</Clear<</ca 0>>>>"
)


def pdf(*pages: Sequence[str] | bytes, info: str = "", compress: bool = False, image: bool = False) -> bytes:
    """A PDF whose pages are lines of text, one below the other, or content streams as they are."""
    streams = [page if isinstance(page, bytes) else _lines(page) for page in pages]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    pictures = "/XObject<</I 4 0 R>>" if image else ""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        _stream(
            b"\0\xff\xff\0", "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8"
        ),
    ]
    for number, stream in enumerate(streams):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {PAGE_HEIGHT}]/Contents {6 + 2 * number} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{pictures}{_INKS}>>>>".encode(),
            _stream(zlib.compress(stream), "/Filter/FlateDecode") if compress else _stream(stream),
        ]
    objects.append(f"<<{info}>>".encode("cp1252"))
    return assemble(objects, f"/Info {len(objects)} 0 R")


def assemble(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF file of the given objects, numbered from 1, of which the first is the catalog."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _stream(data: bytes, entries: str = "") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(data), data)


def _lines(lines: Sequence[str]) -> bytes:
    """Lines at a distance of 14 points; an empty one leaves a gap, one that begins with a tab is indented."""
    parts = ["BT /F1 12 Tf"]
    for number, line in enumerate(lines):
        words = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        x = 90 if line.startswith("\t") else 72
        parts.append(f"1 0 0 1 {x} {PAGE_HEIGHT - 72 - 14 * number} Tm ({words.strip()}) Tj")
    return "\n".join([*parts, "ET"]).encode("cp1252")


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A DOCX with these paragraphs."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """The bytes of a DOCX."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(archive: bytes, name: str, data: bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same archive with one part put in its place or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member), zipfile.ZIP_DEFLATED)
        new.writestr(name, data, compression)
    return out.getvalue()


def part(archive: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return file.read(name)


def strict(archive: bytes) -> bytes:
    """The same DOCX, XLSX or PPTX with the names of Strict Open XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for group in (b"officeDocument", b"wordprocessingml", b"spreadsheetml", b"presentationml", b"drawingml"):
                usual = b"http://schemas.openxmlformats.org/%s/2006/" % group
                data = data.replace(usual, b"http://purl.oclc.org/ooxml/%s/" % group)
            new.writestr(name, data)
    return out.getvalue()
