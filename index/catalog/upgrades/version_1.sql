-- The catalog: the truth about a library. Chroma's collection is derived from it and can be rebuilt.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What a person gave to `add`: looked at again by `sync`.
CREATE TABLE roots (place TEXT PRIMARY KEY) WITHOUT ROWID;

-- One file or address that was read. `digest` is the SHA-256 of its bytes; empty while its documents are being added.
CREATE TABLE sources (place TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    metadata TEXT NOT NULL,      -- as the document says it
    overrides TEXT NOT NULL,     -- as a person has set it
    media_type TEXT NOT NULL,
    page_starts TEXT NOT NULL,
    added TEXT NOT NULL
);

-- A document may stand in several places; `origin` is a source, or one line of it.
CREATE TABLE locations (
    origin TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX locations_by_document ON locations (document_id);
CREATE INDEX locations_by_source ON locations (source);

-- Places whose document a person removed: `sync` leaves them out until they are added again.
CREATE TABLE excluded (origin TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE failures (place TEXT PRIMARY KEY, what TEXT NOT NULL, advice TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE passages (
    passage_id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, so a stale index cannot point at another passage
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    heading TEXT,
    question TEXT,
    sentences TEXT NOT NULL,
    vector BLOB NOT NULL         -- float32, little-endian, unit length
);
CREATE INDEX passages_by_document ON passages (document_id);

CREATE TABLE speakers (
    passage_id INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    name TEXT NOT NULL,
    document_id TEXT NOT NULL,
    PRIMARY KEY (passage_id, name)
) WITHOUT ROWID;
CREATE INDEX speakers_by_document ON speakers (document_id);

CREATE VIRTUAL TABLE words USING fts5 (body, context, tokenize = 'porter unicode61 remove_diacritics 2');
