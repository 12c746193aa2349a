//! Identifiers, one type each, so that swapped arguments do not compile. Knows no storage.

use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $example:literal) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
        )]
        #[serde(transparent)]
        #[schema(examples($example))]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id! {
    /// One image and its discussions. Version 7, made by the server; of an embedded image name-based, made of its place.
    ImageId, "01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11"
}
uuid_id! {
    /// One person or guest. Version 7, made by the server.
    UserId, "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f"
}
uuid_id! {
    /// One discussion: a marker with its comments. Name-based: made of who did which operation on which image.
    ChatId, "c0a8f6d2-3b1e-5c47-9d80-6e2f4a7b1c35"
}
uuid_id! {
    /// One comment. Name-based: made of who did which operation on which image.
    CommentId, "5d3e9f1a-7c24-5b68-8e0f-1a2b3c4d5e6f"
}
uuid_id! {
    /// A picture in comments of one image. Version 7, made by the server.
    CommentPictureId, "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e60"
}
uuid_id! {
    /// Made by the client for each operation; its originator knows its own events by it.
    BroadcastId, "2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93"
}
uuid_id! {
    /// The history of one database. A restored backup begins another.
    Epoch, "7f0c2a9e-8d14-4b53-a6f7-1c5e9b3d2a40"
}

impl ImageId {
    /// The id of the embedded image in a place: a page and the address of a file. It is known before the image is there,
    /// so that people can wait for its first marker. `before`: the image that was there before and is deleted; its
    /// successor has another id, and so a log of its own.
    pub fn of_place(tenant: &TenantId, url_id: &str, src: &str, before: Option<Self>) -> Self {
        // Lengths keep apart what would read the same when joined.
        let (tenant, page) = (tenant.as_str(), url_id.len());
        let name = format!("{} {tenant} {page} {url_id} {src}", tenant.len());
        Self(Uuid::new_v5(&before.map_or(Uuid::nil(), |image| image.0), name.as_bytes()))
    }
}

impl ChatId {
    /// The id of the discussion that this operation opens. Browser and server come to the same id
    /// without asking each other, and nobody can take an id that another person's operation makes.
    pub fn opened_by(image: ImageId, actor: UserId, operation: BroadcastId) -> Self {
        Self(derive(image, actor, operation, b"chat"))
    }
}

impl CommentId {
    /// The id of the comment that this operation writes; see [`ChatId::opened_by`].
    pub fn written_by(image: ImageId, actor: UserId, operation: BroadcastId) -> Self {
        Self(derive(image, actor, operation, b"comment"))
    }
}

impl BroadcastId {
    /// The id of a further step of the same request, equal for each repetition of it.
    pub fn step(self, name: &str) -> Self {
        Self(Uuid::new_v5(&self.0, name.as_bytes()))
    }
}

/// Version 5 of RFC 9562: SHA-1 of the image's id and of who did which operation.
fn derive(image: ImageId, actor: UserId, operation: BroadcastId, kind: &[u8]) -> Uuid {
    let mut name = Vec::with_capacity(40);
    name.extend_from_slice(actor.0.as_bytes());
    name.extend_from_slice(operation.0.as_bytes());
    name.extend_from_slice(kind);
    Uuid::new_v5(&image.0, &name)
}

/// A tenant's short name, as it stands in addresses: 1 to 64 of `a-z`, `0-9`, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(pattern = "^[a-z0-9_-]{1,64}$", examples("demo"))]
pub struct TenantId(String);

/// A tenant id with a character or length it may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-tenant-id")]
pub struct TenantIdError;

impl TenantId {
    /// The longest tenant id, in characters.
    pub const MAX_CHARS: usize = 64;

    /// The text, checked.
    pub fn new(text: impl Into<String>) -> Result<Self, TenantIdError> {
        let text = text.into();
        let fits = (1..=Self::MAX_CHARS).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if fits { Ok(Self(text)) } else { Err(TenantIdError) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TenantId {
    type Error = TenantIdError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(text)
    }
}

impl From<TenantId> for String {
    fn from(id: TenantId) -> Self {
        id.0
    }
}

impl std::str::FromStr for TenantId {
    type Err = TenantIdError;

    fn from_str(text: &str) -> Result<Self, TenantIdError> {
        Self::new(text)
    }
}

impl fmt::Display for TenantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Place of an event in its image's log: 1, 2, 3 … without holes; 0 is "nothing yet".
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(transparent)]
#[schema(examples(42))]
pub struct Seq(pub u64);

impl Seq {
    /// The place after this one.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(transparent)]
#[schema(examples(1_795_176_000_000_i64))]
pub struct Timestamp(pub i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn uuid(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn ids_depend_on_image_actor_and_operation() {
        let of =
            |i, a, o| ChatId::opened_by(ImageId(uuid(i)), UserId(uuid(a)), BroadcastId(uuid(o)));
        assert_eq!(of(1, 2, 3), of(1, 2, 3));
        for other in [of(9, 2, 3), of(1, 9, 3), of(1, 2, 9)] {
            assert_ne!(of(1, 2, 3), other);
        }
        let comment =
            CommentId::written_by(ImageId(uuid(1)), UserId(uuid(2)), BroadcastId(uuid(3)));
        assert_ne!(comment.0, of(1, 2, 3).0);
    }

    #[test]
    fn the_id_of_an_embedded_image_is_that_of_its_place() {
        let tenant = |id: &str| TenantId::new(id).expect("an id");
        let of = |id, page, src| ImageId::of_place(&tenant(id), page, src, None);
        let image = of("demo", "page", "a.png");
        assert_eq!(image, of("demo", "page", "a.png"));
        for other in [
            of("demo2", "page", "a.png"),
            of("demo", "page 2", "a.png"),
            of("demo", "page", "b.png"),
            of("demo", "page a.png", ""),
            of("demo", "pag", "e a.png"),
            ImageId::of_place(&tenant("demo"), "page", "a.png", Some(image)),
        ] {
            assert_ne!(image, other);
        }
    }

    #[test]
    fn tenant_ids_are_checked() {
        assert_eq!(TenantId::new("demo").map(|t| t.to_string()), Ok("demo".into()));
        for bad in ["", "Demo", "a b", "a/b", "ä", "..", &"a".repeat(65)] {
            assert_eq!(TenantId::new(bad), Err(TenantIdError), "{bad:?}");
        }
        assert!(serde_json::from_str::<TenantId>("\"NO\"").is_err());
    }
}
