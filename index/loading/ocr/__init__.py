"""Words read from pictures of pages, on this machine: what is a picture, what stands on it, and where in the text."""

from index.loading.ocr.aligning import placed
from index.loading.ocr.pages import drawn, frame, frame_count, is_scan, picture_of
from index.loading.ocr.reading import HOW_TO_GET, NEEDED, read_all, told_unread
from index.loading.ocr.seen import Placed, SeenPage
