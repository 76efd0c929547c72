"""MathML as one line: ``(a+b)/c``, ``x^2``, ``√(x)``."""

from lxml import etree

_SILENT = frozenset(("annotation", "annotation-xml", "mspace", "mphantom", "none", "mprescripts"))


def formula(element: etree._Element) -> str:
    """Return what stands in a formula, in the order in which it is read."""
    name = _name(element)
    if name in _SILENT:
        return ""
    parts = [formula(each) for each in element.iterchildren(etree.Element)]
    if put := _FORMS.get(name):
        return put([*parts, "", "", ""])
    if name in {"mtable", "mtr"}:
        return ("; " if name == "mtable" else ", ").join(parts)
    return " ".join((element.text or "").split()) + "".join(parts)


def _name(element: etree._Element) -> str:
    """Return an element's name as MathML has it, whether it was read as XML or as HTML."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _whole(text: str) -> str:
    """Return a part in brackets, unless it is one word or number anyway."""
    return text if text.isalnum() else f"({text})"


def _above(base: str, above: str) -> str:
    return f"{base}^{_whole(above)}" if above else base


def _below(base: str, below: str) -> str:
    return f"{base}_{_whole(below)}" if below else base


_FORMS = {
    "mfrac": lambda parts: f"{_whole(parts[0])}/{_whole(parts[1])}",
    "msup": lambda parts: _above(parts[0], parts[1]),
    "msub": lambda parts: _below(parts[0], parts[1]),
    "msubsup": lambda parts: _above(_below(parts[0], parts[1]), parts[2]),
    "munderover": lambda parts: _above(_below(parts[0], parts[1]), parts[2]) + " ",
    "munder": lambda parts: _below(parts[0], parts[1]),
    "msqrt": lambda parts: f"√{_whole(''.join(parts))}",
    "mroot": lambda parts: f"{parts[1]}√{_whole(parts[0])}",
}
