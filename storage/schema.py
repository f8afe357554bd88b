"""The tables, and how a database of an earlier version becomes one of this version.

`user_version` counts the steps taken. A new step is a new script at the end of MIGRATIONS; a step that was
released never changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from aiosqlite import Connection

from bot.errors import StorageError

FIRST = """
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
"""

UNDONE = """
-- The latest messages that took an article back: one that is worked on again after a kill takes no other.
CREATE TABLE undone (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    message_id INTEGER NOT NULL,
    answer TEXT NOT NULL,                     -- HTML, as it was given: the article itself is gone
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
"""

COPIES = """
-- What tells copies of one text, and the articles of one story. The functions: see storage/database.py.
-- signature is empty for a text too short to be compared; original is the number of the first with this text.
ALTER TABLE articles ADD COLUMN signature BLOB NOT NULL DEFAULT x'';
ALTER TABLE articles ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
ALTER TABLE articles ADD COLUMN original INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET signature = sign_text(text), terms = list_terms(title, text), original = number;

-- Articles that have a band in common may be copies of one another.
CREATE TABLE article_bands (
    chat_id INTEGER NOT NULL,
    band INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    PRIMARY KEY (chat_id, band, article_number),
    FOREIGN KEY (chat_id, article_number) REFERENCES articles (chat_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO article_bands
    SELECT a.chat_id, band.value, a.number FROM articles a, json_each(list_bands(a.signature)) AS band;
CREATE INDEX article_bands_by_article ON article_bands (chat_id, article_number);
CREATE INDEX articles_by_original ON articles (chat_id, original);
"""

REPLY_FILES = """
-- The bytes of the file that a reply carries; null: it carries none, or was delivered.
ALTER TABLE replies ADD COLUMN file BLOB;
"""

TEAM = """
-- What the team changed in the machine's reading of a claim. The reading itself stays in the appearances;
-- only what they are searched by (words, source_words) follows the edits.
CREATE TABLE edits (
    chat_id INTEGER NOT NULL,
    claim_number INTEGER NOT NULL,
    change INTEGER NOT NULL,                  -- counts from 1 within the claim: what one message changed
    field TEXT NOT NULL,
    figure TEXT NOT NULL,                     -- its key; "": no figure's field, or a figure added
    old TEXT NOT NULL,                        -- "": none
    new TEXT NOT NULL,
    editor TEXT NOT NULL,
    made_at TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    undone_by TEXT,                           -- null: in force
    undone_at TEXT,
    undone_message INTEGER,                   -- null: in force, or undone by a button
    PRIMARY KEY (chat_id, claim_number, change, field, figure),
    FOREIGN KEY (chat_id, claim_number) REFERENCES claims (chat_id, number) ON DELETE CASCADE,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX edits_by_field ON edits (chat_id, field, claim_number) WHERE undone_at IS NULL;

CREATE TRIGGER appearances_reindexed AFTER UPDATE OF words ON appearances BEGIN
    INSERT INTO appearance_index (appearance_index, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO appearance_index (rowid, words) VALUES (new.id, new.words);
END;

-- Names of one body, as the team has them.
CREATE TABLE aliases (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    number INTEGER NOT NULL,                  -- counts from 1 within the chat, the removed ones too
    alias TEXT NOT NULL,
    alias_key TEXT NOT NULL,                  -- folded
    name TEXT NOT NULL,
    editor TEXT NOT NULL,
    made_at TEXT NOT NULL,
    removed_by TEXT,                          -- null: in force
    removed_at TEXT,
    removed_message INTEGER,                  -- null: in force, or replaced by another
    PRIMARY KEY (chat_id, number),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX aliases_in_force ON aliases (chat_id, alias_key) WHERE removed_at IS NULL;

-- How reliable the team finds a source: of several for one name, the last that was not taken back holds.
CREATE TABLE grades (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    number INTEGER NOT NULL,                  -- counts from 1 within the chat
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,                   -- folded
    grade TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F')),
    editor TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_by TEXT,                           -- null: not taken back
    undone_at TEXT,
    undone_message INTEGER,
    PRIMARY KEY (chat_id, number),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT, WITHOUT ROWID;
"""

ARTICLE_WORDS = """
-- What an article says, to find its claims by the matter that it is about.
CREATE TABLE article_words (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    article_number INTEGER NOT NULL,
    words TEXT NOT NULL,                      -- title and text, folded
    UNIQUE (chat_id, article_number),
    FOREIGN KEY (chat_id, article_number) REFERENCES articles (chat_id, number) ON DELETE CASCADE
) STRICT;
INSERT INTO article_words (chat_id, article_number, words)
SELECT chat_id, number, lower(coalesce(title, '') || ' ' || text) FROM articles;

CREATE VIRTUAL TABLE article_index USING fts5 (
    words, content = 'article_words', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO article_index (article_index) VALUES ('rebuild');
CREATE TRIGGER article_words_indexed AFTER INSERT ON article_words BEGIN
    INSERT INTO article_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER article_words_unindexed AFTER DELETE ON article_words BEGIN
    INSERT INTO article_index (article_index, rowid, words) VALUES ('delete', old.id, old.words);
END;
"""

MIGRATIONS = (FIRST, UNDONE, COPIES, REPLY_FILES, TEAM, ARTICLE_WORDS)


async def migrate(connection: Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Take the steps that this database lacks, each whole or not at all. Needs foreign keys off."""
    while await _take_next_step(connection, migrations):
        pass


async def _take_next_step(connection: Connection, migrations: Sequence[str]) -> bool:
    # The version is read inside the transaction: another process may be migrating the same file.
    await connection.execute("BEGIN IMMEDIATE")
    try:
        version = await _get_version(connection)
        _refuse_newer(version, len(migrations))
        if version < len(migrations):
            await _run_step(connection, migrations[version], version + 1)
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise
    return version + 1 < len(migrations)


def _refuse_newer(version: int, known: int) -> None:
    if version > known:
        raise StorageError(
            f"The database is of a newer version ({version}) than this program knows ({known}): "
            "update the program, or choose another database file."
        )


async def _run_step(connection: Connection, script: str, version: int) -> None:
    for statement in split_statements(script):
        await connection.execute(statement)
    if list(await connection.execute_fetchall("PRAGMA foreign_key_check")):
        raise StorageError(f"The database could not be brought to version {version}: rows lost their owners.")
    await connection.execute(f"PRAGMA user_version = {version}")


async def _get_version(connection: Connection) -> int:
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    return int(version)


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
