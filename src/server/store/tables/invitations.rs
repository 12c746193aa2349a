//! Invitations and changes among members as rows.

use super::plain_tables::PlainTables;
use super::{access_revision, roles};
use crate::model::{Role, TenantId, Timestamp, UserId};
use crate::server::store::contract::{Digest, Invitation, Invitations, StoreError, Tenancy};
use crate::server::store::sql::{Row, Statement, checked, count, get, id, moment, statement};
use async_trait::async_trait;
use uuid::Uuid;

/// A statement about valid invitations, with the parameter for the present moment: not used up, not
/// expired, and made by an administrator; one made by the server, as long as there is none.
macro_rules! valid {
    ($sql:literal, $now:literal) => {
        concat!(
            $sql,
            " uses_left > 0 AND expires_at > ",
            $now,
            " AND (created_by IS NULL) <> EXISTS \
             (SELECT 1 FROM members WHERE members.tenant_id = invitations.tenant_id \
             AND members.role = 3 \
             AND (created_by IS NULL OR members.user_id = created_by))"
        )
    };
}

#[async_trait]
impl Invitations for PlainTables {
    async fn create_invitation(
        &self,
        invitation: &Invitation,
        digest: &Digest,
    ) -> Result<(), StoreError> {
        let create = statement!(
            "INSERT INTO invitations (id, digest, tenant_id, role, uses_left, created_by, \
             created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            invitation.id,
            digest,
            &invitation.tenant,
            roles::number(invitation.role),
            invitation.uses_left,
            invitation.created_by,
            invitation.created_at,
            invitation.expires_at,
        );
        self.db.write(create).await.map(drop)
    }

    async fn invitation(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        let sql = valid!("SELECT * FROM invitations WHERE digest = $1 AND", "$2");
        self.db.find(statement!(sql, digest, now), invitation_of).await
    }

    async fn invitations(
        &self,
        tenant: &TenantId,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, StoreError> {
        let sql = valid!(
            "SELECT * FROM invitations WHERE tenant_id = $1 AND created_by IS NOT NULL AND",
            "$2"
        );
        let mut all = self.db.list(statement!(sql, tenant, now), invitation_of).await?;
        all.sort_by_key(|invitation| (std::cmp::Reverse(invitation.created_at), invitation.id));
        Ok(all)
    }

    async fn end_invitation(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
        let sql = "DELETE FROM invitations WHERE tenant_id = $1 AND id = $2";
        Ok(self.db.write(statement!(sql, tenant, id)).await? == 1)
    }

    async fn end_own_invitations(&self, tenant: &TenantId) -> Result<(), StoreError> {
        let sql = "DELETE FROM invitations WHERE tenant_id = $1 AND created_by IS NULL";
        self.db.write(statement!(sql, tenant)).await.map(drop)
    }

    async fn accept(
        &self,
        digest: &Digest,
        user: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(invitation) = self.invitation(digest, now).await? else { return Ok(false) };
        self.db.write_all(accept(digest, user, now)).await?;
        let role = self.role(&invitation.tenant, user).await?;
        Ok(role.is_some_and(|role| role >= invitation.role))
    }

    async fn change_member(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
    ) -> Result<bool, StoreError> {
        self.db.write_all(vec![change(tenant, user, role), access_revision::bump()]).await?;
        Ok(self.role(tenant, user).await? == role)
    }

    async fn memberships(&self, user: UserId) -> Result<Vec<(TenantId, Role)>, StoreError> {
        let sql = "SELECT tenant_id, role FROM members WHERE user_id = $1 ORDER BY tenant_id";
        let read = |row: &Row| Ok((checked::<String, _>(row, "tenant_id")?, roles::role_of(row)?));
        self.db.list(statement!(sql, user), read).await
    }

    async fn only_administrator_of(&self, user: UserId) -> Result<Vec<TenantId>, StoreError> {
        let sql = "SELECT tenant_id FROM members AS own WHERE user_id = $1 AND role = 3 \
                   AND NOT EXISTS (SELECT 1 FROM members WHERE tenant_id = own.tenant_id \
                   AND role = 3 AND user_id <> own.user_id) ORDER BY tenant_id";
        self.db.list(statement!(sql, user), |row| checked::<String, _>(row, "tenant_id")).await
    }
}

/// Uses the invitation once, unless it would add nothing; only a use makes a member.
fn accept(digest: &Digest, user: UserId, now: Timestamp) -> Vec<Statement> {
    let sql = valid!(
        "UPDATE invitations SET uses_left = uses_left - 1 WHERE digest = $1 AND NOT EXISTS \
         (SELECT 1 FROM members WHERE members.tenant_id = invitations.tenant_id \
         AND members.user_id = $2 AND members.role >= invitations.role) AND",
        "$3"
    );
    let join = statement!(
        "INSERT INTO members (tenant_id, user_id, role, since) \
         SELECT tenant_id, $1, role, $2 FROM invitations WHERE digest = $3 \
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = excluded.role",
        user,
        now,
        digest,
    );
    let used = statement!(sql, digest, user, now);
    vec![used, join.only_if_changed(), access_revision::bump()]
}

/// Changes no row when the tenant would have no other administrator.
fn change(tenant: &TenantId, user: UserId, role: Option<Role>) -> Statement {
    let Some(role) = role.and_then(roles::number) else {
        return statement!(
            "DELETE FROM members WHERE tenant_id = $1 AND user_id = $2 AND (role < 3 OR EXISTS \
             (SELECT 1 FROM members AS other WHERE other.tenant_id = members.tenant_id \
             AND other.role = 3 AND other.user_id <> members.user_id))",
            tenant,
            user,
        );
    };
    statement!(
        "UPDATE members SET role = $1 WHERE tenant_id = $2 AND user_id = $3 \
         AND (role < 3 OR EXISTS (SELECT 1 FROM members AS other \
         WHERE other.tenant_id = members.tenant_id \
         AND other.role = 3 AND other.user_id <> members.user_id))",
        role,
        tenant,
        user,
    )
}

fn invitation_of(row: &Row) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        role: roles::role_of(row)?,
        uses_left: count(row, "uses_left")?,
        created_by: get::<Option<Uuid>>(row, "created_by")?.map(UserId),
        created_at: moment(row, "created_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}
