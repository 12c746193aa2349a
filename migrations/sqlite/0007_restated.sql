-- Up to which place of its log an image was changed past it: names that the end of an account took away.
-- Whoever has read no further loads the image anew.
ALTER TABLE images ADD COLUMN restated INTEGER NOT NULL DEFAULT 0;
-- When the site signed what was last believed of one of its people: what it signed before counts no more.
ALTER TABLE identities ADD COLUMN signed_at INTEGER;
