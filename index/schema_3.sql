-- Version 3: what more doors need.

-- The language by which a document's words stand in the full-text index. A document without a row was stored by an older
-- version: its words are put anew when documents are next listed.
CREATE TABLE worded (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    language TEXT
) WITHOUT ROWID;
