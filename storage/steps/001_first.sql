-- Moments are ISO 8601 in UTC with microseconds, days are ISO dates: both sort as text.
-- Lists and spans are JSON.

CREATE TABLE chats (
    chat_id INTEGER PRIMARY KEY,
    last_article INTEGER NOT NULL DEFAULT 0,  -- highest number ever given: an undo never frees one
    last_claim INTEGER NOT NULL DEFAULT 0,
    digest_time TEXT,                         -- "08:30" in digest_zone; null: no daily digest
    digest_zone TEXT,                         -- IANA name; null exactly when digest_time is
    digest_thread INTEGER,                    -- the forum topic to post in; null: the main one
    CHECK ((digest_time IS NULL) = (digest_zone IS NULL))
) STRICT;

CREATE TABLE articles (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    number INTEGER NOT NULL,
    url TEXT,                                 -- canonical; null: pasted or forwarded text
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,                  -- of the text without case, spacing and kinds of quotes
    title TEXT,                               -- null: none found
    outlet TEXT,                              -- null: none found
    outlet_words TEXT NOT NULL,               -- outlet and host, folded, for the outlet: filter
    published TEXT,                           -- day; null: not stated
    language TEXT NOT NULL,
    received TEXT,                            -- day that the reader worked with; null: it had none
    dated TEXT NOT NULL,                      -- published, else received, else the day of received_at
    sender TEXT NOT NULL,
    received_at TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    origin_name TEXT,                         -- null: not a forward
    origin_url TEXT,                          -- null: no forward, or from where nothing can be linked
    origin_posted_at TEXT,
    PRIMARY KEY (chat_id, number),
    UNIQUE (chat_id, text_hash),
    UNIQUE (chat_id, url)                     -- nulls differ from each other
) STRICT;

-- A claim is what its appearances share; all words are in the appearances.
CREATE TABLE claims (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    number INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,                -- not unique: the same words of another day are another claim
    PRIMARY KEY (chat_id, number)
) STRICT;
CREATE INDEX claims_by_fingerprint ON claims (chat_id, fingerprint);

-- A claim as one article has it. Spans count code points of the article's text.
CREATE TABLE appearances (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    claim_number INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,                    -- list of spans
    source TEXT,                              -- span; null: the claimant is not named in this attribution
    cue_span TEXT,                            -- span; null exactly when nothing attributes the claim
    claimant TEXT,                            -- null: the article names nobody
    role TEXT,                                -- null: not stated
    via TEXT NOT NULL,                        -- list of channels, outermost last
    cue TEXT,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
    caveat TEXT,                              -- null: the article has none
    said_on TEXT,                             -- day; null: not stated
    event_first TEXT,                         -- day; null: not stated
    event_last TEXT,
    places TEXT NOT NULL,                     -- list of names as written
    salience REAL NOT NULL,
    words TEXT NOT NULL,                      -- everything to search for, folded
    source_words TEXT NOT NULL,               -- who says it, folded, for the from: filter
    UNIQUE (chat_id, claim_number, article_number),
    FOREIGN KEY (chat_id, claim_number) REFERENCES claims (chat_id, number),
    FOREIGN KEY (chat_id, article_number) REFERENCES articles (chat_id, number) ON DELETE CASCADE
) STRICT;
CREATE INDEX appearances_by_article ON appearances (chat_id, article_number);

CREATE TABLE figures (
    appearance_id INTEGER NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    low REAL,                                 -- null: open below
    high REAL,                                -- null: open above
    bound TEXT NOT NULL,
    raw TEXT NOT NULL,
    unit TEXT NOT NULL,
    what TEXT NOT NULL,
    measure TEXT NOT NULL,                    -- "": nothing governs the number
    stage TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (appearance_id, position)
) STRICT, WITHOUT ROWID;

-- A row's words never change, so there is nothing to do on update.
CREATE VIRTUAL TABLE appearance_index USING fts5 (
    words, content = 'appearances', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER appearances_indexed AFTER INSERT ON appearances BEGIN
    INSERT INTO appearance_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER appearances_unindexed AFTER DELETE ON appearances BEGIN
    INSERT INTO appearance_index (appearance_index, rowid, words) VALUES ('delete', old.id, old.words);
END;

-- Links that could not be read.
CREATE TABLE failures (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    message_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    sender TEXT NOT NULL,
    failed_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE digests_sent (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    day TEXT NOT NULL,                        -- in the chat's zone
    PRIMARY KEY (chat_id, day)
) STRICT, WITHOUT ROWID;

-- Texts too long for a button.
CREATE TABLE tokens (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    token TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (chat_id, token)
) STRICT, WITHOUT ROWID;

-- What Telegram sent us; its ids are the bot's, not a chat's.
CREATE TABLE updates (
    update_id INTEGER PRIMARY KEY,
    payload TEXT,                             -- null: done, kept so that a second delivery is recognised
    received_at TEXT NOT NULL
) STRICT;

-- What is still to be said, and the keys of what was said.
CREATE TABLE replies (
    id INTEGER PRIMARY KEY,                   -- the order of asking
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,                    -- "" once delivered
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'delivered'))
) STRICT;
CREATE INDEX replies_by_state ON replies (state);
