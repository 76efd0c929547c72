-- Version 2: what analysts need.

-- What each sentence of a document gives to whom, made with its passages. A document without a row was stored by an
-- older version: its claims are made from its text when they are first asked for.
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
