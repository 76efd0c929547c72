"""Pictures of pages: JPEG, PNG, WebP, and TIFF with any number of pages."""

from functools import partial

from index.errors import LoadError
from index.i18n import _
from index.loading.able import reads_pictures
from index.loading.article import PAGE
from index.loading.drafts import Draft, Tell
from index.loading.ocr import HOW_TO_GET, NEEDED, frame, frame_count, read_all, told_unread
from index.loading.parsers.pdf import arranged, in_order, page_seen, paragraphs_of


def parse(data: bytes, tell: Tell) -> Draft:
    """Return the paragraphs that stand on the pictures of a file, with marks where its pages begin if it has several.

    Raises:
        LoadError: it is damaged, or nothing here reads pictures.
    """
    count = frame_count(data)
    frame(data, 1)
    if not reads_pictures():
        raise LoadError(" ".join((_("This is a picture."), _(NEEDED))), advice=_(HOW_TO_GET), unread=count)
    seen = read_all({page: partial(frame, data, page) for page in range(1, count + 1)}, tell)
    unread = tuple(range(len(seen) + 1, count + 1))
    pages = {page: page_seen(found) for page, found in seen.items()}
    blocks = arranged(list(pages.values()))
    paragraphs = paragraphs_of(blocks)
    if count == 1:
        paragraphs = [each.replace(PAGE, "") for each in paragraphs]
    words = {page: in_order(found, blocks[page - 1].blocks, pages[page]) for page, found in seen.items()}
    return Draft(tuple(paragraphs), warnings=told_unread(unread), seen=words, unread=unread)
