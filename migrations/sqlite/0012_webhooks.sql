-- Where a tenant is told what happens. `topics`: the sum of 1 images, 2 discussions, 4 comments. Of the two secrets the
-- old one signs until `old_until`; both are used as keys, so they cannot be stored as digests. One server at a time
-- delivers to an endpoint, until `leased_until`.
CREATE TABLE webhook_endpoints (
    id                     BLOB    NOT NULL PRIMARY KEY,
    tenant_id              TEXT    NOT NULL REFERENCES tenants (id),
    url                    TEXT    NOT NULL,
    topics                 INTEGER NOT NULL,
    has_fastcomments_names INTEGER NOT NULL DEFAULT 0,
    secret                 TEXT    NOT NULL,
    old_secret             TEXT,
    old_until              INTEGER,
    created_at             INTEGER NOT NULL,
    disabled_at            INTEGER,
    leased_until           INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_endpoints_of_tenant ON webhook_endpoints (tenant_id);

-- The outbox: a row for each endpoint that an event is told to, written in the event's own transaction. Ids alone: what
-- is told of them is read when it is sent. `id` is the message's (`webhook-id`), equal at all endpoints and in every
-- attempt. `state`: 0 waits, 1 delivered, 2 given up. `since`: when its attempts began. `detail`: what changed, or the
-- reason of a flag.
CREATE TABLE webhook_deliveries (
    endpoint_id BLOB    NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    id          BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    image_id    BLOB,
    seq         INTEGER,
    chat_id     BLOB,
    comment_id  BLOB,
    actor_id    BLOB,
    detail      TEXT,
    state       INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    since       INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0,
    tried_at    INTEGER,
    outcome     TEXT,
    PRIMARY KEY (endpoint_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, due_at, id) WHERE state = 0;
