"""The headers and footers of a DOCX."""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from index.loading.parsers.openxml.names import RELATED

_KINDS = (f"{RELATED}header", f"{RELATED}footer")
_COUNTING = re.compile(
    r"(?:(?:page|p\.|pp\.|seite|side|sida|sivu|pagina|página|pág\.|strona|str\.|стр\.|of|von|av|af|de|di|van|sur|sobre|z|из)?"
    r"[\W\d_]*)*",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"(?:error|fehler|erreur|¡?error|errore|fout|fel)! ", re.IGNORECASE)


def running_parts(document: Document) -> Iterator[etree._Element]:
    """Yield the headers, then the footers, of a document."""
    for kind in _KINDS:
        for each in document.part.rels.values():
            if each.reltype == kind and not each.is_external:
                yield parse_xml(each.target_part.blob)


def says_something(line: str) -> bool:
    """Whether a line of a header or footer says more than on which page it stands, and is no field's complaint."""
    return not (_COUNTING.fullmatch(line) or _COMPLAINT.match(line))
