"""The headers and footers of a DOCX."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from index.loading.parsers.openxml.names import RELATED

_KINDS = (f"{RELATED}header", f"{RELATED}footer")


def running_parts(document: Document) -> Iterator[etree._Element]:
    """Yield the headers, then the footers, of a document."""
    for kind in _KINDS:
        for each in document.part.rels.values():
            if each.reltype == kind and not each.is_external:
                yield parse_xml(each.target_part.blob)
