"""Formulas of a DOCX (Office MathML) as one line: ``(a+b)/c``, ``x^2``, ``√(x)``."""

from lxml import etree

from index.loading.parsers.openxml.names import MATH, W

_SILENT = frozenset(f"{MATH}{name}" for name in ("fPr", "ctrlPr", "rPr", "argPr"))
_PARTS = ("num", "den", "e", "sup", "sub", "deg")


def formula(element: etree._Element) -> str:
    """Return what stands in a formula, in the order in which it is read."""
    tag = element.tag
    if tag in {f"{MATH}t", f"{W}t"}:
        return element.text or ""
    if not isinstance(tag, str) or tag in _SILENT or tag.startswith(W):
        return ""
    put = _FORMS.get(etree.QName(element).localname)
    return put(element) if put else "".join(map(formula, element))


def _parts(element: etree._Element) -> dict[str, str]:
    """Return the named parts of a formula's element, each as it reads."""
    found = {name: element.find(f"{MATH}{name}") for name in _PARTS}
    return {name: "" if each is None else "".join(map(formula, each)) for name, each in found.items()}


def _whole(text: str) -> str:
    """Return a part in brackets, unless it is one word or number anyway."""
    return text if text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    said = _parts(element)
    return f"{_whole(said['num'])}/{_whole(said['den'])}"


def _limits(said: dict[str, str]) -> str:
    below, above = said["sub"], said["sup"]
    return (f"_{_whole(below)}" if below else "") + (f"^{_whole(above)}" if above else "")


def _script(element: etree._Element) -> str:
    said = _parts(element)
    return said["e"] + _limits(said)


def _root(element: etree._Element) -> str:
    said = _parts(element)
    return f"{said['deg']}√{_whole(said['e'])}"


def _sum(element: etree._Element) -> str:
    sign = element.find(f"{MATH}naryPr/{MATH}chr")
    said = _parts(element)
    return f"{'∫' if sign is None else sign.get(f'{MATH}val') or '∫'}{_limits(said)} {said['e']}"


def _bracketed(element: etree._Element) -> str:
    def mark(name: str, usual: str) -> str:
        found = element.find(f"{MATH}dPr/{MATH}{name}")
        return usual if found is None else found.get(f"{MATH}val") or ""

    inside = mark("sepChr", "|").join("".join(map(formula, each)) for each in element.iterchildren(f"{MATH}e"))
    return mark("begChr", "(") + inside + mark("endChr", ")")


def _matrix(element: etree._Element) -> str:
    rows = ([formula(cell) for cell in row.iterchildren(f"{MATH}e")] for row in element.iterchildren(f"{MATH}mr"))
    return "; ".join(", ".join(cells) for cells in rows)


_FORMS = {
    "f": _fraction,
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "rad": _root,
    "nary": _sum,
    "d": _bracketed,
    "m": _matrix,
}
