"""The catalog: one SQLite file that holds documents, passages and vectors; the truth."""

from index.catalog.catalog import METADATA_FIELDS, Catalog, NewDocument
from index.catalog.copies import first_of_copies, groups_of, originals_first
from index.catalog.faults import damaged, unwritten
from index.catalog.judgements import JudgementStore
from index.catalog.keeper import Keeper
from index.catalog.mending import Salvaged, copied, mend
from index.catalog.passages import NewPassages, StoredPassage
from index.catalog.places import Places
from index.catalog.saved import SavedStore
from index.catalog.untitled import untitled
from index.catalog.upgrades import LATEST
from index.catalog.visits import Visit, Visits
