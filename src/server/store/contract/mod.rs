//! The traits of the store, and the types they take and return. Knows no database and no SQL.
//!
//! Every store obeys them alike: `tests/it/store_contract/` runs the same rules on each.

mod accounts;
mod api_keys;
mod comment_pictures;
mod digest;
mod error;
mod identities;
mod images;
mod invitations;
mod log;
mod mentions;
mod moderation;
mod people;
mod reads;
mod retention;
mod store;
mod tenancy;
mod transfer;
mod usage;
mod versions;
mod webhooks;

pub use accounts::{Account, Accounts, Session};
pub use api_keys::{ApiKey, ApiKeys};
pub use comment_pictures::{CommentPicture, CommentPictures};
pub use digest::Digest;
pub use error::{AppendError, StoreError};
pub use identities::{Identities, Identity};
pub use images::{
    Embedded, ImageChange, ImageFiles, ImageQuery, ImageRecord, Images, ListedImage, Original,
    PageMarker, Restoration,
};
pub use invitations::{Invitation, Invitations};
pub use log::{
    Append, CommentRange, Committed, ImageComment, KnownOperation, LogHead, Tail, WholeUpTo,
};
pub use mentions::Mentions;
pub use moderation::{
    Flag, Flagged, FlagsAre, Held, HeldState, Moderation, Review, StoredComment, Verdict,
};
pub use people::{NewSession, OneTime, People, SessionOwner, User};
pub use reads::{ReadingPlace, Reads};
pub use retention::Retention;
pub use store::Store;
pub use tenancy::{Ban, Banned, ImageFacts, Member, Share, ShareGrant, Tenancy, Tenant};
pub use transfer::{TableSum, TransferError};
pub use usage::{Sent, Usage};
pub use versions::{CommentVersion, MAX_VERSIONS, Versions};
pub use webhooks::{
    AfterAttempt, Attempt, Delivery, DeliveryState, Present, Topics, WebhookEndpoint,
    WebhookMessage, WebhookSecrets, Webhooks,
};
