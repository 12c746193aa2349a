//! How messages and data of the page are read from JSON in the browser; see `model::json`.

use super::error::{ErrorCode, ErrorMessage};
use super::live::{Activity, Capabilities, Moving, Outcome, ServerMessage};
use super::page::{EmbeddedInfo, ImageInfo, Me, RoomData, Snapshot, ViewerData};
use super::rest::{FoundChat, SearchBody, UnreadBody, UnreadChat};
use crate::model::json::{FromJson, Json, from_json, from_json_text};
use crate::model::{Event, Recorded};

from_json! {
    Activity { id, cursor, typing, moving }
    Moving { chat_id: "chatId", to, size }
    Capabilities { role, restriction: "barrier", limits, marker_size: "markerSize" }
    Outcome { broadcast_id: "broadcastId", seq, is_held: "isHeld" }
    Me { id, name }
    Snapshot { epoch, board, image }
    RoomData { image, snapshot, seq, build }
    ViewerData { me, may, flagged, enter_breaks: "enterBreaks" }
    ImageInfo {
        id,
        tenant_id: "tenantId",
        url_id: "urlId",
        title,
        src,
        src_width: "srcWidth",
        full_src: "fullSrc",
        thumb_src: "thumbSrc",
        width,
        height,
        created_at: "createdAt",
        uploaded_by: "uploadedBy",
        visibility,
        embedded,
        tiles,
    }
    EmbeddedInfo { src, page_title: "pageTitle", page }
    ErrorMessage { code, message, retry_after: "retryAfter" }
    SearchBody { chats, is_more: "isMore" }
    FoundChat { chat_id: "chatId", comment_id: "commentId", count, excerpt }
    UnreadBody {
        seq,
        chats,
        written_in: "writtenIn", mentioned_in: "mentionedIn", unread_mentions: "unreadMentions",
        is_first_visit: "isFirstVisit",
    }
    UnreadChat { chat_id: "chatId", seq }
}

from_json_text! {
    ErrorCode {
        "invalid" => Invalid,
        "unauthenticated" => Unauthenticated,
        "forbidden" => Forbidden,
        "not_found" => NotFound,
        "method_not_allowed" => MethodNotAllowed,
        "conflict" => Conflict,
        "gone" => Gone,
        "too_large" => TooLarge,
        "unsupported_type" => UnsupportedType,
        "not_an_image" => NotAnImage,
        "timeout" => Timeout,
        "held" => Held,
        "too_many" => TooMany,
        "stopping" => Stopping,
        "unreachable" => Unreachable,
        "internal" => Internal,
    }
}

impl FromJson for ServerMessage {
    fn from_json(mut json: Json) -> Option<Self> {
        let kind: String = json.field("type")?;
        let event = match kind.as_str() {
            "new-image-chat" => Event::NewImageChat { chat: json.field("chat")? },
            "image-chat-updated" => Event::ImageChatUpdated {
                chat_id: json.field("chatId")?,
                change: json.field("change")?,
            },
            "deleted-image-chat" => Event::DeletedImageChat { chat_id: json.field("chatId")? },
            kind => return other(kind, json),
        };
        let recorded = Recorded {
            seq: json.field("seq")?,
            broadcast_id: json.field("broadcastId")?,
            by: json.field("by")?,
            at: json.field("at")?,
            event,
        };
        Some(Self::event(json.field("imageId")?, recorded))
    }
}

/// A message that tells no event.
fn other(kind: &str, mut json: Json) -> Option<ServerMessage> {
    let image_id = json.field("imageId");
    Some(match kind {
        "welcome" => ServerMessage::Welcome {
            image_id: image_id?,
            epoch: json.field("epoch")?,
            head: json.field("head")?,
            outcomes: json.field("outcomes")?,
            may: json.field("may")?,
        },
        "may" => ServerMessage::May { image_id: image_id?, may: json.field("may")? },
        "reset" => ServerMessage::Reset { image_id: image_id?, head: json.field("head")? },
        "viewers" => ServerMessage::Viewers {
            image_id: image_id?,
            count: json.field("count")?,
            people: json.field("people")?,
            joined: json.field("joined")?,
            left: json.field("left")?,
        },
        "presence" => {
            ServerMessage::Presence { image_id: image_id?, activity: json.field("activity")? }
        }
        "moderation" => ServerMessage::Moderation {
            tenant_id: json.field("tenantId")?,
            waiting: json.field("waiting")?,
            revision: json.field("revision").unwrap_or_default(),
        },
        "flagged" => {
            ServerMessage::Flagged { image_id: image_id?, comments: json.field("comments")? }
        }
        "read" => ServerMessage::Read {
            image_id: image_id?,
            chat_id: json.field("chatId")?,
            seq: json.field("seq")?,
        },
        "held" => {
            ServerMessage::Held { image_id: image_id?, broadcast_id: json.field("broadcastId")? }
        }
        "heartbeat" => ServerMessage::Heartbeat { image_id: image_id?, head: json.field("head")? },
        "bye" => ServerMessage::Bye { retry_in_ms: json.field("retryInMs")? },
        _ => ServerMessage::Unknown,
    })
}
