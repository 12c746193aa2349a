//! OpenID Connect login: maps a provider's identity to a person.

use crate::model::{DisplayName, Email, UserId};
use crate::protocol::AppError;
use crate::server::auth::oidc::OidcPerson;
use crate::server::clock;
use crate::server::names::kept;
use crate::server::services::audit;
use crate::server::state::AppState;
use crate::server::store::User;
use std::net::IpAddr;
use uuid::Uuid;

/// The person of an identity: the linked one, else the owner of the account with the verified address, else a new one.
pub async fn resolve_user(
    state: &AppState,
    person: &OidcPerson,
    from: IpAddr,
) -> Result<UserId, AppError> {
    let identities = state.store.identities();
    if let Some(known) = identities.identified(&person.identity).await? {
        return add_missing_name(state, known, person).await;
    }
    let email = person.email.as_ref().map(Email::as_str);
    if let Some(email) = email
        && let Some(owner) = identities.account_of(email).await?
    {
        // The provider has verified the address; sign-up does not. So the earlier owner loses their password.
        state.store.accounts().hand_over(owner, None).await?;
        state.access.invalidate();
        identities.link(&person.identity, owner).await?;
        let detail = "to a person whose address a provider has checked";
        audit::record_in_memberships(state, (owner, from), "account.handover", detail).await?;
        return Ok(owner);
    }
    let new = User { id: UserId(Uuid::now_v7()), name: name_of(person) };
    let user = identities.identify(&person.identity, &new, email, clock::now()).await?;
    Ok(user.id)
}

/// An existing name stays: the person may have chosen it here.
async fn add_missing_name(
    state: &AppState,
    known: User,
    person: &OidcPerson,
) -> Result<UserId, AppError> {
    if let (None, Some(name)) = (&known.name, name_of(person)) {
        state.store.people().rename_user(known.id, &name).await?;
    }
    Ok(known.id)
}

/// The name at the provider. When it is reserved here, the person is asked for another one with the first comment.
fn name_of(person: &OidcPerson) -> Option<DisplayName> {
    person.name.clone().filter(|name| !name.is_blank() && kept(name).is_none())
}
