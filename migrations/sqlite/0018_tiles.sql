-- The file with the tiles of a large picture, beside its other files. NULL for pictures that need none, and for those from
-- before, as long as their tiles are not made.
ALTER TABLE images ADD COLUMN tiles TEXT;
