//! What there is at present of what a message is about.

use crate::model::{ChatId, CommentId, DisplayName, ImageId, Seq, UserId};
use crate::server::store::contract::{Present, StoreError, WebhookMessage};
use crate::server::store::sql::{Database, Row, chat_of, comment_of, get, statement, unreadable};

/// Discussion, comment and name of the actor.
pub async fn read(db: &dyn Database, message: &WebhookMessage) -> Result<Present, StoreError> {
    let mut present = Present::default();
    if let Some(actor) = message.actor {
        present.actor = name(db, actor, message.image.zip(message.seq)).await?;
    }
    let Some((image, chat)) = message.image.zip(message.chat) else { return Ok(present) };
    let sql = "SELECT * FROM chats WHERE id = $1 AND image_id = $2 AND state = 0";
    present.chat = db.find(statement!(sql, chat, image), chat_of).await?;
    if let Some(comment) = message.comment {
        present.comment = self::comment(db, (image, chat), comment).await?;
    }
    Ok(present)
}

async fn comment(
    db: &dyn Database,
    (image, chat): (ImageId, ChatId),
    comment: CommentId,
) -> Result<Option<crate::model::Comment>, StoreError> {
    let sql =
        "SELECT * FROM comments WHERE id = $1 AND image_id = $2 AND chat_id = $3 AND state = 0";
    db.find(statement!(sql, comment, image, chat), comment_of).await
}

/// The name in the log, which is the one of then unless the account was deleted; otherwise the present one.
async fn name(
    db: &dyn Database,
    actor: UserId,
    place: Option<(ImageId, Seq)>,
) -> Result<Option<DisplayName>, StoreError> {
    let query = match place {
        Some((image, seq)) => {
            let sql = "SELECT actor_name AS name FROM events WHERE image_id = $1 AND seq = $2";
            statement!(sql, image, seq)
        }
        None => statement!("SELECT name FROM users WHERE id = $1", actor),
    };
    Ok(db.find(query, name_of).await?.flatten())
}

fn name_of(row: &Row) -> Result<Option<DisplayName>, StoreError> {
    let name = get::<Option<String>>(row, "name")?;
    name.map(DisplayName::try_from).transpose().map_err(|error| unreadable("name", error))
}
