-- Each start of a server begins an epoch (LP5). An event is of the last one at the time of its writing, so that a reader
-- who knows an earlier epoch can be told whether what they have read is the beginning of this log.
CREATE TABLE epochs (
    number INTEGER NOT NULL PRIMARY KEY,
    epoch  BLOB    NOT NULL UNIQUE
) STRICT;

INSERT INTO epochs (number, epoch) SELECT 1, value FROM meta WHERE key = 'epoch';

ALTER TABLE events ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1;
