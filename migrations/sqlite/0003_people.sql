-- Who may do what. `settings` is JSON of `model::Settings`: fields that are missing have their defaults.
ALTER TABLE tenants ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';

-- Another one after each change that may take a right away, so that a server notices what another
-- process did (LP23).
INSERT INTO meta (key, value) VALUES ('access', randomblob(16));

-- For signing single sign-on. At most two of a tenant's are active: the newest, and for a while the one
-- before. They are used as keys and so cannot be stored as digests.
CREATE TABLE tenant_secrets (
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    secret     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (tenant_id, secret)
) STRICT, WITHOUT ROWID;

-- `role`: 1 member, 2 moderator, 3 administrator. Who has no row here is a guest.
CREATE TABLE members (
    tenant_id TEXT    NOT NULL REFERENCES tenants (id),
    user_id   BLOB    NOT NULL REFERENCES users (id),
    role      INTEGER NOT NULL CHECK (role IN (1, 2, 3)),
    since     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX members_by_user ON members (user_id);

-- People who can sign in by themselves. `email` is lower-case; `password` is a PHC string of Argon2id,
-- absent for those who come by another provider only.
CREATE TABLE accounts (
    user_id    BLOB    NOT NULL PRIMARY KEY REFERENCES users (id),
    email      TEXT    NOT NULL UNIQUE,
    password   TEXT,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- People as others vouch for them. `provider` is `sso:{tenant}` or `oidc:{issuer}`.
CREATE TABLE identities (
    provider TEXT NOT NULL,
    subject  TEXT NOT NULL,
    user_id  BLOB NOT NULL REFERENCES users (id),
    PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX identities_by_user ON identities (user_id);

-- What a person sees in the list of their sessions. `id` names one without being good for anything.
ALTER TABLE sessions ADD COLUMN id BLOB;
ALTER TABLE sessions ADD COLUMN device TEXT;
ALTER TABLE sessions ADD COLUMN address TEXT;
ALTER TABLE sessions ADD COLUMN seen_at INTEGER;
UPDATE sessions SET id = randomblob(16), seen_at = created_at;

CREATE INDEX sessions_by_user ON sessions (user_id);

-- Links that make whoever opens them a member. `created_by` is absent for those that the server itself
-- or its operator made.
CREATE TABLE invitations (
    id         BLOB    NOT NULL PRIMARY KEY,
    digest     BLOB    NOT NULL UNIQUE,
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    role       INTEGER NOT NULL CHECK (role IN (1, 2, 3)),
    uses_left  INTEGER NOT NULL,
    created_by BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invitations_of_tenant ON invitations (tenant_id);

-- Links with which a forgotten password is replaced, once.
CREATE TABLE password_resets (
    digest     BLOB    NOT NULL PRIMARY KEY,
    user_id    BLOB    NOT NULL REFERENCES users (id),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Links to one image. `level`: 0 view, 1 comment.
CREATE TABLE shares (
    id         BLOB    NOT NULL PRIMARY KEY,
    digest     BLOB    NOT NULL UNIQUE,
    image_id   BLOB    NOT NULL REFERENCES images (id),
    level      INTEGER NOT NULL CHECK (level IN (0, 1)),
    password   TEXT,
    created_by BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX shares_of_image ON shares (image_id);

-- Who came by which of them.
CREATE TABLE grants (
    user_id  BLOB NOT NULL REFERENCES users (id),
    share_id BLOB NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, share_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX grants_by_share ON grants (share_id);

-- Who may neither look nor write for a time: a person or an address.
CREATE TABLE bans (
    id         BLOB    NOT NULL PRIMARY KEY,
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    user_id    BLOB,
    user_name  TEXT,
    address    TEXT,
    reason     TEXT    NOT NULL,
    banned_by  BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CHECK ((user_id IS NULL) <> (address IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX bans_of_tenant ON bans (tenant_id, expires_at);

-- Every administrative action: who, what, when, from where.
CREATE TABLE audit (
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    at         INTEGER NOT NULL,
    actor_id   BLOB,
    actor_name TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    target     TEXT    NOT NULL,
    detail     TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_of_tenant ON audit (tenant_id, id);

-- Nobody writes on a closed image any more.
ALTER TABLE images ADD COLUMN closed_at INTEGER;
