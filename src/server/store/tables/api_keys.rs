//! API keys as rows.

use super::plain_tables::PlainTables;
use super::{access_revision, roles};
use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::contract::{ApiKey, ApiKeys, Digest, StoreError};
use crate::server::store::sql::{
    Row, Statement, checked, get, id, moment, moment_if_any, statement,
};
use async_trait::async_trait;
use uuid::Uuid;

#[async_trait]
impl ApiKeys for PlainTables {
    async fn create_api_key(
        &self,
        key: &ApiKey,
        digest: &Digest,
        most: u32,
    ) -> Result<bool, StoreError> {
        let add = add(key, digest).only_if_changed();
        Ok(self.db.execute(vec![add_author(key, most), add]).await? == 1)
    }

    async fn api_key(&self, digest: &Digest) -> Result<Option<ApiKey>, StoreError> {
        self.db.find(statement!("SELECT * FROM api_keys WHERE digest = $1", digest), key_of).await
    }

    async fn api_key_of(
        &self,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<Option<ApiKey>, StoreError> {
        let sql = "SELECT * FROM api_keys \
                   WHERE id = $1 AND tenant_id = $2 AND revoked_at IS NULL";
        self.db.find(statement!(sql, user, tenant), key_of).await
    }

    async fn api_keys(&self, tenant: &TenantId) -> Result<Vec<ApiKey>, StoreError> {
        let sql = "SELECT * FROM api_keys WHERE tenant_id = $1 AND revoked_at IS NULL \
                   ORDER BY created_at DESC, id DESC";
        self.db.list(statement!(sql, tenant), key_of).await
    }

    async fn revoke_api_key(
        &self,
        tenant: &TenantId,
        id: Uuid,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let revoke = statement!(
            "UPDATE api_keys SET revoked_at = $1 \
             WHERE tenant_id = $2 AND id = $3 AND revoked_at IS NULL",
            now,
            tenant,
            id,
        );
        let is_revoked = self.db.write(revoke).await? == 1;
        if is_revoked {
            self.db.write(access_revision::bump()).await?;
        }
        Ok(is_revoked)
    }

    async fn api_key_used(
        &self,
        id: Uuid,
        now: Timestamp,
        unless_since: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE api_keys SET last_used_at = $1 \
                   WHERE id = $2 AND (last_used_at IS NULL OR last_used_at <= $3)";
        self.db.write(statement!(sql, now, id, unless_since)).await.map(drop)
    }
}

/// Changes no row when the tenant has `most` keys that are neither revoked nor expired.
fn add_author(key: &ApiKey, most: u32) -> Statement {
    let sql = "INSERT INTO users (id, name, created_at) SELECT $1, $2, $3 FROM tenants \
               WHERE id = $4 AND (SELECT count(*) FROM api_keys WHERE tenant_id = $4 \
               AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3)) < $5";
    statement!(sql, key.id, &key.name, key.created_at, &key.tenant, most)
}

fn add(key: &ApiKey, digest: &Digest) -> Statement {
    statement!(
        "INSERT INTO api_keys (id, tenant_id, name, role, digest, created_at, created_by, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        key.id,
        &key.tenant,
        &key.name,
        roles::number(key.role),
        digest,
        key.created_at,
        key.created_by,
        key.expires_at,
    )
}

fn key_of(row: &Row) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        name: checked::<String, _>(row, "name")?,
        role: roles::role_of(row)?,
        created_at: moment(row, "created_at")?,
        created_by: get::<Option<Uuid>>(row, "created_by")?.map(UserId),
        expires_at: moment_if_any(row, "expires_at")?,
        last_used_at: moment_if_any(row, "last_used_at")?,
        revoked_at: moment_if_any(row, "revoked_at")?,
    })
}
