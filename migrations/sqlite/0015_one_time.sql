-- What is kept for a short time and taken once, by whichever server: tickets for sockets (LP22) and sign-ins that have begun.
CREATE TABLE one_time (
    kind       TEXT    NOT NULL,
    digest     BLOB    NOT NULL,
    value      TEXT    NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (kind, digest)
) STRICT, WITHOUT ROWID;

CREATE INDEX one_time_ends ON one_time (expires_at);
