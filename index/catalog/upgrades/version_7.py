"""Version 7: when in a recording the words of a transcript are said."""

from index.catalog.database import Database


def add(database: Database) -> None:
    """Make room for it beside each text: pairs of an offset and a second. No transcript was stored before."""
    for table in ("documents", "versions"):
        known = {row[0] for row in database.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        if "times" not in known:
            database.write(f"ALTER TABLE {table} ADD COLUMN times TEXT NOT NULL DEFAULT '[]'")
