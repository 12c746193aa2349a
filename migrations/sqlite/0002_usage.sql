-- What each tenant used in each hour, as told by each run of a server (LP28): a run writes its totals
-- again and again, so that writing them twice counts them once. `hour` is hours since 1970 UTC.
CREATE TABLE usage (
    tenant_id TEXT    NOT NULL REFERENCES tenants (id),
    hour      INTEGER NOT NULL,
    boot      BLOB    NOT NULL,
    messages  INTEGER NOT NULL,
    bytes     INTEGER NOT NULL,
    created   INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, hour, boot)
) STRICT, WITHOUT ROWID;
