//! Small parts that every page uses. Know no rpc and no protocol.

mod avatar;
mod icon;
mod prose;
mod time;

pub use avatar::Avatar;
pub use icon::{Icon, IconButton, Logo};
pub use prose::Prose;
pub use time::Time;
