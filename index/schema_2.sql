-- Version 2: what analysts need.

-- Texts that a document had before the one it has now, so that what changed can be shown; they go with the document.
CREATE TABLE versions (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    version TEXT NOT NULL,
    text TEXT NOT NULL,
    metadata TEXT NOT NULL,      -- as the document said it then
    page_starts TEXT NOT NULL,
    replaced TEXT NOT NULL,
    PRIMARY KEY (document_id, version)
);

-- Reports that a person saved, as JSON. What a removed document said is taken out of them.
CREATE TABLE saved (
    name TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    report TEXT NOT NULL,
    saved TEXT NOT NULL
) WITHOUT ROWID;
