-- Version 2: what analysts need.

-- Copies of one text: MinHash bands, of which two copies share one, and the pairs that turned out to be one text.
CREATE TABLE bands (
    number INTEGER NOT NULL,
    band INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (number, band, document_id)
) WITHOUT ROWID;
CREATE INDEX bands_by_document ON bands (document_id);

CREATE TABLE copies (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    copy_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (document_id, copy_id)
) WITHOUT ROWID;
CREATE INDEX copies_by_copy ON copies (copy_id);

-- What each sentence of a document gives to whom, made with its passages.
CREATE TABLE claims (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    sentences TEXT NOT NULL
) WITHOUT ROWID;

-- Two forms of speakers' names that a person has said are one speaker, or are not; `document` where a form stands for
-- somebody in one document only ("a strategist"). Later rows weigh more.
CREATE TABLE speaker_decisions (
    decision_id INTEGER PRIMARY KEY,
    one TEXT NOT NULL,
    one_document TEXT NOT NULL,
    other TEXT NOT NULL,
    other_document TEXT NOT NULL,
    joined INTEGER NOT NULL,
    UNIQUE (one, one_document, other, other_document)
);

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
