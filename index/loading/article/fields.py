"""What front matter, JSON and document properties say, as metadata. Pure."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from dateutil.parser import ParserError, parse

from index.loading.article.normalising import clean_characters, single_spaced
from index.text import code_of
from index.types import Metadata

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "site", "newspaper"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "publication_date", "published_at", "date_published"),
    "url": ("url", "link", "address", "canonical_url"),
    "language": ("language", "lang"),
}
NOBODY = re.compile(
    r"python-docx|(?:microsoft |ms )?office user|(?:windows )?user|admin\w*|unknown|author", re.IGNORECASE
)
"""What programs write for an author when nobody said who it is."""

NO_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel) ?-.*|(?:new )?(?:microsoft )?word[- ]document"
    r"|(?:untitled|document|doc|dokument|presentation|powerpoint[- ]presentation|unbenannt|ohne titel|sans titre"
    r"|sin título|senza titolo|title|titel|titre|template|vorlage|normal)(?: ?document)?[ _-]?\d*"
    r"|[^\s/]+\.(?:docx?|docm|dotx?|rtf|odt|ott|tmp|pdf|indd|qxd|wpd|html?)",
    re.IGNORECASE,
)
"""What programs write for a title when nobody gave one, or the name of a file."""

_DAY_AND_YEAR = re.compile(
    r"(?=.*\b(?:1[5-9]|20)\d\d\b)(?=.*(?:[^\W\d_]{3}|\d{4}-\d\d?-\d\d?))|(?:1[5-9]|20)\d{6}$", re.DOTALL
)


def metadata_from(fields: Mapping[str, object]) -> Metadata:
    """Return what ``fields`` say under any of their usual names; names match whatever their case."""
    given = {str(name).strip().lower().replace("-", "_").replace(" ", "_"): value for name, value in fields.items()}
    found: dict[str, str | None] = {}
    for name, aliases in _NAMES.items():
        values = (_words(given[alias]) for alias in aliases if alias in given)
        found[name] = next(filter(None, values), None)
    found["published"] = iso_date(found["published"]) if found["published"] else None
    found["language"] = code_of(found["language"])
    return Metadata(**found)


def iso_date(text: str) -> str | None:
    """Return the ISO date that ``text`` plainly states, with its day, month and year, else ``None``.

    Dates of digits alone count only with the year first: elsewhere 3/5/2025 is the third of May and the fifth of March.
    """
    text = single_spaced(text)
    if len(text) > 60 or not _DAY_AND_YEAR.match(text):
        return None
    try:
        # What is not stated would be taken from the default: two of them show what is stated.
        first, second = (parse(text, default=datetime(2000, month, month)) for month in (1, 2))
    except (ParserError, OverflowError):
        return None
    return first.date().isoformat() if first.date() == second.date() else None


def _words(value: object) -> str | None:
    """Return a field's value as words; names in a list are joined with commas."""
    values = value[:20] if isinstance(value, list) else [value]
    # No deeper: YAML can refer to the same list from everywhere.
    return ", ".join(filter(None, map(_word, values))) or None


def _word(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return single_spaced(clean_characters(str(value)))[:500]
    return None
