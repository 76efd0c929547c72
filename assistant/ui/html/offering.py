"""Who writes, and the offer to fetch a model that writes on this machine, as HTML."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from assistant.local_models import FetchStoppedError, Step
from assistant.types import ModelsReport
from assistant.ui.html.templating import filled
from assistant.writing import STAYS, Model, destination, runs_here
from index.errors import BylineError


def header(models: Sequence[Model], offer: ModelsReport, *, guarded: bool = False) -> str:
    """Return the page's head: its pages, and the models that may write, the preferred one first.

    ``guarded`` says that one has logged in, and may log out.
    """
    return filled("header.html", guarded=guarded, **_writing(models, offer))


def pill(models: Sequence[Model], offer: ModelsReport) -> str:
    """Return who writes: the choice among ``models`` or, where there are none, what leads to the offer to fetch one."""
    return filled("pill.html", **_writing(models, offer))


def _writing(models: Sequence[Model], offer: ModelsReport) -> dict[str, object]:
    return {
        "models": [(each.name, destination(each), each.place) for each in models],
        "stays": STAYS,
        "offer": offer,
    }


def offer(
    report: ModelsReport,
    *,
    fetching: str | None = None,
    step: Step | None = None,
    used: str | None = None,
    error: BylineError | None = None,
) -> str:
    """Return the offer to fetch a model that writes on this machine; what one costs, or how far a fetch has come.

    ``fetching`` is the name of a model that is being fetched, ``used`` of one that is here now, ``error`` what went
    wrong or was stopped.
    """
    stopped = isinstance(error, FetchStoppedError)
    return filled(
        "offer.html",
        offer=report,
        host=urlsplit(report.models[0].address).hostname,
        fetching=next((each for each in report.models if each.name == fetching), None),
        step=step,
        used=used,
        problem=None if stopped else error,
        stopped=error if stopped else None,
        runs_here=runs_here(),
    )
