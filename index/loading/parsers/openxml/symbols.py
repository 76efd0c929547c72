"""Characters that a DOCX names by their place in a font of signs. Pure."""

import re

_GREEK = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
}
_SIGNS = {
    "symbol": _GREEK
    | dict(
        zip(
            bytes.fromhex("a2a3a5aeacadafb0b1b2b3b4b6b7b8b9babbc6c8c7cecfd0d1d2d3d4d6d7deabdbe5f2"),
            "′≤∞→←↑↓°±″≥×∂•÷≠≡≈∅∪∩∈∉∠∇®©™√⋅⇒↔⇔∑∫",
            strict=True,
        )
    ),
    "wingdings": dict(zip(bytes.fromhex("6f71a8e0e8fcfbfdfe"), "☐❑☐→→✓✗☒☑", strict=True)),
}


def symbol(font: str, code: str) -> str:
    """Return the character at a place (hexadecimal) in a font, nothing where that is not known."""
    place = int(code, 16) if re.fullmatch(r"[\dA-Fa-f]{1,6}", code) else 0
    if font.casefold() in _SIGNS:
        return _SIGNS[font.casefold()].get(place & 0xFF, "")
    return chr(place) if 0x20 <= place < 0xD800 else ""
