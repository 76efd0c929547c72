"""What an OpenDocument text says beside its words: how it counts its lists, its headers, its boxes."""

from index.loading.parsers.opendocument.counting import Counting
from index.loading.parsers.opendocument.drawn import boxed, running_parts
from index.loading.parsers.opendocument.tables import cells_in, places_things, spanned
