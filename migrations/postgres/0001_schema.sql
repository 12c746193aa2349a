-- What migrations/sqlite/ comes to, in PostgreSQL's own types; the comments there say what the columns mean. Moments are
-- milliseconds since 1970, as in the events, numbers are BIGINT throughout, and JSON that SQL does not look into is TEXT.

-- What is true of the whole database. `access` changes with each change that may take a right away (LP23).
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value UUID NOT NULL
);

INSERT INTO meta (key, value) VALUES ('access', gen_random_uuid());

-- Each run of the database begins an epoch (LP5): what is a run, `0003_log.sql` says. An epoch that was brought here from
-- another database has a run that no longer is.
CREATE TABLE epochs (
    number BIGINT NOT NULL PRIMARY KEY,
    epoch  UUID   NOT NULL UNIQUE,
    run    TEXT   NOT NULL UNIQUE DEFAULT gen_random_uuid()::text
);

CREATE TABLE tenants (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    settings   TEXT   NOT NULL DEFAULT '{}'
);

CREATE TABLE users (
    id         UUID   NOT NULL PRIMARY KEY,
    name       TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash BYTEA  NOT NULL PRIMARY KEY,
    user_id    UUID   NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    id         UUID,
    device     TEXT,
    address    TEXT,
    seen_at    BIGINT
);

CREATE INDEX sessions_by_user ON sessions (user_id);

-- `seq` is the last event in the image's log (LP1), `opened` how many discussions there ever were. Both change with
-- every event: room in the pages keeps those changes out of the indexes.
CREATE TABLE images (
    id            UUID   NOT NULL PRIMARY KEY,
    tenant_id     TEXT   NOT NULL REFERENCES tenants (id),
    url_id        TEXT   NOT NULL,
    title         TEXT   NOT NULL,
    "full"        TEXT   NOT NULL,
    display       TEXT   NOT NULL,
    thumb         TEXT   NOT NULL,
    width         BIGINT NOT NULL,
    height        BIGINT NOT NULL,
    created_by    UUID   NOT NULL REFERENCES users (id),
    created_at    BIGINT NOT NULL,
    seq           BIGINT NOT NULL DEFAULT 0,
    opened        BIGINT NOT NULL DEFAULT 0,
    restated      BIGINT NOT NULL DEFAULT 0,
    closed_at     BIGINT,
    visibility    BIGINT NOT NULL DEFAULT 0 CHECK (visibility IN (0, 1, 2)),
    deleted_at    BIGINT,
    deleted_by    UUID,
    freed_url_id  TEXT,
    embed_url_id  TEXT,
    embed_src     TEXT,
    embed_title   TEXT,
    original      TEXT,
    original_name TEXT,
    UNIQUE (tenant_id, url_id)
) WITH (fillfactor = 80);

CREATE INDEX images_recent ON images (tenant_id, created_at, id);
CREATE INDEX images_deleted ON images (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX images_embedded ON images (tenant_id, embed_url_id, embed_src)
    WHERE embed_src IS NOT NULL AND deleted_at IS NULL;

-- The log: what happened, in the order in which it happened (LP1). `epoch` is the number of one.
CREATE TABLE events (
    image_id     UUID   NOT NULL REFERENCES images (id),
    seq          BIGINT NOT NULL,
    broadcast_id UUID   NOT NULL,
    actor_id     UUID   NOT NULL,
    actor_name   TEXT   NOT NULL,
    actor_role   TEXT,
    at           BIGINT NOT NULL,
    event        TEXT   NOT NULL,
    epoch        BIGINT NOT NULL,
    PRIMARY KEY (image_id, seq)
);

-- Which operations were carried out, so that none is carried out twice (LP3).
CREATE TABLE operations (
    tenant_id    TEXT   NOT NULL,
    broadcast_id UUID   NOT NULL,
    actor_id     UUID   NOT NULL,
    request      BYTEA  NOT NULL,
    image_id     UUID   NOT NULL REFERENCES images (id),
    seq          BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, broadcast_id, actor_id)
);

-- Old ones are forgotten. They lie in the order of their time: a summary for each range of pages is enough.
CREATE INDEX operations_by_age ON operations USING brin (at);

-- The projection of the log (LP2). `state`: 0 there, 1 deleted. At most one row of each for an id.
CREATE TABLE chats (
    image_id         UUID             NOT NULL REFERENCES images (id),
    number           BIGINT           NOT NULL,
    id               UUID             NOT NULL,
    state            BIGINT           NOT NULL DEFAULT 0 CHECK (state IN (0, 1)),
    x                DOUBLE PRECISION NOT NULL,
    y                DOUBLE PRECISION NOT NULL,
    by_id            UUID             NOT NULL,
    by_name          TEXT             NOT NULL,
    by_role          TEXT,
    opened_at        BIGINT           NOT NULL,
    resolved_by_id   UUID,
    resolved_by_name TEXT,
    resolved_by_role TEXT,
    resolved_at      BIGINT,
    locked           BOOLEAN          NOT NULL DEFAULT FALSE,
    deleted_by       UUID,
    deleted_at       BIGINT,
    PRIMARY KEY (image_id, number, id, state)
);

CREATE UNIQUE INDEX chats_by_id ON chats (id, image_id, state);
CREATE INDEX chats_deleted ON chats (image_id, deleted_at) WHERE state = 1;

-- `number` is the discussion's. `state`: 0 there, 1 went with its discussion, 2 deleted by itself.
CREATE TABLE comments (
    image_id   UUID   NOT NULL,
    number     BIGINT NOT NULL,
    chat_id    UUID   NOT NULL,
    state      BIGINT NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    seq        BIGINT NOT NULL,
    id         UUID   NOT NULL,
    parent_id  UUID,
    by_id      UUID   NOT NULL,
    by_name    TEXT   NOT NULL,
    by_role    TEXT,
    at         BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    html       TEXT,
    edited_at  BIGINT,
    deleted_by UUID,
    deleted_at BIGINT,
    PRIMARY KEY (image_id, number, chat_id, state, seq, id)
);

CREATE UNIQUE INDEX comments_by_id ON comments (id, image_id, chat_id, state);
CREATE INDEX comments_deleted ON comments (image_id, deleted_at) WHERE state = 2;

-- What each tenant used in each hour, as told by each run of a server (LP28).
CREATE TABLE usage (
    tenant_id TEXT   NOT NULL REFERENCES tenants (id),
    hour      BIGINT NOT NULL,
    boot      UUID   NOT NULL,
    messages  BIGINT NOT NULL,
    bytes     BIGINT NOT NULL,
    created   BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, hour, boot)
);
