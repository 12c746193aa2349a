//! The resource that a path of the REST API names, and the image it belongs to.

use crate::model::{ChatId, CommentId, ImageId, TenantId};
use crate::protocol::Thing;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// A resource by its path below `/api/v1/`, `/comment-image-chats/` or `/embed/{tenant}/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Of no tenant: the caller's own session, the preview of a text.
    Session,
    /// A tenant, and everything below it.
    Tenant(TenantId),
    /// An image.
    Image(ImageId),
    /// A discussion.
    Chat(ChatId),
    /// A comment.
    Comment(CommentId),
}

/// A resource on an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The image.
    pub image: ImageId,
    /// The discussion, if the path names it or a comment of it.
    pub chat: Option<ChatId>,
    /// The comment, if the path names it.
    pub comment: Option<CommentId>,
}

impl Resource {
    /// The resource of a path.
    pub fn of(path: &str) -> Option<Self> {
        if let Some(below) = path.strip_prefix("/comment-image-chats/") {
            let tenant = below.split('/').next()?;
            return TenantId::new(tenant).ok().map(Self::Tenant);
        }
        if let Some(below) = path.strip_prefix("/embed/") {
            let (tenant, _) = below.split_once('/')?;
            return TenantId::new(tenant).ok().map(Self::Tenant);
        }
        let mut segments = path.strip_prefix("/api/v1/")?.split('/');
        let (collection, id) = (segments.next()?, segments.next());
        match (collection, id) {
            ("session" | "live-ticket" | "preview", None) => Some(Self::Session),
            ("tenants", Some(id)) => TenantId::new(id).ok().map(Self::Tenant),
            ("images", Some(id)) => id.parse().ok().map(Self::Image),
            ("chats", Some(id)) => id.parse().ok().map(Self::Chat),
            ("comments", Some(id)) => id.parse().ok().map(Self::Comment),
            _ => None,
        }
    }

    /// The tenant it belongs to; `None` where there is no such resource, and for a session.
    pub async fn tenant(&self, state: &AppState) -> Result<Option<TenantId>, StoreError> {
        if let Self::Tenant(id) = self {
            return Ok(Some(id.clone()));
        }
        match self.locate(state).await? {
            Some(location) => state.access.tenant_of(location.image).await,
            None => Ok(None),
        }
    }

    /// What "not found" calls it.
    pub fn thing(&self) -> Thing {
        match self {
            Self::Session => Thing::Thing,
            Self::Tenant(_) => Thing::Tenant,
            Self::Image(_) => ImageId::NAME,
            Self::Chat(_) => ChatId::NAME,
            Self::Comment(_) => CommentRef::NAME,
        }
    }

    /// Looks up where it is; `None` for no image, and where there is no such resource.
    pub async fn locate(&self, state: &AppState) -> Result<Option<Location>, StoreError> {
        let location = |image, chat, comment| Location { image, chat, comment };
        Ok(match *self {
            Self::Session | Self::Tenant(_) => None,
            Self::Image(image) => Some(location(image, None, None)),
            Self::Chat(chat) => {
                let image = state.store.image_of_chat(chat).await?;
                image.map(|image| location(image, Some(chat), None))
            }
            Self::Comment(comment) => {
                let place = state.store.chat_of_comment(comment).await?;
                place.map(|(image, chat)| location(image, Some(chat), Some(comment)))
            }
        })
    }
}

/// A comment and its discussion.
#[derive(Clone, Copy, Debug)]
pub struct CommentRef {
    /// The discussion.
    pub chat: ChatId,
    /// The comment.
    pub comment: CommentId,
}

/// What a handler expects its path to name.
pub trait Target: Copy + Send {
    /// What "not found" calls it.
    const NAME: Thing;

    /// From the location of the path's resource.
    fn at(location: &Location) -> Option<Self>;
}

impl Target for ImageId {
    const NAME: Thing = Thing::Image;

    fn at(location: &Location) -> Option<Self> {
        Some(location.image)
    }
}

impl Target for ChatId {
    const NAME: Thing = Thing::Discussion;

    fn at(location: &Location) -> Option<Self> {
        location.chat
    }
}

impl Target for CommentRef {
    const NAME: Thing = Thing::Comment;

    fn at(location: &Location) -> Option<Self> {
        Some(Self { chat: location.chat?, comment: location.comment? })
    }
}

#[cfg(test)]
mod tests {
    use super::Resource;
    use crate::model::{ChatId, TenantId};

    #[test]
    fn a_path_names_one_resource() {
        let chat = ChatId(uuid::Uuid::nil());
        let demo = TenantId::new("demo").expect("an id");
        assert_eq!(Resource::of("/api/v1/session"), Some(Resource::Session));
        assert_eq!(Resource::of("/api/v1/tenants/demo/sso"), Some(Resource::Tenant(demo)));
        for path in ["/comment-image-chats/demo", "/comment-image-chats/demo/x", "/embed/demo/room"]
        {
            let demo = TenantId::new("demo").expect("an id");
            assert_eq!(Resource::of(path), Some(Resource::Tenant(demo)), "{path}");
        }
        let path = format!("/api/v1/chats/{chat}/comments");
        assert_eq!(Resource::of(&path), Some(Resource::Chat(chat)));
        for path in [
            "/api/v1",
            "/api/v1/session/x",
            "/api/v1/chats/x",
            "/api/v1/x/y",
            "/t/demo",
            "/embed/widget",
        ] {
            assert_eq!(Resource::of(path), None, "{path}");
        }
    }
}
