"""The one door to a library: add, sync, search, open, edit, remove, check, re-index."""

from index.catalog import groups_of
from index.ingest import Manners, OnProgress
from index.library.library import Library
from index.library.shelf import libraries_in
