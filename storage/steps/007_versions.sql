-- An article that was read again: its row and its appearances are what it says now, these tables what it said.
ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE articles ADD COLUMN changed_at TEXT;      -- when it was found changed; null: as it was first read
ALTER TABLE articles ADD COLUMN changed_by INTEGER;   -- the message that had it read again; null like changed_at
CREATE INDEX articles_originals ON articles (chat_id, number, original);  -- without reading the long rows
CREATE INDEX articles_by_message ON articles (chat_id, message_id);
CREATE INDEX articles_by_change ON articles (chat_id, changed_at) WHERE changed_at IS NOT NULL;

-- Forms with other values are no copies: the numbers tell. The bands are made anew, of other rows.
ALTER TABLE articles ADD COLUMN numbers TEXT NOT NULL DEFAULT '[]';
UPDATE articles SET numbers = list_numbers(text);
DELETE FROM article_bands;
INSERT INTO article_bands
    SELECT a.chat_id, band.value, a.number FROM articles a, json_each(list_bands(a.signature)) AS band;

CREATE TABLE versions (
    chat_id INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    version INTEGER NOT NULL,                 -- counts from 1 within the article
    until TEXT NOT NULL,                      -- when the article was found to say otherwise
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    outlet_words TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    received TEXT,
    dated TEXT NOT NULL,
    changed_at TEXT,
    changed_by INTEGER,
    PRIMARY KEY (chat_id, article_number, version),
    FOREIGN KEY (chat_id, article_number) REFERENCES articles (chat_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX versions_by_hash ON versions (chat_id, text_hash);

-- Each article may have a claim in words of its own, so what tells the claim stands with the words.
ALTER TABLE appearances ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
UPDATE appearances SET fingerprint = (
    SELECT c.fingerprint FROM claims c
    WHERE c.chat_id = appearances.chat_id AND c.number = appearances.claim_number
);
CREATE INDEX appearances_by_fingerprint ON appearances (chat_id, fingerprint, claim_number);
DROP INDEX claims_by_fingerprint;
ALTER TABLE claims DROP COLUMN fingerprint;
ALTER TABLE claims ADD COLUMN same_as INTEGER;        -- the claim that it was found to be; null: it is itself

-- The appearances of an earlier version. A claim that has no others is no longer in any article.
CREATE TABLE past_appearances (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    claim_number INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    fate TEXT NOT NULL CHECK (fate IN ('kept', 'changed', 'gone')),  -- in the version after it
    became INTEGER,                           -- the claim that stands in its place there; null: gone
    figures TEXT NOT NULL,                    -- list of the rows of figures, as lists
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT,
    cue_span TEXT,
    claimant TEXT,
    role TEXT,
    via TEXT NOT NULL,
    cue TEXT,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    caveat TEXT,
    said_on TEXT,
    event_first TEXT,
    event_last TEXT,
    places TEXT NOT NULL,
    salience REAL NOT NULL,
    words TEXT NOT NULL,
    source_words TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    UNIQUE (chat_id, claim_number, article_number, version),
    CHECK ((became IS NULL) = (fate = 'gone')),
    FOREIGN KEY (chat_id, claim_number) REFERENCES claims (chat_id, number),
    FOREIGN KEY (chat_id, article_number, version)
        REFERENCES versions (chat_id, article_number, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX past_appearances_by_heir ON past_appearances (chat_id, became) WHERE fate = 'changed';
CREATE INDEX past_appearances_by_version ON past_appearances (chat_id, article_number, version);

CREATE VIRTUAL TABLE past_index USING fts5 (
    words, content = 'past_appearances', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER past_appearances_indexed AFTER INSERT ON past_appearances BEGIN
    INSERT INTO past_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER past_appearances_unindexed AFTER DELETE ON past_appearances BEGIN
    INSERT INTO past_index (past_index, rowid, words) VALUES ('delete', old.id, old.words);
END;
