//! Invitations and changes among members as rows. Knows not what a role allows.

use super::SqliteStore;
use super::rows::{checked, count, get, id, moment};
use super::steps::{Step, step};
use super::tenancy::{members, rights_changed};
use crate::model::{Role, TenantId, Timestamp, UserId};
use crate::server::store::{Digest, Invitation, Invitations, StoreError, Tenancy};
use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// What makes an invitation good, with a `?` for the moment: it is not used up, has not expired, and
/// its maker is an administrator; one of the server's own, as long as there is none.
macro_rules! good {
    ($sql:literal) => {
        concat!(
            $sql,
            " uses_left > 0 AND expires_at > ? AND (created_by IS NULL) <> EXISTS \
             (SELECT 1 FROM members WHERE members.tenant_id = invitations.tenant_id \
             AND members.role = 3 \
             AND (created_by IS NULL OR members.user_id = created_by))"
        )
    };
}

#[async_trait]
impl Invitations for SqliteStore {
    async fn create_invitation(
        &self,
        invitation: &Invitation,
        digest: &Digest,
    ) -> Result<(), StoreError> {
        let create = step!(
            "INSERT INTO invitations (id, digest, tenant_id, role, uses_left, created_by, \
             created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            invitation.id,
            digest,
            &invitation.tenant,
            members::number(invitation.role),
            invitation.uses_left,
            invitation.created_by,
            invitation.created_at,
            invitation.expires_at,
        );
        self.writer.write(create).await.map(drop)
    }

    async fn invitation(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        let sql = good!("SELECT * FROM invitations WHERE digest = ? AND");
        let query = sqlx::query(sql).bind(digest.as_slice()).bind(now.0);
        query.fetch_optional(&self.readers).await?.as_ref().map(invitation_of).transpose()
    }

    async fn invitations(
        &self,
        tenant: &TenantId,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, StoreError> {
        let sql =
            good!("SELECT * FROM invitations WHERE tenant_id = ? AND created_by IS NOT NULL AND");
        let query = sqlx::query(sql).bind(tenant.as_str()).bind(now.0);
        let rows = query.fetch_all(&self.readers).await?;
        let mut all: Vec<_> = rows.iter().map(invitation_of).collect::<Result<_, _>>()?;
        all.sort_by_key(|invitation| (std::cmp::Reverse(invitation.created_at), invitation.id));
        Ok(all)
    }

    async fn end_invitation(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
        let sql = "DELETE FROM invitations WHERE tenant_id = ? AND id = ?";
        Ok(self.writer.write(step!(sql, tenant, id)).await? == 1)
    }

    async fn end_own_invitations(&self, tenant: &TenantId) -> Result<(), StoreError> {
        let sql = "DELETE FROM invitations WHERE tenant_id = ? AND created_by IS NULL";
        self.writer.write(step!(sql, tenant)).await.map(drop)
    }

    async fn accept(
        &self,
        digest: &Digest,
        user: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(invitation) = self.invitation(digest, now).await? else { return Ok(false) };
        self.writer.write_all(accept(digest, user, now)).await?;
        let role = self.role(&invitation.tenant, user).await?;
        Ok(role.is_some_and(|role| role >= invitation.role))
    }

    async fn change_member(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
    ) -> Result<bool, StoreError> {
        self.writer.write_all(vec![change(tenant, user, role), rights_changed()]).await?;
        Ok(self.role(tenant, user).await? == role)
    }

    async fn memberships(&self, user: UserId) -> Result<Vec<(TenantId, Role)>, StoreError> {
        let sql = "SELECT tenant_id, role FROM members WHERE user_id = ? ORDER BY tenant_id";
        let rows = sqlx::query(sql).bind(user.0).fetch_all(&self.readers).await?;
        let of = |row| Ok((checked::<String, _>(row, "tenant_id")?, members::role_of(row)?));
        rows.iter().map(of).collect()
    }

    async fn only_administrator_of(&self, user: UserId) -> Result<Vec<TenantId>, StoreError> {
        let sql = "SELECT tenant_id FROM members AS own WHERE user_id = ? AND role = 3 \
                   AND NOT EXISTS (SELECT 1 FROM members WHERE tenant_id = own.tenant_id \
                   AND role = 3 AND user_id <> own.user_id) ORDER BY tenant_id";
        let rows = sqlx::query(sql).bind(user.0).fetch_all(&self.readers).await?;
        rows.iter().map(|row| checked::<String, _>(row, "tenant_id")).collect()
    }
}

/// Uses the invitation once, unless it would add nothing; only what was used makes a member.
fn accept(digest: &Digest, user: UserId, now: Timestamp) -> Vec<Step> {
    let sql = good!(
        "UPDATE invitations SET uses_left = uses_left - 1 WHERE digest = ? AND NOT EXISTS \
         (SELECT 1 FROM members WHERE members.tenant_id = invitations.tenant_id \
         AND members.user_id = ? AND members.role >= invitations.role) AND"
    );
    let join = step!(
        "INSERT INTO members (tenant_id, user_id, role, since) \
         SELECT tenant_id, ?, role, ? FROM invitations WHERE digest = ? AND changes() = 1 \
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = excluded.role",
        user,
        now,
        digest,
    );
    vec![step!(sql, digest, user, now), join, rights_changed()]
}

/// Changes no row when nobody else would be administrator.
fn change(tenant: &TenantId, user: UserId, role: Option<Role>) -> Step {
    let Some(role) = role.and_then(members::number) else {
        return step!(
            "DELETE FROM members WHERE tenant_id = ? AND user_id = ? AND (role < 3 OR EXISTS \
             (SELECT 1 FROM members AS other WHERE other.tenant_id = members.tenant_id \
             AND other.role = 3 AND other.user_id <> members.user_id))",
            tenant,
            user,
        );
    };
    step!(
        "UPDATE members SET role = ? WHERE tenant_id = ? AND user_id = ? AND (role < 3 OR EXISTS \
         (SELECT 1 FROM members AS other WHERE other.tenant_id = members.tenant_id \
         AND other.role = 3 AND other.user_id <> members.user_id))",
        role,
        tenant,
        user,
    )
}

fn invitation_of(row: &SqliteRow) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        role: members::role_of(row)?,
        uses_left: count(row, "uses_left")?,
        created_by: get::<Option<Uuid>>(row, "created_by")?.map(UserId),
        created_at: moment(row, "created_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}
