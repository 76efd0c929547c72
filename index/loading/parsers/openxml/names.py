"""Names of Open XML, in its transitional form."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

NOT_SHOWN = frozenset((*(f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "rt")), FALLBACK))
"""What of a paragraph is deleted, said in another way beside it, or no words."""


def value_of(element: etree._Element | None) -> str:
    """Return an element's ``w:val``, empty where there is no element or it says nothing."""
    return "" if element is None else element.get(f"{W}val") or ""


def is_on(element: etree._Element) -> bool:
    """Whether a property that is on or off is on: it is unless it says otherwise."""
    return element.get(f"{W}val", "1") not in {"0", "false", "off"}
