//! Components that every page uses. They name no rpc and no protocol.

mod avatar;
mod badge;
mod client_only;
mod form;
mod icon;
mod local;
mod prose;
mod sentence;
mod time;

pub use avatar::Avatar;
pub use badge::ResolvedBadge;
pub use client_only::ClientOnly;
pub use form::{Field, Problem, Success};
pub use icon::{Icon, IconButton, Logo};
pub use local::Local;
pub use prose::Prose;
pub use sentence::sentence;
pub use time::Time;
