-- The latest messages that took an article back: one that is worked on again after a kill takes no other.
CREATE TABLE undone (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    message_id INTEGER NOT NULL,
    answer TEXT NOT NULL,                     -- HTML, as it was given: the article itself is gone
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
