//! The use cases: each takes the state and a caller. No HTTP and no SQL.

pub mod accounts;
pub mod api_keys;
pub mod audit;
pub mod authors;
pub mod caller;
pub mod comment_pictures;
pub mod discussions;
pub mod embedded_images;
pub mod guests;
pub mod identity;
pub mod images;
pub mod live_access;
pub mod mentions;
pub mod moderation;
pub mod other_nodes;
pub mod preview;
pub mod readiness;
pub mod search;
pub mod server_fn;
pub mod sessions;
pub mod share_links;
pub mod tenants;
pub mod unread;
pub mod usage;
pub mod versions;
pub mod webhooks;
