"""Marks of notes and lists, raised figures, and what running headers and footers say. Pure."""

import re

_RAISED = str.maketrans("0123456789+-−ivxlcdmn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁱᵛˣˡᶜᵈᵐⁿ")
_FIGURES = re.compile(r"\s*[-+−]?\d+\s*")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTING = re.compile(
    r"(?:page|pp?\.|seite|side|sida|sivu|pagina|página|pág\.|strona|str\.|стр\.|of|von|av|af|de|di|van|sur|z|из|[\W\d_])*",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"(?:error|fehler|erreur|¡?error|errore|fout|fel)! ", re.IGNORECASE)


def raised(text: str, *, mark: bool = False) -> str:
    """Return figures that stand raised as raised figures, so that 10⁶ is not 106; other words, like "st", as they are.

    A ``mark`` of a note may also be of letters (``ⁱᵛ``).
    """
    return text.translate(_RAISED) if mark or _FIGURES.fullmatch(text) else text


def counted_as(number: int, form: str) -> str:
    """Return a number as a list counts: ``iv``, ``D``, ``04``; in figures where the form is not known."""
    if form in {"lowerRoman", "upperRoman", "i", "I"} and 0 < number < 4000:
        return _cased(_roman(number), form)
    if form in {"lowerLetter", "upperLetter", "a", "A"} and number > 0:
        times, place = divmod(number - 1, 26)
        return _cased(chr(ord("a") + place) * (times + 1), form)
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form in {"bullet", "none"} else str(number)


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") or form.isupper() else letters


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        letters += sign * times
    return letters


def says_something(line: str) -> bool:
    """Whether a line of a header or footer says more than on which page it stands, and is no field's complaint."""
    return not (_COUNTING.fullmatch(line) or _COMPLAINT.match(line))
