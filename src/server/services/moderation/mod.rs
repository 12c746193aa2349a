//! Moderation: flags, reviews of the queue, held operations, bans, closed images, undo, audit export.

mod after_operation;
mod bans;
mod close_image;
mod export;
mod flags;
mod held;
mod hide;
mod hold;
mod moderator;
mod queue;
mod queue_changed;
mod reason;
mod review;
mod review_summary;
mod undo;
mod undo_step;

pub use after_operation::after_operation;
pub use bans::{
    BanTarget, NewBan, ban_author, ban_candidate, lift_ban, list_bans, parse_ban_end,
    shorten_address,
};
pub use close_image::close_image;
pub use export::{csv_of, json_of};
pub use flags::{flag, flagged_for, hide_flagged};
pub use hold::hold;
pub use moderator::Moderator;
pub use queue::{deleted, queue};
pub use queue_changed::{queue_changed, tell_queue};
pub use review::{ReviewAction, review_items};
pub use review_summary::ReviewSummary;
pub use undo::undo;
