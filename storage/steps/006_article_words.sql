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
