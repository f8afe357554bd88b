-- Feeds that a chat follows. The one unfollowed last stays, so that it can be followed again as it was.
ALTER TABLE chats ADD COLUMN last_feed INTEGER NOT NULL DEFAULT 0;  -- highest number ever given

CREATE TABLE feeds (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    number INTEGER NOT NULL,
    url TEXT NOT NULL,                        -- as it is fetched
    title TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('lines', 'silent')),
    thread_id INTEGER,                        -- the forum topic for its lines; null: the main one
    follower TEXT NOT NULL,
    followed_at TEXT NOT NULL,
    since TEXT NOT NULL,                      -- what was published before is not read
    message_id INTEGER NOT NULL,              -- that asked to follow it; 0: of a chat's former id
    etag TEXT,                                -- null: the server gave none
    last_modified TEXT,
    interval_seconds INTEGER,                 -- how often the feed asks to be read; null: it does not say
    next_at TEXT NOT NULL,
    read_at TEXT,                             -- when it last answered; null: never since it was followed
    new_at TEXT,                              -- when its latest article was kept; null: none
    failures INTEGER NOT NULL DEFAULT 0,      -- in a row
    failing_since TEXT,                       -- null exactly when failures is 0
    failure TEXT,
    skipped INTEGER NOT NULL DEFAULT 0,       -- entries that came at once beyond those that may wait
    stop TEXT CHECK (stop IN ('gone', 'removed')),  -- null: it is read
    unfollowed_by INTEGER,                    -- the message that asked for it; null: it is followed
    PRIMARY KEY (chat_id, number),
    CHECK ((failures = 0) = (failing_since IS NULL) AND (failures = 0) = (failure IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feeds_followed ON feeds (chat_id, url) WHERE unfollowed_by IS NULL;
CREATE INDEX feeds_by_next ON feeds (next_at) WHERE unfollowed_by IS NULL AND stop IS NULL;

-- What tells an entry that was listed before: hashes of its id and of its address.
CREATE TABLE feed_seen (
    id INTEGER PRIMARY KEY,                   -- the order of first being seen
    chat_id INTEGER NOT NULL,
    feed_number INTEGER NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (chat_id, feed_number, key),
    FOREIGN KEY (chat_id, feed_number) REFERENCES feeds (chat_id, number) ON DELETE CASCADE
) STRICT;

-- Entries on their way: to be read, then to be told of. What is done is deleted, what failed is kept a while.
CREATE TABLE feed_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never given again: an article's message_id is its negative
    chat_id INTEGER NOT NULL,
    feed_number INTEGER NOT NULL,
    url TEXT,                                 -- null: to be read from its content
    title TEXT,
    content TEXT NOT NULL,                    -- HTML; "" where there is an address
    published TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0,         -- begun, to be read
    failure TEXT,                             -- why the last was; null: there was none
    failed_at TEXT,
    article_number INTEGER,                   -- to be told of, when kept
    FOREIGN KEY (chat_id, feed_number) REFERENCES feeds (chat_id, number) ON DELETE CASCADE
) STRICT;
CREATE INDEX feed_entries_by_feed ON feed_entries (chat_id, feed_number, state);
