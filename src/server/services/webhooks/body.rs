//! The body of a webhook, made for each attempt: the ids of the event, and of what is there at that moment all that the
//! API shows. What was deleted or hidden meanwhile does not leave any more.

use crate::model::{Chat, ChatId, Comment, ImageId, Size, TenantId, Timestamp, mentions_in_html};
use crate::protocol::AppError;
use crate::protocol::webhooks::{
    Doer, Subject, ToldDiscussion, ToldImage, WebhookBody, WebhookData, WebhookKind,
};
use crate::server::services::images::describe;
use crate::server::state::AppState;
use crate::server::store::{Present, WebhookMessage};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The body of a message as JSON.
pub async fn of(
    state: &AppState,
    tenant: &TenantId,
    message: &WebhookMessage,
) -> Result<String, AppError> {
    let mut present = state.store.webhooks().present(message).await?;
    let image = match message.image {
        Some(image) => Some(told_image(state, image).await?),
        None => None,
    };
    if let Some(Subject::Gone { .. }) = image {
        // With an image everything on it is deleted.
        present = Present { actor: present.actor, ..Present::default() };
    }
    let is_flag = message.kind == WebhookKind::CommentFlagged;
    let data = WebhookData {
        tenant_id: tenant.clone(),
        seq: message.seq,
        by: message.actor.map(|id| Doer { id, name: present.actor.map(String::from) }),
        change: message.detail.clone().filter(|_| !is_flag),
        reason: message.detail.clone().filter(|_| is_flag),
        discussion: message.chat.map(|id| discussion(state, message.image, id, present.chat)),
        image,
        mentions: present.comment.as_ref().map(mentioned).unwrap_or_default(),
        comment: message.comment.map(|id| subject(id, present.comment)),
    };
    let body = WebhookBody { kind: message.kind.name(), timestamp: rfc3339(message.at), data };
    serde_json::to_string(&body).map_err(|error| {
        tracing::error!(%error, "a webhook's body");
        AppError::internal()
    })
}

async fn told_image(
    state: &AppState,
    id: ImageId,
) -> Result<Subject<ImageId, ToldImage>, AppError> {
    let facts = state.store.tenancy().image_facts(id).await?;
    let facts = facts.filter(|facts| !facts.is_deleted);
    let (Some(facts), Some(record)) = (facts, state.store.image(id).await?) else {
        return Ok(Subject::Gone { id });
    };
    let image = describe(state, &record).await?;
    let url = page(state, id);
    Ok(Subject::There(Box::new(ToldImage { image, is_closed: facts.is_closed, url })))
}

fn discussion(
    state: &AppState,
    image: Option<ImageId>,
    id: ChatId,
    chat: Option<Chat>,
) -> Subject<ChatId, ToldDiscussion> {
    let Some((chat, image)) = chat.zip(image) else { return Subject::Gone { id } };
    let Chat { id, number, at, size, by, opened_at, resolved, locked, .. } = chat;
    let (x, y, url) = (at.x(), at.y(), format!("{}#chat={id}", page(state, image)));
    let (w, h) = (size.map(Size::w), size.map(Size::h));
    let told = ToldDiscussion { id, number, x, y, w, h, by, opened_at, resolved, locked, url };
    Subject::There(Box::new(told))
}

fn subject<I>(id: I, comment: Option<Comment>) -> Subject<I, Comment> {
    comment.map_or(Subject::Gone { id }, |comment| Subject::There(Box::new(comment)))
}

fn mentioned(comment: &Comment) -> Vec<Doer> {
    let people = mentions_in_html(comment.html.as_deref().unwrap_or_default());
    people.into_iter().map(|(id, name)| Doer { id, name: Some(name) }).collect()
}

fn page(state: &AppState, image: ImageId) -> String {
    format!("{}/i/{image}", state.config.public_url())
}

fn rfc3339(at: Timestamp) -> String {
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.0) * 1_000_000);
    let moment = moment.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    moment.format(&Rfc3339).unwrap_or_default()
}
