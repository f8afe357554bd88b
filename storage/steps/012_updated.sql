-- When the page says that it was last changed, with the outlet's own offset; null: it does not, or not surely.
ALTER TABLE articles ADD COLUMN updated_at TEXT;
ALTER TABLE versions ADD COLUMN updated_at TEXT;
