CREATE INDEX IF NOT EXISTS waiting ON passages (document_id) WHERE vector = x'';
