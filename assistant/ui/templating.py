"""Jinja templates filled in. Every value is escaped by them."""

from dataclasses import asdict
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.analysis.saving import kind_of
from assistant.phrasing import counted, cut
from assistant.quoting import DIFFER, STATUSES
from assistant.ui import wording


def filled(template: str, **values: object) -> str:
    """Return the template of that name with ``values`` in it."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("assistant.ui"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["kinds"] = wording.KINDS
    environment.globals["differ"] = DIFFER
    environment.globals["statuses"] = STATUSES
    environment.globals["stages"] = wording.STAGES
    for word in (
        wording.day,
        counted,
        wording.certainty,
        wording.address_at,
        wording.outcome,
        cut,
        wording.whole,
        wording.stands,
    ):
        environment.filters[word.__name__] = word
    environment.filters["fields"] = asdict
    environment.filters["kind"] = kind_of
    return environment
