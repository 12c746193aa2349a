//! What is decided: who asks, and the access that they are granted.

use crate::model::{Rights, Role, UserId, Visibility};
use crate::protocol::live::Capabilities;
use crate::server::store::Tenant;
use std::net::IpAddr;
use std::sync::Arc;

/// The subject of an access decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// The person; `None` without a session.
    pub user: Option<UserId>,
    /// Has an account, or was identified by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// Writes with an API key: has the role of the key, in the tenant of the key alone.
    pub is_api_key: bool,
    /// The client address.
    pub address: IpAddr,
}

/// The granted access to an image, or to a tenant.
#[derive(Clone, Debug)]
pub struct Access {
    /// The tenant.
    pub tenant: Arc<Tenant>,
    /// The rights of the subject.
    pub rights: Rights,
    /// The visibility of the image; that of a tenant is [`Visibility::Listed`].
    pub visibility: Visibility,
    /// Has the subject uploaded the image?
    pub is_uploader: bool,
}

impl Access {
    /// May the subject rename, replace, hide, delete and restore the image?
    pub fn may_manage(&self) -> bool {
        self.is_uploader || self.rights.role >= Role::Moderator
    }

    /// The capabilities as a page shows them.
    pub fn capabilities(&self) -> Capabilities {
        let Rights { role, restriction } = self.rights;
        let settings = &self.tenant.settings;
        Capabilities {
            role,
            restriction,
            limits: settings.limits(),
            marker_size: settings.marker_size,
        }
    }
}
