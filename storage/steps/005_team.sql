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
