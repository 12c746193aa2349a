//! The gallery of a tenant: the order of its images, and a deleted image as those see it who may restore it.

use crate::model::{ImageId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The order of a list of images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImageSort {
    /// The last uploaded first.
    #[default]
    Newest,
    /// The first uploaded first.
    Oldest,
    /// By title, A to Z.
    Title,
    /// The image on which something happened last first.
    Activity,
}

impl ImageSort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Title, Self::Activity];

    /// As on the wire and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Activity => "activity",
        }
    }

    /// The order with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// A deleted image, until it is restored or gone.
#[derive(Clone, Debug, PartialEq)]
pub struct DeletedImage {
    /// Its id.
    pub id: ImageId,
    /// What people called it.
    pub title: String,
    /// The name of the uploader, if they gave one.
    pub uploaded_by: Option<String>,
    /// When it was deleted.
    pub deleted_at: Timestamp,
    /// The name of who deleted it, if they gave one.
    pub deleted_by: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::ImageSort;

    #[test]
    fn names_are_those_of_the_wire() {
        for sort in ImageSort::ALL {
            assert_eq!(serde_json::to_value(sort).expect("JSON"), sort.name());
            assert_eq!(ImageSort::of_name(sort.name()), Some(sort));
        }
        assert_eq!(ImageSort::of_name("size"), None);
    }
}
