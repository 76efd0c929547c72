"""JSONL: one document a line."""

import json
from collections.abc import Iterator

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import metadata_from
from index.loading.drafts import Draft
from index.loading.parsers import plain

_ADVICE = N_(
    'Write it as one JSON object with "title" and "text", and optionally "outlet", "author", "date" and "url".'
)


def parse(text: str) -> Iterator[tuple[int, Draft | LoadError]]:
    """Yield the number of each line that is not empty, from 1, with its document or what is wrong with it."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _parse_line(line)
            except LoadError as error:
                yield number, error


def _parse_line(line: str) -> Draft:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise LoadError(_("This line is not valid JSON: %(reason)s.", reason=error), advice=_(_ADVICE)) from error
    except RecursionError as error:
        raise LoadError(_("This line is nested too deeply."), advice=_(_ADVICE)) from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise LoadError(_('This line is not an object with a "text".'), advice=_(_ADVICE))
    return Draft(plain.parse(value["text"]).paragraphs, metadata_from(value))
