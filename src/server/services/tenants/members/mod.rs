//! Members of a tenant: invitations and roles.

mod invitations;
mod roles;

pub use invitations::{
    DAYS, MAX_USES, NewInvitation, accept, find_invitation, invite, revoke_invitation, setup_link,
};
pub use roles::{change_role, role_name};
