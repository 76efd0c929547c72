"""Where in its document something stands, as a person says it. Pure."""

from assistant.types import Citation
from index.i18n import _
from index.types import Spot


def spot_in(spot: Citation | Spot) -> str:
    """Return on which page or slide something stands: ``page 4``; nothing where its format has none."""
    if spot.slide:
        return _("slide %(number)s", number=spot.slide)
    return _("page %(page)s", page=spot.page) if spot.page else ""


def short_spot_in(citation: Citation) -> str:
    """Return the same as a reference has it: ``p. 4``."""
    return _("p. %(page)s", page=citation.page) if citation.page else spot_in(citation)
