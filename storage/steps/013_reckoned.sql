-- The day that the article names without a year, as reckoned from when it came; null: it names none.
ALTER TABLE articles ADD COLUMN reckoned TEXT;
ALTER TABLE versions ADD COLUMN reckoned TEXT;
