//! Rows against folded events, for any events at all: `Board::apply` is total, and so are the rows.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, comments, opens};
use crate::store_contract::check::projection_equals_fold;
use image_chat::model::{
    Author, BroadcastId, Change, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, Emoji,
    Event, ImageId, NewChat, NewComment, Point, Reaction, Recorded, Resolution, Role, Seq, Size,
    Timestamp, UserId,
};
use proptest::prelude::*;
use uuid::Uuid;

pub async fn lp2_projection_equals_fold_of_any_events(backend: &impl Backend) {
    let events = prop::collection::vec((author(), event()), 1..40);
    projection_equals_fold(backend, file!(), events, |_, events| recorded(events)).await;
}

fn recorded(events: &[(Author, Event)]) -> Vec<Recorded> {
    let recorded = events.iter().zip(1..).map(|((by, event), seq)| Recorded {
        seq: Seq(seq),
        broadcast_id: BroadcastId(Uuid::now_v7()),
        by: by.clone(),
        at: Timestamp(NOW.0 + seq as i64),
        event: event.clone(),
    });
    recorded.collect()
}

/// So few ids that most events meet something, or something else of the same id.
fn chat() -> impl Strategy<Value = ChatId> {
    (0..2_u128).prop_map(chat_id)
}

fn comment() -> impl Strategy<Value = CommentId> {
    (0..3_u128).prop_map(comment_id)
}

fn author() -> impl Strategy<Value = Author> {
    let role = prop::option::of(prop::sample::select(vec![Role::Guest, Role::Moderator]));
    (1..3_u128, "[A-Z\"\\\\é]", role).prop_map(|(id, name, role)| Author {
        id: UserId(Uuid::from_u128(id)),
        name: DisplayName::new(&name).expect("a letter"),
        role,
    })
}

fn point() -> impl Strategy<Value = Point> {
    (0.0..=100.0, 0.0..=100.0).prop_map(|(x, y)| Point::new(x, y).expect("inside"))
}

/// Also one that does not fit where it is: the rows take what the log has.
fn size() -> impl Strategy<Value = Option<Size>> {
    let some = (0.001..=100.0, 0.001..=100.0).prop_map(|(w, h)| Size::new(w, h).expect("a size"));
    proptest::option::of(some)
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (0..1_000_000_i64).prop_map(Timestamp)
}

fn new_comment() -> impl Strategy<Value = NewComment> {
    let parent = proptest::option::of(comment());
    (comment(), parent, "[a-z\"\\\\]{1,5}", proptest::option::of("<b>[a-z]</b>")).prop_map(
        |(id, parent_id, body, html)| NewComment {
            id,
            parent_id,
            body: CommentBody::new(&body).expect("letters"),
            html,
        },
    )
}

fn old_comment() -> impl Strategy<Value = Comment> {
    let edited = proptest::option::of(moment());
    let since = (moment(), edited, reactions());
    (new_comment(), author(), 0..10_u64, since).prop_map(
        |(NewComment { id, parent_id, body, html }, by, seq, (at, edited_at, reactions))| Comment {
            id,
            seq: Seq(seq),
            parent_id,
            by,
            at,
            body,
            html,
            edited_at,
            reactions,
        },
    )
}

/// Also such as no version offers, and that JSON escapes.
fn emoji() -> impl Strategy<Value = Emoji> {
    let some = ["👍", "❤️", "🦄", "\"", "\\"];
    prop::sample::select(some.to_vec()).prop_map(|emoji| Emoji::new(emoji).expect("short"))
}

/// Each of a person once.
fn reactions() -> impl Strategy<Value = Vec<Reaction>> {
    prop::collection::vec((emoji(), author()), 0..3).prop_map(|some| {
        let mut all: Vec<Reaction> = Vec::new();
        for (emoji, by) in some {
            if !all.iter().any(|known| known.emoji == emoji && known.by.id == by.id) {
                all.push(Reaction { emoji, by });
            }
        }
        all
    })
}

/// Its comments as a board would have them: in order, each id once.
fn old_chat() -> impl Strategy<Value = Chat> {
    let comments = prop::collection::btree_map(comment(), old_comment(), 0..3).prop_map(|some| {
        let mut comments: Vec<_> = some.into_iter().map(|(id, c)| Comment { id, ..c }).collect();
        comments.sort_by_key(|comment| (comment.seq, comment.id));
        comments
    });
    let resolved = (author(), moment()).prop_map(|(by, at)| Resolution { by, at });
    let settled = (proptest::option::of(resolved), any::<bool>());
    let what = (1..9_u32, (point(), size()), author(), moment(), settled);
    (what, comments).prop_map(
        |((number, (at, size), by, opened_at, (resolved, locked)), comments)| Chat {
            omitted: None,
            id: chat_id(0),
            number,
            at,
            size,
            by,
            opened_at,
            comments,
            resolved,
            locked,
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    let new_chat = (chat(), point(), size(), proptest::option::weighted(0.8, new_comment()));
    prop_oneof![
        3 => new_chat.prop_map(|(id, at, size, comment)| {
            Event::NewImageChat { chat: NewChat { id, at, size, comment } }
        }),
        2 => chat().prop_map(|chat_id| Event::DeletedImageChat { chat_id }),
        // What comes back has the id that it went by.
        2 => (chat(), old_chat()).prop_map(|(chat_id, chat)| {
            let change = Change::Restored { chat: Chat { id: chat_id, ..chat } };
            Event::ImageChatUpdated { chat_id, change }
        }),
        9 => (chat(), change()).prop_map(|(chat_id, change)| {
            Event::ImageChatUpdated { chat_id, change }
        }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => new_comment().prop_map(|comment| Change::CommentAdded { comment }),
        1 => new_comment().prop_map(|comment| Change::CommentEdited { comment }),
        2 => comment().prop_map(|comment_id| Change::CommentDeleted { comment_id }),
        2 => old_comment().prop_map(|comment| Change::CommentRestored { comment }),
        4 => (comment(), emoji()).prop_map(|(comment_id, emoji)| {
            Change::ReactionAdded { comment_id, emoji }
        }),
        2 => (comment(), emoji()).prop_map(|(comment_id, emoji)| {
            Change::ReactionRemoved { comment_id, emoji }
        }),
        1 => Just(Change::Resolved),
        1 => Just(Change::Reopened),
        1 => Just(Change::Locked),
        1 => Just(Change::Unlocked),
        2 => (point(), size()).prop_map(|(to, size)| Change::Moved { to, size }),
        1 => Just(Change::Unknown),
    ]
}

pub async fn where_things_are_is_known_deleted_or_not(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (chat_of, image_of) = (
        |id| scene.store.chat_of_comment(comment_id(id)),
        |id| scene.store.image_of_chat(chat_id(id)),
    );
    scene.add(1, opens(1)).await.expect("stored");
    scene.add(2, comments(1, 2)).await.expect("stored");
    let change = Change::CommentDeleted { comment_id: comment_id(2) };
    let gone = Event::ImageChatUpdated { chat_id: chat_id(1), change };
    let at: Option<(ImageId, ChatId)> = Some((scene.image, chat_id(1)));
    for (seq, event) in [(3, gone), (4, Event::DeletedImageChat { chat_id: chat_id(1) })] {
        assert_eq!(image_of(1).await.expect("read"), Some(scene.image));
        assert_eq!(chat_of(1).await.expect("read"), at);
        assert_eq!(chat_of(2).await.expect("read"), at);
        scene.add(seq, event).await.expect("stored");
    }
    assert_eq!(image_of(1).await.expect("read"), Some(scene.image), "deleted");
    assert_eq!(chat_of(1).await.expect("read"), at, "gone with its discussion");
    assert_eq!(chat_of(2).await.expect("read"), at, "deleted before that");
    assert_eq!(image_of(9).await.expect("read"), None);
    assert_eq!(chat_of(9).await.expect("read"), None);
}
