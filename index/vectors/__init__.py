"""The nearest vectors: Chroma, derived from the catalog."""

from index.vectors.holding import Holding
from index.vectors.local import VectorIndex
from index.vectors.mirror import VectorMirror
from index.vectors.neighbours import Neighbours
from index.vectors.server import VectorServer
from index.vectors.store import VectorsError
