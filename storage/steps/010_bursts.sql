-- Messages that were read as one, by the one that their answer is threaded to: an edit of any has all read again.
CREATE TABLE bursts (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    main_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    comments INTEGER NOT NULL CHECK (comments IN (0, 1)),  -- 1: a member's word on the others
    payload TEXT,                             -- as it was last edited; null: too old to be edited
    kept_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, main_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bursts_by_message ON bursts (chat_id, message_id);
