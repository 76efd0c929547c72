"""Quoted words: they stand at the span, typography aside. Pure."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts import Text
from index.i18n import _

_QUOTED = re.compile(r'"([^"]+)"|(?<!\w)\'((?:[^\']|(?<=\w)\'(?=\w))+)\'(?!\w)')
_GAP = re.compile(r"\[?\.\.\.\]?")
_MARKS = re.compile(r"\"|(?<!\w)'|'(?!\w)")
_EDGES = " .,;:!?-"


def quoted(text: Text) -> tuple[str, ...]:
    """Return what stands between quotation marks."""
    return tuple(found[1] or found[2] for found in _QUOTED.finditer(text.plain))


def check_quotes(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each quotation that is in none of the spans.

    An ellipsis may stand for words left out; the first letter may change its case, and the closing mark be another.
    """
    bare = [_bare(span.plain) for span in spans]
    for words in quoted(statement):
        parts = [part for part in (_bare(piece).strip(_EDGES) for piece in _GAP.split(words)) if part]
        if parts and not any(_stand_in(parts, span) for span in bare):
            yield _("The words “%(words)s” do not stand in the cited passage.", words=words.strip(_EDGES))


def _bare(text: str) -> str:
    """Return the words without quotation marks, whose forms and nesting differ; apostrophes inside a word stay."""
    return " ".join(_MARKS.sub("", text).split())


def _stand_in(parts: Sequence[str], span: str) -> bool:
    """Whether the parts stand in a span one after the other, each at the borders of words."""
    place = 0
    for part in parts:
        first = re.escape(part[0])
        either = f"[{re.escape(part[0].lower())}{re.escape(part[0].upper())}]" if part[0].isalpha() else first
        found = re.compile(rf"(?<!\w){either}{re.escape(part[1:])}(?!\w)").search(span, place)
        if found is None:
            return False
        place = found.end()
    return True


def same_words(one: str, other: str) -> bool:
    """Whether two plain texts are the same but for quotation marks, the first letter's case and marks at the ends."""
    first, second = (_bare(each).strip(_EDGES) for each in (one, other))
    return bool(first) and first[1:] == second[1:] and first[:1].casefold() == second[:1].casefold()


_ADDRESS = re.compile(
    r"\bhttps?://[^\s<>\"”)\]]+|\bwww\.[^\s<>\"”)\]]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"”)\]]+"
    r"|\b[\w-]{2,}\.(?:com|org|net|info|biz|xyz|io|example)\b",
    re.IGNORECASE,
)


def check_addresses(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each address that no span has: nobody should be sent where the source does not send them."""
    for found in _ADDRESS.findall(statement.plain):
        address = found.rstrip(".,;:!?'’").casefold()
        if not any(address in span.plain.casefold() for span in spans):
            yield _("The address %(address)s is not in the cited passage.", address=address)
