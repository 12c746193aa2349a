//! A sample of everything that is sent. The matches list every variant: a new one does not compile
//! until it has a sample.

use image_chat::model::{
    Author, BroadcastId, Change, Chat, ChatId, Command, Comment, CommentBody, CommentId,
    ContentLimits, DisplayName, Emoji, Epoch, Event, ImageId, NewChat, NewComment, Operation,
    Point, Reaction, Recorded, Resolution, Role, Seq, Size, TenantId, Timestamp, UserId,
    Visibility, WriteRestriction,
};
use image_chat::protocol::live::{
    Activity, Capabilities, ClientMessage, EmbedPlace, Moving, Outcome, ServerMessage,
};
use image_chat::protocol::page::ImageInfo;
use uuid::Uuid;

pub const IMAGE: ImageId = ImageId(Uuid::from_u128(0x0189_0f3e_5b1c_7cc2_9a3d_2b6f_0c9d_1e11));
pub const CHAT: ChatId = ChatId(Uuid::from_u128(0xc0a8_f6d2_3b1e_5c47_9d80_6e2f_4a7b_1c35));
pub const COMMENT: CommentId =
    CommentId(Uuid::from_u128(0x5d3e_9f1a_7c24_5b68_8e0f_1a2b_3c4d_5e6f));
pub const PARENT: CommentId = CommentId(Uuid::from_u128(0x9a8b_7c6d_5e4f_5a3b_8c2d_1e0f_9a8b_7c6d));
pub const OPERATION: BroadcastId =
    BroadcastId(Uuid::from_u128(0x2f4b_8c1d_6e3a_4f70_9b25_d8a1_c7e6_0f93));
pub const EPOCH: Epoch = Epoch(Uuid::from_u128(0x7f0c_2a9e_8d14_4b53_a6f7_1c5e_9b3d_2a40));
pub const NOW: Timestamp = Timestamp(1_795_176_000_000);

pub fn ada() -> Author {
    author("Ada")
}

pub fn author(name: &str) -> Author {
    let id = UserId(Uuid::from_u128(0x0189_0f3d_0a2b_7d4e_8f60_5a1b_2c3d_4e5f));
    Author { id, name: DisplayName::new(name).expect("a name"), role: None }
}

pub fn at(x: f64, y: f64) -> Point {
    Point::new(x, y).expect("on the image")
}

/// That of a region.
pub fn size() -> Size {
    Size::new(30.0, 20.5).expect("a size")
}

pub fn body(text: &str) -> CommentBody {
    CommentBody::new(text).expect("a text")
}

pub fn emoji() -> Emoji {
    Emoji::new("👍").expect("an emoji")
}

/// A comment: plain, or a reply with markup.
pub fn new_comment(is_rich: bool) -> NewComment {
    let text = if is_rich { "Better **now**? \"Zoë\" 😀\nyes" } else { "Too dark here" };
    let html = "<p>Better <strong>now</strong>? &quot;Zoë&quot; 😀<br>\nyes</p>";
    NewComment {
        id: COMMENT,
        parent_id: is_rich.then_some(PARENT),
        body: body(text),
        html: is_rich.then(|| html.into()),
    }
}

pub fn comment(is_rich: bool) -> Comment {
    let NewComment { id, parent_id, body, html } = new_comment(is_rich);
    let edited_at = is_rich.then_some(Timestamp(NOW.0 + 1));
    let reactions = if is_rich { vec![Reaction { emoji: emoji(), by: ada() }] } else { vec![] };
    Comment { id, seq: Seq(42), parent_id, by: ada(), at: NOW, body, html, edited_at, reactions }
}

pub fn chat(is_rich: bool) -> Chat {
    Chat {
        omitted: None,
        id: CHAT,
        number: 7,
        at: at(25.5, 30.2),
        size: is_rich.then(size),
        by: ada(),
        opened_at: NOW,
        comments: vec![comment(is_rich)],
        resolved: is_rich.then(|| Resolution { by: ada(), at: NOW }),
        locked: is_rich,
    }
}

pub fn changes() -> Vec<Change> {
    let all = vec![
        Change::CommentAdded { comment: new_comment(false) },
        Change::CommentAdded { comment: new_comment(true) },
        Change::CommentEdited { comment: new_comment(true) },
        Change::CommentDeleted { comment_id: COMMENT },
        Change::CommentRestored { comment: comment(false) },
        Change::CommentRestored { comment: comment(true) },
        Change::ReactionAdded { comment_id: COMMENT, emoji: emoji() },
        Change::ReactionRemoved { comment_id: COMMENT, emoji: emoji() },
        Change::Resolved,
        Change::Reopened,
        Change::Locked,
        Change::Unlocked,
        Change::Moved { to: at(0.0, 100.0), size: None },
        Change::Moved { to: at(10.0, 20.0), size: Some(size()) },
        Change::Restored { chat: chat(false) },
        Change::Restored { chat: chat(true) },
    ];
    // A variant that is not listed has no sample above.
    all.iter().for_each(|change| match change {
        Change::CommentAdded { .. }
        | Change::CommentEdited { .. }
        | Change::CommentDeleted { .. }
        | Change::CommentRestored { .. }
        | Change::ReactionAdded { .. }
        | Change::ReactionRemoved { .. }
        | Change::Resolved
        | Change::Reopened
        | Change::Locked
        | Change::Unlocked
        | Change::Moved { .. }
        | Change::Restored { .. } => {}
        Change::Unknown => unreachable!("is never sent"),
    });
    all
}

pub fn events() -> Vec<Event> {
    let chat = |is_rich: bool| NewChat {
        id: CHAT,
        at: at(33.333_333_333_333_336, 0.1),
        size: is_rich.then(size),
        comment: Some(new_comment(is_rich)),
    };
    let changed = |change| Event::ImageChatUpdated { chat_id: CHAT, change };
    let mut all: Vec<_> = [false, true].map(|r| Event::NewImageChat { chat: chat(r) }).into();
    all.extend(changes().into_iter().map(changed));
    all.push(Event::DeletedImageChat { chat_id: CHAT });
    all.push(Event::NewImageChat { chat: NewChat { comment: None, ..chat(false) } });
    all
}

pub fn recorded(event: Event) -> Recorded {
    Recorded { seq: Seq(42), broadcast_id: OPERATION, by: ada(), at: NOW, event }
}

fn welcome(outcomes: Vec<Outcome>, may: Option<Capabilities>) -> ServerMessage {
    ServerMessage::Welcome { image_id: IMAGE, epoch: EPOCH, head: Seq(42), outcomes, may }
}

pub fn may(role: Role, restriction: Option<WriteRestriction>) -> Capabilities {
    Capabilities { role, restriction, limits: ContentLimits::default(), marker_size: 5.0 }
}

pub fn server_messages() -> Vec<ServerMessage> {
    let (image_id, head) = (IMAGE, Seq(42));
    let outcome = |seq, is_held| Outcome { broadcast_id: OPERATION, seq, is_held };
    let (stored, unknown) = (outcome(Some(Seq(41)), false), outcome(None, false));
    let held = outcome(None, true);
    let tenant_id = TenantId::new("demo").expect("a tenant id");
    let mut all: Vec<_> =
        events().into_iter().map(|event| ServerMessage::event(IMAGE, recorded(event))).collect();
    all.extend([
        welcome(vec![], None),
        welcome(vec![stored, unknown, held], Some(may(Role::Guest, None))),
        ServerMessage::May { image_id, may: may(Role::Moderator, Some(WriteRestriction::Closed)) },
        ServerMessage::Reset { image_id, head },
        viewers(3, None, vec![], vec![]),
        viewers(3, Some(vec![ada()]), vec![], vec![]),
        viewers(3, None, vec![ada()], vec![ada().id]),
        ServerMessage::Presence {
            image_id,
            activity: vec![
                Activity {
                    id: ada().id,
                    cursor: Some(at(25.5, 30.2)),
                    typing: Some(CHAT),
                    moving: None,
                },
                Activity { id: ada().id, cursor: None, typing: None, moving: None },
                Activity { id: ada().id, cursor: None, typing: None, moving: Some(moving(None)) },
            ],
        },
        ServerMessage::Moderation { tenant_id, waiting: 3, revision: 7 },
        ServerMessage::Flagged { image_id, comments: vec![COMMENT] },
        ServerMessage::Read { image_id, chat_id: None, seq: Seq(42) },
        ServerMessage::Read { image_id, chat_id: Some(CHAT), seq: Seq(42) },
        ServerMessage::Held { image_id, broadcast_id: OPERATION },
        ServerMessage::Heartbeat { image_id, head },
        ServerMessage::Bye { retry_in_ms: 1_250 },
    ]);
    all.iter().for_each(|message| match message {
        ServerMessage::NewImageChat { .. }
        | ServerMessage::ImageChatUpdated { .. }
        | ServerMessage::DeletedImageChat { .. }
        | ServerMessage::Welcome { .. }
        | ServerMessage::May { .. }
        | ServerMessage::Reset { .. }
        | ServerMessage::Viewers { .. }
        | ServerMessage::Presence { .. }
        | ServerMessage::Moderation { .. }
        | ServerMessage::Flagged { .. }
        | ServerMessage::Read { .. }
        | ServerMessage::Held { .. }
        | ServerMessage::Heartbeat { .. }
        | ServerMessage::Bye { .. } => {}
        ServerMessage::Unknown => unreachable!("is never sent"),
    });
    all
}

fn viewers(
    count: u32,
    people: Option<Vec<Author>>,
    joined: Vec<Author>,
    left: Vec<UserId>,
) -> ServerMessage {
    ServerMessage::Viewers { image_id: IMAGE, count, people, joined, left }
}

pub fn client_messages() -> Vec<ClientMessage> {
    let tenant_id = TenantId::new("demo").expect("a tenant id");
    let subscribe = |pending, build, place| ClientMessage::Subscribe {
        tenant_id: tenant_id.clone(),
        image_id: IMAGE,
        epoch: EPOCH,
        since: Seq(41),
        pending,
        build,
        place,
    };
    let all = vec![
        subscribe(vec![], None, None),
        subscribe(vec![OPERATION], Some("0a1b2c3d4e5f".into()), None),
        subscribe(vec![], None, Some(embed_place())),
        ClientMessage::Presence { image_id: None, cursor: None, typing: None, moving: None },
        ClientMessage::Presence {
            image_id: Some(IMAGE),
            cursor: Some(at(25.5, 30.2)),
            typing: Some(CHAT),
            moving: None,
        },
        ClientMessage::Presence {
            image_id: Some(IMAGE),
            cursor: None,
            typing: None,
            moving: Some(moving(Some(size()))),
        },
        ClientMessage::Unsubscribe { image_id: IMAGE },
        ClientMessage::SubscribeModeration { tenant_id: tenant_id.clone() },
    ];
    all.iter().for_each(|message| match message {
        ClientMessage::Subscribe { .. }
        | ClientMessage::Presence { .. }
        | ClientMessage::Unsubscribe { .. }
        | ClientMessage::SubscribeModeration { .. } => {}
        ClientMessage::Unknown => unreachable!("is never sent"),
    });
    all
}

fn moving(size: Option<Size>) -> Moving {
    Moving { chat_id: CHAT, to: at(12.5, 80.0), size }
}

fn embed_place() -> EmbedPlace {
    let url_id = "https://example.com/floors/0".into();
    EmbedPlace { url_id, src: "https://example.com/floors/plan.png".into() }
}

pub fn operations() -> Vec<Operation> {
    let (chat_id, comment_id, body) = (CHAT, COMMENT, body("Too dark here"));
    let all = [
        Command::OpenChat { at: at(25.5, 30.2), size: None, body: body.clone() },
        Command::OpenChat { at: at(25.5, 30.2), size: Some(size()), body: body.clone() },
        Command::PlaceMarker { at: at(25.5, 30.2), size: None },
        Command::PlaceMarker { at: at(25.5, 30.2), size: Some(size()) },
        Command::AddComment { chat_id, parent_id: None, body: body.clone() },
        Command::AddComment { chat_id, parent_id: Some(PARENT), body: body.clone() },
        Command::EditComment { chat_id, comment_id, body },
        Command::DeleteComment { chat_id, comment_id },
        Command::RestoreComment { chat_id, comment_id },
        Command::React { chat_id, comment_id, emoji: emoji(), on: true },
        Command::React { chat_id, comment_id, emoji: emoji(), on: false },
        Command::Resolve { chat_id },
        Command::Reopen { chat_id },
        Command::LockChat { chat_id },
        Command::UnlockChat { chat_id },
        Command::MoveChat { chat_id, to: at(0.0, 100.0), size: None },
        Command::MoveChat { chat_id, to: at(10.0, 20.0), size: Some(size()) },
        Command::DeleteChat { chat_id },
        Command::RestoreChat { chat_id },
    ];
    all.iter().for_each(|command| match command {
        Command::OpenChat { .. }
        | Command::PlaceMarker { .. }
        | Command::AddComment { .. }
        | Command::EditComment { .. }
        | Command::DeleteComment { .. }
        | Command::RestoreComment { .. }
        | Command::React { .. }
        | Command::Resolve { .. }
        | Command::Reopen { .. }
        | Command::LockChat { .. }
        | Command::UnlockChat { .. }
        | Command::MoveChat { .. }
        | Command::DeleteChat { .. }
        | Command::RestoreChat { .. } => {}
    });
    all.map(|command| Operation { broadcast_id: OPERATION, command }).into()
}

pub fn image_info() -> ImageInfo {
    let file = |name: &str| format!("/media/{IMAGE}/{name}-9f86d081884c7d65.jpg");
    ImageInfo {
        id: IMAGE,
        tenant_id: TenantId::new("demo").expect("a tenant id"),
        url_id: IMAGE.to_string(),
        title: "Ground floor".into(),
        src: file("display"),
        src_width: 2_560,
        full_src: file("full"),
        thumb_src: file("thumb"),
        width: 4_000,
        height: 3_000,
        created_at: NOW,
        uploaded_by: Some(ada().name),
        visibility: Visibility::Unlisted,
        embedded: None,
        tiles: None,
    }
}
