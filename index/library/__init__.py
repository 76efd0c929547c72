"""The one door to a library: add, sync, search, open, edit, remove, check, re-index."""

from index.catalog import groups_of
from index.ingest import Manners, OnProgress
from index.library.archive import Manifest, import_
from index.library.ids import SHOWN, id_of, short_id
from index.library.library import Library
from index.library.ready_made import fits, make_ready, put_in_place
from index.library.shelf import CATALOG, is_library, libraries_in, put_together
