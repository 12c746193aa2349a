//! The data of the moderation page.

use crate::protocol::gallery::DeletedImage;
use crate::protocol::moderation::{
    AuditEntry, AuditFilter, BanCandidate, BanChoices, BanView, Case, DeletedThing, ImageRows,
    QueueFilter,
};
use crate::texts::tenant;
use uuid::Uuid;

/// The tab that is shown, with its content.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The queue.
    Queue(QueueFilter, Vec<Case>),
    /// Deleted items, which can be restored.
    Deleted(QueueFilter, Vec<DeletedThing>),
    /// Images, which can be closed and deleted.
    Images(ImageRows),
    /// Deleted images, which can be restored.
    DeletedImages(Vec<DeletedImage>),
    /// Bans.
    Bans(Vec<BanView>),
    /// The audit log, and the cursor to older entries.
    Audit(AuditFilter, Vec<AuditEntry>, Option<i64>),
    /// The form that creates a ban.
    Ban(BanCandidate),
}

/// The result of the last form.
#[derive(Clone, Debug, Default)]
pub struct ModerationNews {
    /// The completed action.
    pub done: Option<String>,
    /// The id that undoes it.
    pub undo: Option<Uuid>,
    /// Why the last form was refused.
    pub problem: Option<String>,
    /// What was chosen in it, if it was to ban someone.
    pub refused_ban: BanChoices,
}

impl Shown {
    /// The tabs: their names in the address and their labels.
    pub fn tabs() -> [(&'static str, &'static str); 6] {
        [
            ("queue", tenant::queue()),
            ("deleted", tenant::deleted()),
            ("images", tenant::images()),
            ("deleted-images", tenant::deleted_images()),
            ("bans", tenant::bans()),
            ("audit", tenant::audit_log()),
        ]
    }

    /// The name in the address.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Queue(..) => "queue",
            Self::Deleted(..) => "deleted",
            Self::Images(..) => "images",
            Self::DeletedImages(..) => "deleted-images",
            Self::Bans(..) | Self::Ban(..) => "bans",
            Self::Audit(..) => "audit",
        }
    }
}
