"""Version 6: what the rows of a table stand under, its caption and its column headings."""

from index.catalog.database import Database


def add(database: Database) -> None:
    """Make room for it beside each passage. What was stored before is split anew when it is re-indexed."""
    known = {row[0] for row in database.rows("SELECT name FROM pragma_table_info('passages')")}
    for column in ("caption", "columns"):
        if column not in known:
            database.write(f"ALTER TABLE passages ADD COLUMN {column} TEXT")
