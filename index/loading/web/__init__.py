"""Web addresses, fetched with care."""

from index.loading.web.download import download
from index.loading.web.guard import check_form
