"""Short forms of a scope, typed among the words of a question: ``outlet:"Harbour Courier" after:2025-05``. Pure.

:func:`scoped` is the one function that every question, query and topic goes through.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from rapidfuzz.distance.Indel import normalized_similarity
from rapidfuzz.process import extract

from assistant.facts import dates, text_of
from assistant.wording import counted, long_date
from index.errors import WrongUseError
from index.i18n import N_, _, ngettext
from index.types import DocumentSummary, Scope

Field = Literal["documents", "outlets", "authors", "speakers"]

NAMES: dict[str, Field] = {"document": "documents", "outlet": "outlets", "author": "authors", "speaker": "speakers"}
"""The short forms that name something, and the field of a scope that each sets."""

DATES = ("after", "before")

ALL = N_("all documents")
"""What a scope that leaves nothing out is asked of."""

SHOWN = 5
"""How many of the names that there are stand in the message about one that there is not."""

_QUOTED = r"“(?P<typographic>[^”]*)”|„(?P<low>[^“”]*)[“”]|«(?P<guillemets>[^»]*)»|\"(?P<straight>[^\"]*)\""
_FORM = re.compile(rf"(?<!\S)(?P<key>{'|'.join((*NAMES, *DATES))}):(?:{_QUOTED}|(?P<bare>[^\s\"“„«]+))", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?")
_WORD = re.compile(r"\w+")
_BEFORE_STOP = re.compile(r" (?=[?!.,;](?: |$))")

_MISSING: dict[Field, str] = {
    "documents": N_("No document has the id or a title with the words “%(name)s”"),
    "outlets": N_("No document is from the outlet “%(name)s”"),
    "authors": N_("No document is by the author “%(name)s”"),
    "speakers": N_("Nobody called “%(name)s” says anything in the documents"),
}
_APART: dict[Field, str] = {
    "documents": N_("The document “%(name)s” is not among those that are ticked or named."),
    "outlets": N_("The outlet “%(name)s” is outside the filter, which is set to %(filter)s."),
    "authors": N_("The author “%(name)s” is outside the filter, which is set to %(filter)s."),
    "speakers": N_("The speaker “%(name)s” is outside the filter, which is set to %(filter)s."),
}


class ScopeError(WrongUseError):
    """A scope that cannot be meant: a name that no document has, a date that is none, or two at odds."""


@dataclass(frozen=True, slots=True)
class Form:
    """One short form as it was typed."""

    key: str
    value: str


def split(text: str) -> tuple[str, tuple[Form, ...]]:
    """Return the words of ``text`` without its short forms, and these in order.

    A form is a key, a colon and at once its value: one word, or several in quotes, straight or typographic. Any other
    word with a colon stays a word.
    """
    forms = tuple(Form(found["key"].lower(), _value(found)) for found in _FORM.finditer(text))
    words = _BEFORE_STOP.sub("", " ".join(_FORM.sub(" ", text).split())) if forms else text
    return words, forms


def without_scope(text: str) -> str:
    """Return the words of ``text`` without its short forms."""
    return split(text)[0]


def scoped(text: str, scope: Scope, documents: Sequence[DocumentSummary]) -> tuple[str, Scope]:
    """Return the words of ``text`` without its short forms, and ``scope`` narrowed by them.

    Both are held against ``documents``: a name gets the spelling that they have, and a part of an outlet's, author's or
    title's words stands for all that have it. What is set in both must agree; the narrower of both counts.

    Raises:
        ScopeError: no document has a name, a date is none, or nothing can be in both.
    """
    words, forms = split(text)
    known = _known(scope, documents)
    return words, (_joined(known, _known(_scope_of(forms), documents)) if forms else known)


def describe(scope: Scope) -> str:
    """Return a scope in words: ``2 sources · Harbour Courier · said by Petrova · from 1 May 2025``; empty for all."""
    parts = [counted(len(scope.documents), "source")] if scope.documents else []
    if scope.outlets:
        parts.append(_either(scope.outlets))
    if scope.authors:
        parts.append(_("by %(names)s", names=_either(scope.authors)))
    if scope.speakers:
        parts.append(_("said by %(names)s", names=_either(scope.speakers)))
    if scope.after:
        parts.append(_("from %(day)s", day=long_date(scope.after)))
    if scope.before:
        parts.append(_("until %(day)s", day=long_date(scope.before)))
    return " · ".join(parts)


def _either(names: Sequence[str]) -> str:
    either = _("or")
    return f" {either} ".join(names)


def asked_of(scope: Scope) -> str:
    """Return a scope in words that follow "Asked of": ``all documents · said by Petrova``."""
    return describe(scope) if scope.documents or scope.outlets else " · ".join(filter(None, (_(ALL), describe(scope))))


def _value(found: re.Match[str]) -> str:
    quoted = (found[name] for name in ("typographic", "low", "guillemets", "straight") if found[name] is not None)
    value = next(quoted, None)
    # The full stop or question mark that ends the question is not a part of the last name.
    return " ".join((found["bare"].rstrip("?!.,;") if value is None else value).split())


def _scope_of(forms: Iterable[Form]) -> Scope:
    """Return what short forms say: of one kind either name will do, the narrowest dates count."""
    scope = Scope()
    for form in forms:
        if not form.value:
            raise ScopeError(
                _("Nothing stands after “%(form)s”.", form=f"{form.key}:"),
                advice=_('Write it like outlet:"Harbour Courier".'),
            )
        if form.key in DATES:
            day = day_of(form.value, last=form.key == "before")
            scope = _joined(scope, Scope(after=day) if form.key == "after" else Scope(before=day))
        else:
            field = NAMES[form.key]
            scope = _set(scope, field, (*getattr(scope, field), form.value))
    return scope


def day_of(typed: str | None, *, last: bool = False) -> str | None:
    """Return a day, month or year as the ISO date of its first day, or of its ``last``; ``None`` for nothing.

    Every date that bounds a scope is read here: a short form, an option, a field of the page, an argument.

    Raises:
        ScopeError: it is none of these.
    """
    typed = (typed or "").strip()
    if not typed:
        return None
    found = _DATE.fullmatch(_in_numbers(typed))
    try:
        if found is None:
            raise ValueError(typed)
        year, month = int(found["year"]), int(found["month"] or (12 if last else 1))
        day = int(found["day"] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError as error:  # a month or day that the calendar does not have is a ValueError as well
        raise ScopeError(
            _("“%(typed)s” is not a date.", typed=typed),
            advice=_("Write it like 2025-05-03, 3 May 2025, May 2025 or 2025."),
        ) from error


def _in_numbers(typed: str) -> str:
    """Return a date in words or without hyphens, ``3 May 2025`` or ``20250503``, with them; what is none as it is."""
    if _COMPACT.fullmatch(typed):
        return _COMPACT.sub(r"\1-\2-\3", typed)
    if _DATE.fullmatch(typed):
        return typed
    found = dates(text_of(typed[:1].upper() + typed[1:]))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(typed)) or len(found[0].days) > 1:
        return typed
    return "-".join(str(part) for part in (found[0].year, found[0].month, *found[0].days) if part)


def _set(scope: Scope, field: Field, names: tuple[str, ...]) -> Scope:
    changed: dict[str, Any] = {field: names}
    return replace(scope, **changed)


def _known(scope: Scope, documents: Sequence[DocumentSummary]) -> Scope:
    """Return ``scope`` with its names as ``documents`` have them; an empty library has none that could be wrong."""
    for field in NAMES.values():
        typed: tuple[str, ...] = getattr(scope, field)
        if typed and documents:
            offered = _offered(field, documents)
            found = [each for name in typed for each in _meant(field, name, offered)]
            scope = _set(scope, field, tuple(dict.fromkeys(found)))
    return scope


def _offered(field: Field, documents: Sequence[DocumentSummary]) -> dict[str, str]:
    """Return the names that there are, each with the words by which a part of it is known."""
    match field:
        case "documents":
            return {each.document_id: each.title for each in documents}
        case "outlets":
            names = {each.outlet for each in documents if each.outlet}
        case "authors":
            names = {each.author for each in documents if each.author}
        case "speakers":
            names = {name for each in documents for name in each.speakers}
    return {name: name for name in sorted(names, key=str.casefold)}


def _meant(field: Field, name: str, offered: Mapping[str, str]) -> list[str]:
    """Return what ``name`` stands for: the very name, or else all whose words hold its words in a row."""
    if name in offered:
        return [name]
    lower = name.casefold()
    same = [each for each in offered if each.casefold() == lower]
    if (
        field == "speakers"
        and not same
        and (whole := next((each for each in offered if lower in each.casefold()), None))
    ):
        at = whole.casefold().index(lower)
        return [whole[at : at + len(name)]]  # a scope matches parts of speakers' names by itself
    found = same or [each for each, words in offered.items() if _holds(words, name)]
    if not found and field == "documents":
        found = [each for each in offered if each.startswith(lower)]
        if len(found) > 1:
            names = "; ".join(f"{each} ({offered[each]})" for each in found[:SHOWN])
            raise ScopeError(
                _("The ids of %(number)s documents begin like this.", number=len(found)),
                place=name,
                advice=_("Type more of one: %(names)s.", names=names),
            )
    if not found:
        raise _missing(field, name, list(offered.values()))
    return found


def _holds(name: str, part: str) -> bool:
    words, wanted = (f" {' '.join(_WORD.findall(each.casefold()))} " for each in (name, part))
    return bool(wanted.strip()) and wanted in words


def _missing(field: Field, name: str, offered: Sequence[str]) -> ScopeError:
    what = _(_MISSING[field], name=name)
    lower = {each.casefold(): each for each in offered}
    found = extract(name.casefold(), list(lower), scorer=normalized_similarity, limit=SHOWN, score_cutoff=0.5)
    near = [lower[each] for each, _similarity, _place in found]
    shown = list(dict.fromkeys([*near, *offered]))[:SHOWN]
    there = ", ".join(shown)
    if len(offered) > SHOWN:
        there = _("%(names)s and %(number)s more", names=there, number=len(offered) - SHOWN)
    if not there:
        return ScopeError(f"{what}.")
    # Translators: the first half is one of the messages above, such as “No document is from the outlet …”.
    return ScopeError(
        ngettext(
            "%(what)s; there is %(names)s.", "%(what)s; there are %(names)s.", len(offered), what=what, names=there
        )
    )


def _joined(one: Scope, other: Scope) -> Scope:
    """Return what lies in both scopes."""
    for field in NAMES.values():
        set_before, narrower = getattr(one, field), getattr(other, field)
        if narrower:
            one = _set(one, field, _in_both(field, set_before, narrower) if set_before else narrower)
    after = max(filter(None, (one.after, other.after)), default=None)
    before = min(filter(None, (one.before, other.before)), default=None)
    if after and before and after > before:
        raise ScopeError(
            _("No day is both on or after %(after)s and on or before %(before)s.", after=after, before=before),
            advice=_("Change one of them."),
        )
    return replace(one, after=after, before=before)


def _in_both(field: Field, filtered: tuple[str, ...], typed: tuple[str, ...]) -> tuple[str, ...]:
    if field == "speakers":
        pairs = [(a.casefold(), a, b.casefold(), b) for a in filtered for b in typed]
        # Of two names of which one is a part of the other, the longer says more exactly who is meant.
        both = [
            a if lower_b in lower_a else b
            for lower_a, a, lower_b, b in pairs
            if lower_b in lower_a or lower_a in lower_b
        ]
    else:
        both = [each for each in typed if each in filtered]
    if not both:
        apart = _(_APART[field], name=", ".join(typed), filter=", ".join(filtered))
        raise ScopeError(apart, advice=_("Change one of them."))
    return tuple(dict.fromkeys(both))
