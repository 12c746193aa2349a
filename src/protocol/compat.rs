//! Bodies of the calls below `/comment-image-chats`, which pages that embed images have used before. Know no routes.

use crate::model::{BroadcastId, ChatId, DisplayName, TenantId, UserId};
use serde::{Deserialize, Serialize};

/// A marker to be placed. `windowUrlId` and `createdFromCommentId` are required, and opaque.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPageChat {
    /// The id of the page.
    pub url_id: String,
    /// The id that the page gives the marker.
    pub window_url_id: String,
    /// The title of the page; may be empty.
    pub page_title: String,
    /// The address of the image's file.
    pub src: String,
    /// The comment from which the page made the marker.
    pub created_from_comment_id: String,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
    /// Percent of the width.
    pub x: f64,
    /// Percent of the height.
    pub y: f64,
}

/// A marker to be deleted.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageChatDeletion {
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// The `status` of an answer.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was done.
    Success,
    /// It was not.
    Error,
}

/// The markers of a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageChats {
    /// Always success.
    pub status: Status,
    /// The caller; absent while they have no name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<PageUser>,
    /// The markers on the images of the page.
    pub conversations: Vec<PageChat>,
    /// The id of the page as it is stored.
    pub url_id_clean: String,
    /// Is the caller a moderator or an administrator?
    pub is_site_admin: bool,
    /// The tenant, as the socket names it.
    #[serde(rename = "tenantIdWS")]
    pub tenant_id_ws: TenantId,
    /// The page, as the socket names it.
    #[serde(rename = "urlIdWS")]
    pub url_id_ws: String,
    /// The caller, as the socket names them; empty while they have no session.
    #[serde(rename = "userIdWS")]
    pub user_id_ws: String,
}

/// The caller.
#[derive(Debug, Serialize)]
pub struct PageUser {
    /// Their id.
    pub id: UserId,
    /// The name that others see.
    pub username: DisplayName,
}

/// A marker of a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageChat {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: ChatId,
    /// The id of the page.
    pub url_id: String,
    /// Percent of the width.
    pub x: f64,
    /// Percent of the height.
    pub y: f64,
    /// The address of the image's file.
    pub src: String,
}

/// The answer to a placed marker.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreatedPageChat {
    /// Always success.
    pub status: Status,
    /// The marker's id.
    pub created_chat_id: ChatId,
}

/// An answer that says no more than that it was done.
#[derive(Debug, Serialize)]
pub struct Done {
    /// Always success.
    pub status: Status,
}

/// An error.
#[derive(Debug, Serialize)]
pub struct CompatError {
    /// Always error.
    pub status: Status,
    /// A sentence for people.
    pub message: String,
}
