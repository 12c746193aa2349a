//! A marker that someone holds, as data.

use crate::model::{Point, Size, UserId};
use crate::protocol::live::Moving;

/// Where a marker is: a point, or the upper left corner of a region and its size.
pub type Extent = (Point, Option<Size>);

/// A marker that someone holds.
#[derive(Clone, Copy)]
pub struct Held {
    /// Which, and where it is.
    pub moving: Moving,
    /// Who holds it; `None`: the viewer.
    pub by: Option<UserId>,
    /// When it is put back, by the uptime.
    pub until: i64,
    /// Its event is in: it is where it belongs, and what is heard of it at once was said before.
    pub has_landed: bool,
    /// The last that was heard of it since, which stays when it was taken up again.
    pub late: Option<Moving>,
}
