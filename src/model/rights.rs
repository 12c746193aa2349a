//! Rights: who may read and who may write, computed from facts about a person. No lookups.

use super::{Command, Role, Settings, Viewers, Visibility, Writers};
use serde::{Deserialize, Serialize};

/// What is known of a person with regard to one image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccessFacts {
    /// Among the tenant's members.
    pub role: Option<Role>,
    /// Has an account, or was vouched for by the embedding site.
    pub is_signed_in: bool,
    /// Came by a link to share this image.
    pub share: Option<ShareLevel>,
    /// Uploaded this image.
    pub is_uploader: bool,
    /// They, or the address they come from, are banned.
    pub is_banned: bool,
}

/// What an image itself says about who may do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImageRules {
    /// Nobody writes any more.
    pub is_closed: bool,
    /// Who may look.
    pub visibility: Visibility,
}

/// What a link to share an image allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareLevel {
    /// To look.
    View,
    /// To write too.
    Comment,
}

/// What a person may do on one image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// What they are there.
    pub role: Role,
    /// Why they may not write, if so.
    pub restriction: Option<WriteRestriction>,
}

/// Why a person may look and not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WriteRestriction {
    /// They would have to sign in.
    SignIn,
    /// They would have to be a member.
    MembersOnly,
    /// Nobody writes in this tenant.
    ReadOnly,
    /// The image is closed.
    Closed,
    /// They came by a link that allows to look.
    ViewOnly,
}

impl Rights {
    /// May this person do this, as far as the image and the tenant decide it? Moderators go on
    /// moderating where nobody writes.
    pub fn allow(&self, command: &Command) -> Result<(), WriteRestriction> {
        match self.restriction {
            Some(restriction) if self.role < Role::Moderator || command.is_writing() => {
                Err(restriction)
            }
            _ => Ok(()),
        }
    }
}

/// What this person may do on an image of a tenant with these settings; `None`: not even look.
pub fn rights(settings: &Settings, image: ImageRules, standing: AccessFacts) -> Option<Rights> {
    let AccessFacts { role, share, is_uploader, is_banned, .. } = standing;
    let is_public = settings.viewers == Viewers::Anyone;
    let everyone_looks = is_public && image.visibility != Visibility::Members;
    let may_view =
        everyone_looks || (is_public && is_uploader) || role.is_some() || share.is_some();
    if is_banned || !may_view {
        return None;
    }
    let restriction = match image.is_closed {
        true => Some(WriteRestriction::Closed),
        false => restriction(settings, everyone_looks, standing),
    };
    Some(Rights { role: role.unwrap_or(Role::Guest), restriction })
}

/// What a link to share an image allows that was made by someone with these rights: at most what
/// they may do without any link. Whether the image is closed is for everyone alike.
pub fn link_allows(
    settings: &Settings,
    visibility: Visibility,
    maker: AccessFacts,
    level: ShareLevel,
) -> Option<ShareLevel> {
    let image = ImageRules { is_closed: false, visibility };
    let maker = rights(settings, image, AccessFacts { share: None, ..maker })?;
    Some(if maker.restriction.is_none() { level } else { ShareLevel::View })
}

fn restriction(
    settings: &Settings,
    everyone_looks: bool,
    standing: AccessFacts,
) -> Option<WriteRestriction> {
    let AccessFacts { role, is_signed_in, share, is_uploader, .. } = standing;
    match settings.writers {
        Writers::Nobody => Some(WriteRestriction::ReadOnly),
        _ if role.is_some() || share == Some(ShareLevel::Comment) => None,
        // Where everyone may look, a link that allows just that takes nothing away.
        _ if share == Some(ShareLevel::View) && !everyone_looks && !is_uploader => {
            Some(WriteRestriction::ViewOnly)
        }
        Writers::Guests => None,
        Writers::SignedIn => (!is_signed_in).then_some(WriteRestriction::SignIn),
        Writers::Members if is_signed_in => Some(WriteRestriction::MembersOnly),
        Writers::Members => Some(WriteRestriction::SignIn),
    }
}
