"""Version 10: of what was removed not even the name is kept, only a hash by which `sync` knows it again."""

from index.catalog.database import Database
from index.catalog.places import hashed, source_of


def fill(database: Database) -> None:
    """Put hashes in the place of the names. What was removed earlier is scrubbed like what will be."""
    names = [row[0] for row in database.rows("SELECT origin FROM excluded")]
    database.write("DROP TABLE excluded")
    database.write("CREATE TABLE excluded (origin TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID")
    for name in names:
        database.write("INSERT INTO excluded VALUES (?, ?)", hashed(name), hashed(source_of(name)))
    if names:
        database.write("INSERT OR REPLACE INTO meta VALUES ('scrub', 'due')")
