"""Jinja templates filled in. Every value is escaped by them."""

from dataclasses import asdict
from functools import cache

from jinja2 import Environment

from assistant.analysis.saving import kind_of
from assistant.phrasing import counted, cut
from assistant.quoting import DIFFER, STATUSES
from assistant.templating import environment
from assistant.ui import wording


def filled(template: str, **values: object) -> str:
    """Return the template of that name with ``values`` in it."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    own = (wording.day, wording.certainty, wording.outcome, wording.whole, wording.stands)
    made = environment("assistant.ui", (counted, cut, *own))
    made.globals["kinds"] = wording.KINDS
    made.globals["differ"] = DIFFER
    made.globals["statuses"] = STATUSES
    made.globals["stages"] = wording.STAGES
    made.filters["fields"] = asdict
    made.filters["kind"] = kind_of
    return made
