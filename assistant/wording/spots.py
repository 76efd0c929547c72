"""Where in its document something stands, as a person says it. Pure."""

from assistant.types import Citation
from index.i18n import _
from index.types import Spot


def spot_in(spot: Citation | Spot) -> str:
    """Return where something stands: ``page 4``, ``slide 4``, ``at 12:04``; nothing where its format has none."""
    if spot.second is not None:
        return _("at %(time)s", time=clock(spot.second))
    if spot.slide:
        return _("slide %(number)s", number=spot.slide)
    return _("page %(page)s", page=spot.page) if spot.page else ""


def clock(second: float) -> str:
    """Return a time in a recording: ``12:04``, ``1:02:03``."""
    minutes, seconds = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def short_spot_in(citation: Citation) -> str:
    """Return the same as a reference has it: ``p. 4``."""
    return _("p. %(page)s", page=citation.page) if citation.page else spot_in(citation)
