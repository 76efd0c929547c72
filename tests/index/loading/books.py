"""Makes EPUB books for the tests, with chosen pages, package and table of contents."""

import io
import zipfile
from collections.abc import Mapping

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
SAID = (
    '<dc:title id="t">The Salt Road</dc:title><dc:creator id="a">Ada Fennimore</dc:creator>'
    "<dc:publisher>Quay Press</dc:publisher><dc:date>2024-05-03T00:00:00Z</dc:date><dc:language>en-GB</dc:language>"
)


def page(body: str, head: str = "") -> str:
    """A page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>{head}</head><body>{body}</body></html>'
    )


def book(
    pages: Mapping[str, str],
    *,
    contents: str = "",
    ncx: str = "",
    said: str = SAID,
    guide: str = "",
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A book of these pages (name to what is in its body), in this order.

    ``contents`` are the items of the navigation page (EPUB 3), ``ncx`` the points of an NCX (EPUB 2); ``others`` are
    further members of the archive.
    """
    items = [f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)]
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    members: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    if contents:
        items.append('<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>')
        spine = f'<itemref idref="nav"/>{spine}'
        members["OPS/nav.xhtml"] = page(f'<nav epub:type="toc"><ol>{contents}</ol></nav>')
    if ncx:
        items.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
        members["OPS/toc.ncx"] = (
            '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
            '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{ncx}</navMap></ncx>'
        )
    members["OPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>{said}</metadata>'
        f"<manifest>{''.join(items)}</manifest><spine>{spine}</spine>{guide}</package>"
    )
    members |= {f"OPS/{name}": page(body) for name, body in pages.items()}
    return archive(members | dict(others or {}))


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()
