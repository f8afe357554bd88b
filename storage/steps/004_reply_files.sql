-- The bytes of the file that a reply carries; null: it carries none, or was delivered.
ALTER TABLE replies ADD COLUMN file BLOB;
