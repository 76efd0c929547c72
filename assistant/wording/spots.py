"""Where in its document something stands, as a person says it. Pure."""

from assistant.types import Citation
from index.i18n import _, ngettext
from index.types import DocumentSummary, Spot


def spot_in(spot: Citation | Spot) -> str:
    """Return where something stands: ``page 4``, ``slide 4``, ``at 12:04``; nothing where its format has none.

    What was read from a picture is said to be: ``page 4, read from a picture, 96 % sure``.
    """
    if spot.second is not None:
        return _("at %(time)s", time=clock(spot.second))
    if spot.slide:
        return _("slide %(number)s", number=spot.slide)
    return _with_reading(_("page %(page)s", page=spot.page) if spot.page else "", spot)


def clock(second: float) -> str:
    """Return a time in a recording: ``12:04``, ``1:02:03``."""
    minutes, seconds = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def short_spot_in(citation: Citation) -> str:
    """Return the same as a reference has it: ``p. 4``."""
    page = _with_reading(_("p. %(page)s", page=citation.page), citation)
    return page if citation.page else spot_in(citation)


def unread_pages(document: DocumentSummary) -> str:
    """Return how many pages of a document were not read since they are pictures; nothing where all were."""
    return ngettext("%(num)s page not read", "%(num)s pages not read", document.unread) if document.unread else ""


def percent(share: float) -> str:
    """Return a share, from 0 to 1, in hundredths as a person writes them; what is not all is not said to be."""
    return _("%(figure)s %%", figure=100 if share >= 1 else min(round(100 * share), 99))


def _with_reading(where: str, spot: Citation | Spot) -> str:
    if not isinstance(spot, Citation) or spot.read is None:
        return where
    return ", ".join(filter(None, (where, _("read from a picture, %(share)s sure", share=percent(spot.read)))))
