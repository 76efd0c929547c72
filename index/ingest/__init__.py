"""One run: places visited, documents loaded and placed."""

from index.ingest.manners import Manners
from index.ingest.originals import Originals
from index.ingest.run import NO_TIME, Ingest, OnProgress
from index.ingest.visitor import Visitor
