"""Jinja templates filled in. Every value is escaped by them."""

from dataclasses import asdict
from functools import cache

from jinja2 import Environment

from assistant.analysis import used
from assistant.analysis.history import kind_of
from assistant.local_models import size_in_words
from assistant.ui.html import wording
from assistant.ui.html.evidence import with_source
from assistant.wording import (
    STATUSES,
    clock,
    counted,
    cut,
    environment,
    language_name,
    spot_in,
    told,
    unread_pages,
    whose,
)
from index.i18n import figure


def filled(template: str, **values: object) -> str:
    """Return the template of that name with ``values`` in it."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    own = (wording.day, wording.sureness, wording.byline, with_source, wording.outcome, wording.whole, wording.stands)
    names = (wording.named, wording.report_kind, whose, language_name, unread_pages)
    made = environment("assistant.ui", (clock, counted, cut, figure, size_in_words, told, used, *own, *names))
    made.globals["kinds"] = wording.KINDS
    made.globals["statuses"] = STATUSES
    made.globals["sureness"] = wording.SURENESS
    made.globals["stages"] = wording.STAGES
    made.globals["fields"] = wording.FIELDS
    made.filters["fields"] = asdict
    made.filters["kind"] = kind_of
    made.filters["spot"] = spot_in
    return made
