-- How many paragraphs a page showed to those who do not subscribe; null: all of them, as far as is known.
ALTER TABLE articles ADD COLUMN shown_paragraphs INTEGER;
ALTER TABLE versions ADD COLUMN shown_paragraphs INTEGER;
