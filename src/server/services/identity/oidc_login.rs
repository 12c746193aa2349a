//! Who someone is here whom a provider knows. Knows no HTTP.

use crate::model::{Email, UserId};
use crate::protocol::AppError;
use crate::server::auth::oidc::OidcPerson;
use crate::server::clock;
use crate::server::services::audit;
use crate::server::state::AppState;
use crate::server::store::User;
use std::net::IpAddr;
use uuid::Uuid;

/// The person behind an identity: the one who came with it before, the one whose account has the address
/// that the provider checked, or someone new.
pub async fn of_provider(
    state: &AppState,
    person: &OidcPerson,
    from: IpAddr,
) -> Result<UserId, AppError> {
    let identities = state.store.identities();
    if let Some(known) = identities.identified(&person.identity).await? {
        return named(state, known, person).await;
    }
    let email = person.email.as_ref().map(Email::as_str);
    if let Some(email) = email
        && let Some(owner) = identities.account_of(email).await?
    {
        // The provider has checked the address; nobody did when the account was made.
        state.store.accounts().hand_over(owner, None).await?;
        state.access.invalidate();
        identities.link(&person.identity, owner).await?;
        let detail = "to a person whose address a provider has checked";
        audit::record_everywhere(state, (owner, from), "account.handover", detail).await?;
        return Ok(owner);
    }
    let new = User { id: UserId(Uuid::now_v7()), name: person.name.clone() };
    let user = identities.identify(&person.identity, &new, email, clock::now()).await?;
    Ok(user.id)
}

/// Whoever has a name keeps it: they may have chosen another one here.
async fn named(state: &AppState, known: User, person: &OidcPerson) -> Result<UserId, AppError> {
    if let (None, Some(name)) = (&known.name, &person.name) {
        state.store.people().rename_user(known.id, name).await?;
    }
    Ok(known.id)
}
