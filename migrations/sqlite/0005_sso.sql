-- Signed payloads of embedding sites that made a session: each makes one only. A row is kept for as long
-- as its payload would be accepted. `digest` is that of the payload with its time.
CREATE TABLE sso_used (
    tenant_id  TEXT    NOT NULL REFERENCES tenants (id),
    digest     BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, digest)
) STRICT, WITHOUT ROWID;

CREATE INDEX sso_used_by_end ON sso_used (expires_at);
