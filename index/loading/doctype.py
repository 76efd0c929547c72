"""What stands inside a document type declaration: entities, put in their place where they are plain, else refused."""

import re
from html import unescape

from index.errors import LoadError
from index.i18n import N_, _

LONGEST_ENTITY = 40
"""Characters that an entity may stand for: a sign or a name."""

# Each part is matched in one way only: in two, a page that opens with many comments would be tried in all combinations.
_BEFORE = r"\s*+(?:(?:<\?[^>]*+>|(?><!--.*?-->))\s*+)*+"
_QUOTED = r"\"[^\"]*\"|'[^']*'"
_BEGINS = re.compile(rf"({_BEFORE}<!DOCTYPE(?:[^\[>\"']|{_QUOTED})*)\[", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(rf"((?:(?><!--.*?-->)|(?><\?.*?\?>)|{_QUOTED}|[^\]\"'])*+)\]\s*(?=>)", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+(%\s+)?([^\s\"'>]+)\s+(\"[^\"]*\"|'[^']*')?", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NUMBERED = re.compile(r"&#(?:\d{1,7}|x[\da-f]{1,6});", re.IGNORECASE)
_OF_MARKUP = frozenset(("lt", "gt", "amp", "quot", "apos"))
_REFERENCE = re.compile(r"&([^\s&;#]{1,100});")

AGAIN = N_("Open it where it is shown, save it as a new document and add that.")


def settled(text: str) -> str:
    """Return a page or an XML file without what stands inside its document type declaration.

    HTML knows nothing of it, and would show the rest of it as text. Entities that stand for a few characters are put
    in their places.

    Raises:
        LoadError: it declares entities of another kind, such as those that stand in another file, or does not end.
    """
    begins = _BEGINS.match(text)
    if not begins:
        return text
    inside = _INSIDE.match(text, begins.end())
    if not inside:
        raise LoadError(_("Its document type declaration does not end, so its words can't be told."), advice=_(AGAIN))
    stands_for = dict(map(_plain, _ENTITY.finditer(_COMMENT.sub("", inside[1]))))
    rest = text[inside.end() :]
    if stands_for:
        rest = _REFERENCE.sub(lambda found: stands_for.get(found[1], found[0]), rest)
    return begins[1] + rest


def _plain(declared: re.Match[str]) -> tuple[str, str]:
    parameter, name, value = declared.groups()
    if name in _OF_MARKUP and not parameter:
        return name, f"&{name};"
    words = _NUMBERED.sub(lambda found: unescape(found[0]), (value or "")[1:-1])
    if parameter or value is None or len(words) > LONGEST_ENTITY or any(mark in words for mark in "&<%"):
        raise LoadError(_("It declares entities, which can hide what it says."), advice=_(AGAIN))
    return name, words
