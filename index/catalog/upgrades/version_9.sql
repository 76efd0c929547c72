-- Version 9: what was read from pictures of pages, and what was not.

-- The words that were read, each with its place in the text, its page, its box and how sure it is; the pages that are
-- pictures and were not read. `pictures` counts the pages that were.
CREATE TABLE IF NOT EXISTS readings (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    words TEXT NOT NULL,
    pictures INTEGER NOT NULL,
    unread TEXT NOT NULL
) WITHOUT ROWID;

-- How many pages of what could not be added are pictures that nothing here can read.
CREATE TABLE IF NOT EXISTS unread (
    place TEXT PRIMARY KEY REFERENCES failures ON DELETE CASCADE,
    pages INTEGER NOT NULL
) WITHOUT ROWID
