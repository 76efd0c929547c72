"""An author's line as the names in it, in the parts that reference managers ask for. Pure."""

import re
from dataclasses import dataclass

from bibtexparser.middlewares.names import parse_single_name_into_parts

_BY = re.compile(r"^\s*(?:text|words|story)?\s*by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|&|\band\b)\s*")
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|journalists?|producers?|analysts?|contributors?)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:agency|association|authority|board|bureau|centre|center|college|commission|committee|company|council|desk|"
    r"department|foundation|group|institute|ltd|inc|ministry|network|news|newsroom|office|organi[sz]ation|party|press|"
    r"service|society|staff|team|trust|union|university)\b|^the\s|\d|@|\.\w{2,}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or a body's as it stands in ``literal``.

    ``particle`` belongs to the family name and is not what it is sorted by: "de la" of Ana de la Cruz.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


def names_in(line: str | None, outlet: str | None = None) -> tuple[Name, ...]:
    """Return the names in an author's line: ``By Ada Finch and Tom Ruck, health correspondents``.

    What a name of one word, of a body or of the outlet itself stands for is not taken apart.
    """
    line = _BY.sub("", (line or "").strip())
    if not line:
        return ()
    if outlet and line.casefold() == outlet.casefold():
        return (Name(literal=line),)
    each = [part for parts in _AND.split(line) for part in _by_commas(parts)]
    people = [part for part in each if not _ROLE.search(part)] or each
    return tuple(name_of(part) for part in people)


def name_of(name: str) -> Name:
    """Return one name in parts, as BibTeX takes them apart: words in lower case before the last are its particle."""
    if len(name.split()) == 1 or _BODY.search(name) or _ROLE.search(name):
        return Name(literal=name)
    suffix = _SUFFIX.search(name)
    parts = parse_single_name_into_parts(_SUFFIX.sub("", name), strict=False)
    return Name(
        family=" ".join(parts.last),
        given=" ".join(parts.first),
        particle=" ".join(parts.von),
        suffix=suffix[1] if suffix else " ".join(parts.jr),
    )


def _by_commas(names: str) -> list[str]:
    """Part names at commas, but not "Finch, Ada" or "Ruck, Jr."."""
    parts = [part.strip() for part in re.split(r",(?!\s*(?:Jr|Sr)\b)", names) if part.strip()]
    if len(parts) == 2 and not _ROLE.search(parts[1]):
        last, first = (part.split() for part in parts)
        if len(first) <= 2 and all(word[0].islower() for word in last[:-1]):
            return [", ".join(parts)]
    return parts
