-- What members said about an article when they sent it: a list of {sender, text, message_id}.
ALTER TABLE articles ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';

-- What a group has read: everything, what mentions the bot, or what a member puts a reaction to.
ALTER TABLE chats ADD COLUMN reading TEXT NOT NULL DEFAULT 'auto'
    CHECK (reading IN ('auto', 'mention', 'reaction'));
-- Whether the group was told that Telegram keeps its messages from the bot.
ALTER TABLE chats ADD COLUMN blindness_told INTEGER NOT NULL DEFAULT 0 CHECK (blindness_told IN (0, 1));

-- The number that Telegram gave to the reply; null: not sent, or not known to have arrived.
ALTER TABLE replies ADD COLUMN sent_id INTEGER;

-- A group's latest messages, for when a reaction asks for one: Telegram sends the reaction without the words.
CREATE TABLE recent_messages (
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id),
    message_id INTEGER NOT NULL,
    payload TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
