//! `/t/{tenant}/moderation`: queue, deleted items, images, bans, audit log. The forms work without
//! JavaScript; with it the queue is live.

mod audit;
mod ban;
mod bans;
mod bulk_form;
mod deleted;
mod deleted_images;
mod durations;
mod filter;
mod image_link;
mod images;
mod live_queue;
mod page;
mod person_field;
mod pictures;
mod queue;
mod view;

pub use live_queue::start as start_live_queue;
pub use page::ModerationPage;
pub use queue::QueueList;
pub use view::{ModerationNews, Shown};
