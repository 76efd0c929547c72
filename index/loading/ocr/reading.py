"""Pictures of pages read one after another, within bounds, and what is said of those that were not."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from PIL import Image

from index.i18n import N_, _, figure, ngettext
from index.loading import limits
from index.loading.able import reads_pictures
from index.loading.drafts import Tell
from index.loading.ocr.seen import SeenPage

NEEDED = N_("Reading pictures needs the extra “ocr”, which is not installed.")
HOW_TO_GET = N_("Install it with `make run OCR=1` or `pip install '.[ocr]'`, then sync or add this again.")

_NAMED = 12
"""Pages that are named one by one; more are counted."""


def read_all(pictures: Mapping[int, Callable[[], Image.Image]], tell: Tell) -> dict[int, SeenPage]:
    """Return what stands on pictures, by page; each is only made when its turn comes. ``tell`` hears of each.

    Only the first :data:`~index.loading.limits.READ_PAGES` are read, and none where nothing here reads pictures.
    """
    if not pictures or not reads_pictures():
        return {}
    from index.loading.ocr.engine import read  # noqa: PLC0415 - an extra, and only pictures need it

    most = min(len(pictures), limits.READ_PAGES)
    found = {}
    for number, (page, picture) in enumerate(islice(pictures.items(), most), 1):
        tell(number, most)
        found[page] = read(picture())
    return found


def told_unread(unread: Sequence[int]) -> tuple[str, ...]:
    """Return what is said of pages that are pictures and were not read, and what to do about it; nothing if none."""
    if not unread:
        return ()
    which = _named(unread)
    if reads_pictures():
        what = _("At most %(most)s pages of a document are read from pictures.", most=figure(limits.READ_PAGES))
        return (" ".join((which, what, _("Split it to have them all read."))),)
    return (f"{which} {_(NEEDED)} {_(HOW_TO_GET)}",)


def _named(unread: Sequence[int]) -> str:
    if len(unread) > _NAMED:
        return ngettext(
            "%(num)s page is a picture and was not read.", "%(num)s pages are pictures and were not read.", len(unread)
        )
    return ngettext(
        "Page %(pages)s is a picture and was not read.",
        "Pages %(pages)s are pictures and were not read.",
        len(unread),
        pages=", ".join(map(str, unread)),
    )
