//! Components that every page uses, and what its scripts share. They name no rpc and no protocol.

mod avatar;
mod badge;
mod counts;
mod effect;
mod form;
mod html;
mod icon;
mod isolated;
mod options;
mod prose;
mod role;
mod secret;
mod sentence;
mod slot;
mod time;
mod upload_bounds;

pub use avatar::{Avatar, avatar_class, initials};
pub use badge::ResolvedBadge;
pub use counts::{discussions, open_discussions};
pub use effect::effect;
pub use form::{Field, Problem, Success, max_length};
pub use html::html;
pub use icon::{Icon, IconButton, Logo, sprite, symbol};
pub use isolated::isolated;
pub use options::{options, role_options};
pub use prose::Prose;
pub use role::{RoleBadge, role_words};
pub use secret::Secret;
pub use sentence::sentence;
pub use slot::{SECOND_SLOT, SLOT, THIRD_SLOT, with_element, with_three, with_two};
pub use time::Time;
pub use upload_bounds::{ACCEPTED_IMAGES, MAX_UPLOAD_BYTES, MAX_UPLOAD_MB};
