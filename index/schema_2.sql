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
