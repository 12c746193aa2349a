-- The language that a person with an account chose, as a tag (BCP 47); NULL for that of each browser.
ALTER TABLE users ADD COLUMN language TEXT;
