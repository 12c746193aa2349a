//! Visibility: who finds an image in the gallery, and who may look at it at all.

use super::{Role, Settings, Viewers};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who finds an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// In the gallery, for everyone who may look at the tenant's images.
    #[default]
    Listed,
    /// Who has the link. In the gallery of its uploader and of moderators alone.
    Unlisted,
    /// Members, people with a share link, and its uploader.
    Members,
}

impl Visibility {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Listed, Self::Unlisted, Self::Members];

    /// The visibility of an image that someone with this role uploads: guests publish nothing by accident.
    pub fn of_new(settings: &Settings, role: Role) -> Self {
        match settings.viewers {
            Viewers::Members => Self::Members,
            Viewers::Anyone if role >= Role::Member => Self::Listed,
            Viewers::Anyone => Self::Unlisted,
        }
    }

    /// As on the wire and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Unlisted => "unlisted",
            Self::Members => "members",
        }
    }

    /// The visibility with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_image_is_seen_by_no_more_people_than_its_uploader_expects() {
        let settings = |viewers| Settings { viewers, ..Settings::default() };
        let of_new = |viewers, role| Visibility::of_new(&settings(viewers), role);
        assert_eq!(of_new(Viewers::Anyone, Role::Guest), Visibility::Unlisted);
        assert_eq!(of_new(Viewers::Anyone, Role::Member), Visibility::Listed);
        assert_eq!(of_new(Viewers::Members, Role::Guest), Visibility::Members);
        assert_eq!(of_new(Viewers::Members, Role::Administrator), Visibility::Members);
    }

    #[test]
    fn names_are_those_of_the_wire() {
        for visibility in Visibility::ALL {
            let json = serde_json::to_value(visibility).expect("JSON");
            assert_eq!(json, visibility.name());
            assert_eq!(Visibility::of_name(visibility.name()), Some(visibility));
        }
        assert_eq!(Visibility::of_name("public"), None);
    }
}
