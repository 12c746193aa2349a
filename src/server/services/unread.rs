//! What a person has not read of an image's discussions. The caller is already admitted.

use super::caller::Caller;
use super::images;
use crate::model::{ChatId, ImageId, Seq, UserId};
use crate::protocol::rest::{UnreadBody, UnreadChat};
use crate::protocol::{AppError, Thing};
use crate::server::bus::Notice;
use crate::server::state::AppState;
use crate::server::store::ReadingPlace;

/// What the caller has not read: comments of others that were written since their first visit, or of a picture that they
/// uploaded, all. Also the discussions in which they wrote. 401 for a caller who is not known.
pub async fn unread(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<UnreadBody, AppError> {
    let place = ReadingPlace { image, user: caller.user()?.id };
    let reads = state.store.reads();
    // Before the comments: what is written meanwhile is told as an event, too.
    let head = head(state, image).await?;
    let begun = reads.read_up_to(place).await?;
    let is_own = begun.is_none() && images::record(state, image).await?.owner() == place.user;
    let since = begun.or(is_own.then_some(Seq(0)));
    let store = state.store.mentions();
    let (unread, unread_mentions) = match since.filter(|since| *since < head) {
        Some(since) => {
            (reads.unread(place, since).await?, store.unread_mentions(place, since).await?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let chat = |(chat_id, seq)| UnreadChat { chat_id, seq };
    Ok(UnreadBody {
        seq: head,
        chats: unread.into_iter().map(chat).collect(),
        written_in: reads.written_in(place).await?,
        mentioned_in: store.mentioned_in(place).await?,
        unread_mentions,
        is_first_visit: since.is_none(),
    })
}

/// The caller has read a discussion, or without one all of the image's, up to an event. Tells their other tabs and devices
/// (LP31). 401 for a caller who is not known.
pub async fn mark_read(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    (chat, up_to): (Option<ChatId>, Seq),
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    if let Some(chat) = chat
        && state.store.image_of_chat(chat).await? != Some(image)
    {
        return Err(AppError::not_found(Thing::Discussion));
    }
    let up_to = up_to.min(head(state, image).await?);
    state.store.reads().mark_read(ReadingPlace { image, user }, chat, up_to).await?;
    tell_read(state, (image, user), chat, up_to);
    if let Some(tenant) = state.access.tenant_of(image).await? {
        state.bus.publish(Notice::Read { tenant, image, user, chat, seq: up_to });
    }
    Ok(())
}

/// Tells the person's connections at this node.
pub fn tell_read(
    state: &AppState,
    (image, user): (ImageId, UserId),
    chat: Option<ChatId>,
    up_to: Seq,
) {
    state.engine.connections().send_read((image, user), chat, up_to);
}

async fn head(state: &AppState, image: ImageId) -> Result<Seq, AppError> {
    let head = state.store.head(image).await?;
    head.map(|head| head.seq).ok_or_else(|| AppError::not_found(Thing::Image))
}
