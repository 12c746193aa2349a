-- Ids are the 16 bytes of a UUID, moments are milliseconds since 1970, texts are UTF-8.
-- STRICT keeps other types out; WITHOUT ROWID keeps a row where its key is, one tree less to write.

-- What is true of the whole database. `epoch` names its history (LP5): restoring a backup sets another.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('epoch', randomblob(16));

CREATE TABLE tenants (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id         BLOB    NOT NULL PRIMARY KEY,
    name       TEXT,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    user_id    BLOB    NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `seq` is the last event in the image's log (LP1), `opened` how many discussions there ever were.
CREATE TABLE images (
    id         BLOB    NOT NULL PRIMARY KEY,
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    url_id     TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    full       TEXT    NOT NULL,
    display    TEXT    NOT NULL,
    thumb      TEXT    NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    created_by BLOB    NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    seq        INTEGER NOT NULL DEFAULT 0,
    opened     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (tenant_id, url_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX images_recent ON images (tenant_id, created_at, id);

-- The log: what happened, in the order in which it happened (LP1).
CREATE TABLE events (
    image_id     BLOB    NOT NULL REFERENCES images (id),
    seq          INTEGER NOT NULL,
    broadcast_id BLOB    NOT NULL,
    actor_id     BLOB    NOT NULL,
    actor_name   TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    event        TEXT    NOT NULL,
    PRIMARY KEY (image_id, seq)
) STRICT, WITHOUT ROWID;

-- Which operations were carried out, so that none is carried out twice (LP3). The operation's id comes
-- before the actor's, because clients make ids that grow with time: new rows lie side by side.
CREATE TABLE operations (
    tenant_id    TEXT    NOT NULL,
    broadcast_id BLOB    NOT NULL,
    actor_id     BLOB    NOT NULL,
    request      BLOB    NOT NULL,
    image_id     BLOB    NOT NULL REFERENCES images (id),
    seq          INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, broadcast_id, actor_id)
) STRICT, WITHOUT ROWID;

-- The projection of the log (LP2). Ids of discussions and comments are as good as random, and each
-- random key costs a page of its own in every commit: so what is new lies at the end of its image
-- (`number` grows), and there is one index by id, not more.

-- `state`: 0 there, 1 deleted. At most one row of each for an id.
CREATE TABLE chats (
    image_id         BLOB    NOT NULL REFERENCES images (id),
    number           INTEGER NOT NULL,
    id               BLOB    NOT NULL,
    state            INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1)),
    x                REAL    NOT NULL,
    y                REAL    NOT NULL,
    by_id            BLOB    NOT NULL,
    by_name          TEXT    NOT NULL,
    opened_at        INTEGER NOT NULL,
    resolved_by_id   BLOB,
    resolved_by_name TEXT,
    resolved_at      INTEGER,
    deleted_by       BLOB,
    deleted_at       INTEGER,
    PRIMARY KEY (image_id, number, id, state)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX chats_by_id ON chats (id, image_id, state);

-- `number` is the discussion's. `state`: 0 there, 1 went with its discussion, 2 deleted by itself.
CREATE TABLE comments (
    image_id   BLOB    NOT NULL,
    number     INTEGER NOT NULL,
    chat_id    BLOB    NOT NULL,
    state      INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    seq        INTEGER NOT NULL,
    id         BLOB    NOT NULL,
    parent_id  BLOB,
    by_id      BLOB    NOT NULL,
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    html       TEXT,
    edited_at  INTEGER,
    deleted_by BLOB,
    deleted_at INTEGER,
    PRIMARY KEY (image_id, number, chat_id, state, seq, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX comments_by_id ON comments (id, image_id, chat_id, state);
