"""References as BibTeX: for LaTeX with BibTeX or biblatex, and for reference managers."""

import re
from datetime import date
from itertools import accumulate

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from assistant.export.names import Name
from assistant.export.paper import Paper
from assistant.export.sources import Kind, Source, sources_of
from assistant.wording import web_address

TYPES: dict[Kind, str] = {
    "newspaper": "article",
    "interview": "misc",
    "report": "techreport",
    "webpage": "online",
    "document": "misc",
}
"""``online`` is biblatex's; BibTeX's own styles take a type that they don't know for ``misc``."""

OUTLET: dict[Kind, str] = {
    "newspaper": "journal",
    "interview": "howpublished",
    "report": "institution",
    "webpage": "organization",
    "document": "howpublished",
}

_SPECIAL = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{character: f"\\{character}" for character in "{}$&#%_"},
    }
)
"""What means something to TeX, as it is written to stand for itself."""

_UNBALANCED = _SPECIAL | str.maketrans({"{": r"{\textbraceleft}", "}": r"{\textbraceright}"})
"""The same where braces are not in pairs: BibTeX counts them even behind a backslash."""

_IN_ADDRESS = re.compile(r"[{}\\\s]")


def to_bibtex(paper: Paper) -> bytes:
    """Return the documents that a paper cites, each once, with its quotes in ``annote``, which styles don't print."""
    library = Library([_entry(source) for source in sources_of(paper.references)])
    return write_string(library).encode()


def escaped(text: str) -> str:
    """Return ``text`` as TeX prints it; everything beyond ASCII stays as it is."""
    depths = list(accumulate({"{": 1, "}": -1}.get(character, 0) for character in text))
    in_pairs = not depths or (min(depths) >= 0 and depths[-1] == 0)
    return text.translate(_SPECIAL if in_pairs else _UNBALANCED)


def _entry(source: Source) -> Entry:
    first = source.first
    year, month, day = (*source.date, None, None, None)[:3]
    interview = f"Interview by {first.author}" if source.interviewers else "Interview"
    outlet = ", ".join(filter(None, (interview if source.kind == "interview" else None, first.outlet)))
    address = web_address(first.url)
    fields = {
        "author": " and ".join(map(_name, source.authors)),
        # A title in braces keeps its capitals in styles that take them away.
        "title": f"{{{escaped(first.title)}}}",
        OUTLET[source.kind]: escaped(outlet),
        "entrysubtype": "newspaper" if source.kind == "newspaper" else "",
        "year": str(year or ""),
        "month": f"{date(2000, month, 1):%b}".lower() if month else "",
        "day": str(day or ""),
        "url": _IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address) if address else "",
        "annote": escaped(source.quoted),
    }
    return Entry(TYPES[source.kind], source.key, [_field(*each) for each in fields.items() if each[1]])


def _field(key: str, value: str) -> Field:
    # A month is a name that BibTeX knows, and so not in braces.
    return Field(key, value, enclosing="no-enclosing") if key == "month" else Field(key, value)


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    last = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(escaped(part) for part in (last, name.suffix, name.given) if part)
