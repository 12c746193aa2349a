-- The file of an image as it was sent, beside its pictures: its name in the image's folder, whose ending is its type, and
-- the name that it had where it came from. NULL for images from before, for embedded images, and for what had no name.
ALTER TABLE images ADD COLUMN original TEXT;
ALTER TABLE images ADD COLUMN original_name TEXT;
