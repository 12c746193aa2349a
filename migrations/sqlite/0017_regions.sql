-- The size of a region, whose upper left corner is at x and y, in percent of the image; NULL for a point.
ALTER TABLE chats ADD COLUMN w REAL;
ALTER TABLE chats ADD COLUMN h REAL;
