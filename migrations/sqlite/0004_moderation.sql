-- Nobody but moderators goes on with a locked discussion.
ALTER TABLE chats ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

-- Who flagged which comment, and why: one flag a person and comment. `reviewed_at`: a moderator has
-- looked since; such a flag counts no more.
CREATE TABLE flags (
    tenant_id   TEXT    NOT NULL REFERENCES tenants (id),
    comment_id  BLOB    NOT NULL,
    user_id     BLOB    NOT NULL,
    image_id    BLOB    NOT NULL REFERENCES images (id),
    chat_id     BLOB    NOT NULL,
    reason      TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    reviewed_at INTEGER,
    PRIMARY KEY (tenant_id, comment_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX flags_open ON flags (tenant_id, at) WHERE reviewed_at IS NULL;

-- What became of flagged comments. `state`: 0 hidden until a moderator looks, 1 approved, 2 removed.
CREATE TABLE reviews (
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    comment_id BLOB    NOT NULL,
    state      INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    at         INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, comment_id)
) STRICT, WITHOUT ROWID;

-- Operations that a moderator looks at before they are carried out. `request` is the digest by which a
-- repetition is known (LP3), `command` and `words` are JSON. `state`: 0 waits, 1 approved, 2 rejected.
CREATE TABLE held (
    id           BLOB    NOT NULL PRIMARY KEY,
    tenant_id    TEXT    NOT NULL REFERENCES tenants (id),
    image_id     BLOB    NOT NULL REFERENCES images (id),
    actor_id     BLOB    NOT NULL,
    actor_name   TEXT    NOT NULL,
    broadcast_id BLOB    NOT NULL,
    request      BLOB    NOT NULL,
    command      TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    words        TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    state        INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    UNIQUE (tenant_id, broadcast_id, actor_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX held_waiting ON held (tenant_id, at) WHERE state = 0;

-- How to take back what a moderator did a while ago. `steps` is JSON.
CREATE TABLE undos (
    id        BLOB    NOT NULL PRIMARY KEY,
    tenant_id TEXT    NOT NULL REFERENCES tenants (id),
    user_id   BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    steps     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What was deleted, for those who bring it back.
CREATE INDEX comments_deleted ON comments (image_id, deleted_at) WHERE state = 2;
CREATE INDEX chats_deleted ON chats (image_id, deleted_at) WHERE state = 1;
