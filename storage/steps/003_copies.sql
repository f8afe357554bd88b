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
