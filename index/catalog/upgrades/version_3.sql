-- Version 3: what more doors need.

-- What is known of a web address: the `digest` of its bytes as they were last taken whole, by what its server tells that
-- version, and when the list that names it said that it changed; when it was last asked for, how often it has failed
-- since it last answered, and before when it is not asked for again; whether it is on the public internet. `metadata` is
-- what a list says of the page.
CREATE TABLE visits (
    place TEXT PRIMARY KEY,
    digest TEXT NOT NULL DEFAULT '',
    etag TEXT,
    last_modified TEXT,
    modified TEXT,
    metadata TEXT NOT NULL DEFAULT '{}',
    asked TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL DEFAULT '',
    public INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

-- What is known of a web server: its robots.txt, until when that holds, and before when it is not asked again. `wished`
-- where the server itself said so.
CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    robots TEXT,
    robots_until TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL DEFAULT '',
    wished INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- What a feed, a sitemap or a list of addresses named when it was last read, in its order.
CREATE TABLE listed (
    list TEXT NOT NULL,
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    modified TEXT,
    metadata TEXT NOT NULL,
    PRIMARY KEY (list, number)
) WITHOUT ROWID;
CREATE INDEX listed_by_place ON listed (place);

-- The language by which a document's words stand in the full-text index.
CREATE TABLE worded (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    language TEXT
) WITHOUT ROWID;
