"""Refuses pages that stand where an article should."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import Look, Wall, single_spaced, wall_of

CUT = N_(
    "The page says that the rest of its article is for subscribers: the text may be only its beginning. "
    "Open it where you are logged in, save it as a file and add that."
)
_SAVE = N_("Open it in a browser until you see the article, save it from there as a file, and add that.")
_TOLD: dict[Wall, tuple[str, str]] = {
    "missing": (
        N_("There is nothing at this address: its page says that it was not found."),
        N_("Check the address, or search the site for where the article stands now."),
    ),
    "consent": (N_("This is no article but a page that asks for consent to cookies."), _SAVE),
    "log-in": (N_("This is no article but a page that asks for a log-in or a subscription."), _SAVE),
    "check": (N_("This is no article but a page that checks whether a person is reading."), _SAVE),
    "script": (N_("This is no article but a page that asks for JavaScript, which is not run here."), _SAVE),
    "region": (N_("The page says that its article is not available from here."), _SAVE),
    "down": (N_("This is no article: the site says that it is out of order for now."), N_("Add it again later.")),
}
_EMPTY = N_("The page has no words of its own: a program in it fetches them, and programs of pages are not run here.")


def check_wall(
    tree: HtmlElement, title: str | None, article: Sequence[str], shown: Sequence[str], *, programmed: bool
) -> None:
    """Refuse a page that is no article; ``programmed`` says whether there are programs in it.

    Raises:
        LoadError: what it is instead, and how to get at the article.
    """
    if programmed and not shown:
        raise LoadError(_(_EMPTY), advice=_(_SAVE))
    headings = (single_spaced(each.text_content()) for each in tree.iter("h1", "h2"))
    heads = [each for each in (title, *list(headings)[:2]) if each]
    if wall := wall_of(Look(heads, article, shown)):
        what, advice = _TOLD[wall]
        raise LoadError(_(what), advice=_(advice))
