//! Mentions as rows: people are found among authors and members, mentions in the HTML that the server made.

use super::contains::contains;
use super::plain_tables::PlainTables;
use super::roles::role_of;
use crate::model::{Author, ChatId, DisplayName, ImageId, Role, Seq, TenantId, UserId};
use crate::server::store::contract::{Mentions, ReadingPlace, StoreError};
use crate::server::store::sql::{BY, Row, author, checked, id, statement};
use async_trait::async_trait;

#[async_trait]
impl Mentions for PlainTables {
    async fn writers(
        &self,
        image: ImageId,
        part: &str,
        limit: u32,
    ) -> Result<Vec<Author>, StoreError> {
        let sql = concat!(
            "SELECT by_id, by_name, by_role FROM (SELECT by_id, by_name, by_role, seq, \
             row_number() OVER (PARTITION BY by_id ORDER BY seq DESC, id) AS place \
             FROM comments WHERE image_id = $1 AND state = 0) AS writers \
             WHERE place = 1 AND ($2 = '' OR ",
            contains!("by_name", "$2"),
            ") ORDER BY seq DESC, by_id LIMIT $3"
        );
        self.db.list(statement!(sql, image, part, limit), |row| author(row, BY)).await
    }

    async fn members_named(
        &self,
        tenant: &TenantId,
        part: &str,
        limit: u32,
    ) -> Result<Vec<Author>, StoreError> {
        let sql = concat!(
            "SELECT users.id, users.name, role FROM members JOIN users ON users.id = members.user_id \
             WHERE tenant_id = $1 AND users.name IS NOT NULL AND ($2 = '' OR ",
            contains!("users.name", "$2"),
            ") ORDER BY users.name, users.id LIMIT $3"
        );
        self.db.list(statement!(sql, tenant, part, limit), member_of).await
    }

    async fn writer(&self, image: ImageId, user: UserId) -> Result<Option<Author>, StoreError> {
        let sql = "SELECT by_id, by_name, by_role FROM comments WHERE image_id = $1 \
                   AND by_id = $2 AND state = 0 ORDER BY seq DESC LIMIT 1";
        self.db.find(statement!(sql, image, user), |row| author(row, BY)).await
    }

    async fn member(&self, tenant: &TenantId, user: UserId) -> Result<Option<Author>, StoreError> {
        let sql = "SELECT users.id, users.name, role FROM members \
                   JOIN users ON users.id = members.user_id \
                   WHERE tenant_id = $1 AND user_id = $2 AND users.name IS NOT NULL";
        self.db.find(statement!(sql, tenant, user), member_of).await
    }

    async fn unread_mentions(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
        since: Seq,
    ) -> Result<Vec<ChatId>, StoreError> {
        let sql = concat!(
            "SELECT DISTINCT chat_id FROM comments WHERE image_id = $1 AND state = 0 \
             AND by_id <> $2 AND seq > $3 AND NOT EXISTS (SELECT 1 FROM reads \
             WHERE reads.user_id = $2 AND reads.image_id = $1 \
             AND reads.chat_id = comments.chat_id AND reads.seq >= comments.seq) \
             AND html IS NOT NULL AND ",
            contains!("html", "$4")
        );
        let query = statement!(sql, image, user, since, mark_of(user));
        self.db.list(query, |row| id(row, "chat_id").map(ChatId)).await
    }

    async fn mentioned_in(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
    ) -> Result<Vec<ChatId>, StoreError> {
        let sql = concat!(
            "SELECT DISTINCT chat_id FROM comments WHERE image_id = $1 AND state = 0 \
             AND by_id <> $2 AND html IS NOT NULL AND ",
            contains!("html", "$3")
        );
        let query = statement!(sql, image, user, mark_of(user));
        self.db.list(query, |row| id(row, "chat_id").map(ChatId)).await
    }
}

/// What marks a mention of a person in HTML. No text of a comment looks like it: there, `<` is escaped.
fn mark_of(user: UserId) -> String {
    format!("<span data-person=\"{user}\"")
}

/// The name as it is at present. The role stands beside it where it does beside comments.
fn member_of(row: &Row) -> Result<Author, StoreError> {
    let (id, name) = (UserId(id(row, "id")?), checked::<String, DisplayName>(row, "name")?);
    let role = Some(role_of(row)?).filter(|role| *role >= Role::Moderator);
    Ok(Author { id, name, role })
}
