-- Keys for programs, each of one tenant. Only the digest of the secret is stored. `id` is also the person in whose name
-- the key writes. `role`: 1 member, 2 moderator, 3 administrator. `created_by` is absent for the command line.
CREATE TABLE api_keys (
    id           BLOB    NOT NULL PRIMARY KEY REFERENCES users (id),
    tenant_id    TEXT    NOT NULL REFERENCES tenants (id),
    name         TEXT    NOT NULL,
    role         INTEGER NOT NULL CHECK (role IN (1, 2, 3)),
    digest       BLOB    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    created_by   BLOB,
    expires_at   INTEGER,
    last_used_at INTEGER,
    revoked_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX api_keys_of_tenant ON api_keys (tenant_id);
