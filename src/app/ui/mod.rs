//! Small parts that every page uses. Know no rpc and no protocol.

mod avatar;
mod badge;
mod form;
mod icon;
mod late;
mod local;
mod prose;
mod time;

pub use avatar::Avatar;
pub use badge::ResolvedBadge;
pub use form::{Field, Problem, Success};
pub use icon::{Icon, IconButton, Logo};
pub use late::Late;
pub use local::Local;
pub use prose::Prose;
pub use time::Time;
