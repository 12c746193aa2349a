//! `image-chat admin …`: creates administrators, resets passwords, ends sessions.

use super::audit::record;
use super::error::{CliError, Output};
use super::values::{display_name, email, tenant_id};
use crate::model::{DisplayName, Email, Role, TenantId, UserId};
use crate::protocol::text_of;
use crate::server::auth::password;
use crate::server::clock;
use crate::server::config::Config;
use crate::server::services::accounts::{RESET_HOURS, new_reset_link};
use crate::server::store::{Account, Store, StoreError, User};
use clap::Subcommand;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Commands on people.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum AdminCommand {
    /// Make an administrator; prints a link to choose a password, unless one is given
    Create {
        /// What they sign in with. An account of this address is handed over, unless it administers the
        /// tenant already: its previous owner is signed out, and a link is printed to choose another password
        #[arg(value_parser = email)]
        email: Email,
        /// As others see them. Default: what stands before the @
        #[arg(long, value_parser = display_name)]
        name: Option<DisplayName>,
        /// Of which tenant
        #[arg(long, default_value = "demo", value_parser = tenant_id)]
        tenant: TenantId,
        /// A file whose first line is the password; `-` reads standard input
        #[arg(long)]
        password_file: Option<PathBuf>,
        /// The account of this address is known to be theirs: it keeps its password and its sessions
        #[arg(long)]
        keep_account: bool,
    },
    /// Print a link with which a forgotten password is replaced, once
    ResetPassword {
        /// Whose
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Sign someone out everywhere
    RevokeSessions {
        /// The person: by e-mail address or, as the audit log names people, by id
        #[arg(value_parser = person)]
        person: PersonKey,
    },
}

/// A person on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonKey {
    /// By e-mail address.
    Email(Email),
    /// By id, also without an account.
    Id(UserId),
}

pub(super) async fn run(store: &dyn Store, config: &Config, command: AdminCommand) -> Output {
    match command {
        AdminCommand::Create { email, name, tenant, password_file, keep_account } => {
            let wanted = (email, name, password_file.as_deref());
            create(store, config, (&tenant, keep_account), wanted).await
        }
        AdminCommand::ResetPassword { email } => reset_password(store, config, &email).await,
        AdminCommand::RevokeSessions { person } => revoke_sessions(store, &person).await,
    }
}

async fn create(
    store: &dyn Store,
    config: &Config,
    (tenant, keep_account): (&TenantId, bool),
    (email, name, password_file): (Email, Option<DisplayName>, Option<&Path>),
) -> Output {
    if store.tenancy().tenant(tenant).await?.is_none() {
        return Err(CliError::refused(format!(
            "there is no tenant {tenant}; the first start of the server makes demo, and \
             `image-chat tenant create` any other"
        )));
    }
    let known = store.accounts().account(&email).await?;
    if known.is_some() && password_file.is_some() {
        return Err(CliError::refused(format!(
            "{email} has an account already, and its password is not replaced; leave \
             --password-file out, or see `image-chat admin reset-password`"
        )));
    }
    let account = match known {
        Some(account) => known_account(store, (tenant, keep_account), account).await?,
        None => {
            let account = new_account(store, email, name, password_file).await?;
            make_administrator(store, tenant, account.user).await?;
            account
        }
    };
    let Account { user, email, password } = account;
    let target = user.to_string();
    record(store, tenant, ("member.role", &target), "to administrator".into()).await?;
    let done = format!("{email} is an administrator of {tenant}.\n");
    // Sign-in with a provider needs no password.
    match password.is_some() || store.identities().has_identity(user).await? {
        true => Ok(done),
        false => Ok(format!("{done}{}", link(store, config, user).await?)),
    }
}

/// Addresses are not verified at sign-up, and an invitation gives a role: an existing account may belong to someone
/// else who was first. It is handed over in the same write that gives the role, so that they are never an
/// administrator. An account keeps its owner when it signs in with a provider, administers this tenant already, or
/// when the operator says so.
async fn known_account(
    store: &dyn Store,
    (tenant, keep_account): (&TenantId, bool),
    account: Account,
) -> Result<Account, CliError> {
    let user = account.user;
    let is_there = store.tenancy().role(tenant, user).await? == Some(Role::Administrator);
    if keep_account || is_there || store.identities().has_identity(user).await? {
        make_administrator(store, tenant, user).await?;
        return Ok(account);
    }
    store.accounts().hand_over(user, Some((tenant, clock::now()))).await?;
    record_everywhere(store, user, "account.handover").await?;
    Ok(Account { password: None, ..account })
}

async fn make_administrator(
    store: &dyn Store,
    tenant: &TenantId,
    user: UserId,
) -> Result<(), StoreError> {
    store.tenancy().set_role(tenant, user, Some(Role::Administrator), clock::now()).await
}

async fn new_account(
    store: &dyn Store,
    email: Email,
    name: Option<DisplayName>,
    password_file: Option<&Path>,
) -> Result<Account, CliError> {
    let name = match name {
        Some(name) => name,
        None => name_in(&email)?,
    };
    let password = match password_file {
        Some(file) => Some(hashed(file, &name, &email).await?),
        None => None,
    };
    let user = User { id: UserId(Uuid::now_v7()), name: Some(name) };
    store.people().create_user(&user, clock::now()).await?;
    let account = Account { user: user.id, email, password };
    match store.accounts().create_account(&account, clock::now()).await? {
        true => Ok(account),
        false => Err(CliError::refused(format!("{} has an account since now", account.email))),
    }
}

fn name_in(email: &Email) -> Result<DisplayName, CliError> {
    let name = email.as_str().split('@').next().unwrap_or_default();
    let short: String = name.chars().take(DisplayName::MAX_CHARS).collect();
    DisplayName::new(&short)
        .map_err(|error| CliError::refused(format!("--name: {}", text_of(&error.into()))))
}

async fn hashed(file: &Path, name: &DisplayName, email: &Email) -> Result<String, CliError> {
    let unreadable = |error| CliError::PasswordFile(file.display().to_string(), error);
    let text = match file == Path::new("-") {
        true => std::io::read_to_string(std::io::stdin()),
        false => std::fs::read_to_string(file),
    };
    let text = text.map_err(unreadable)?;
    let password = text.lines().next().unwrap_or_default();
    password::check(password, &[name.as_str(), email.as_str()])
        .map_err(|weak| CliError::refused(text_of(&weak.into())))?;
    let failed = |_| CliError::refused("a password could not be worked on");
    password::hash(password).await.map_err(failed)
}

async fn reset_password(store: &dyn Store, config: &Config, email: &Email) -> Output {
    let account = account(store, email).await?;
    record_everywhere(store, account.user, "account.reset-password").await?;
    link(store, config, account.user).await
}

async fn revoke_sessions(store: &dyn Store, person: &PersonKey) -> Output {
    let (user, name) = match person {
        PersonKey::Email(email) => (account(store, email).await?.user, email.to_string()),
        PersonKey::Id(id) => {
            let known = store.people().user(*id).await?;
            known.ok_or_else(|| CliError::refused(format!("there is nobody with the id {id}")))?;
            (*id, id.to_string())
        }
    };
    store.accounts().end_sessions(user, None).await?;
    record_everywhere(store, user, "account.revoke-sessions").await?;
    Ok(format!("{name} is signed out everywhere.\n"))
}

async fn account(store: &dyn Store, email: &Email) -> Result<Account, CliError> {
    let account = store.accounts().account(email).await?;
    account.ok_or_else(|| CliError::refused(format!("there is no account for {email}")))
}

async fn link(store: &dyn Store, config: &Config, user: UserId) -> Output {
    let secret = new_reset_link(store, user).await?;
    let secret = secret.ok_or_else(|| CliError::refused("the system gives no randomness"))?;
    let address = format!("{}/reset/{secret}", config.public_url());
    Ok(format!(
        "This link is good once, for {RESET_HOURS} hours, to choose a password:\n{address}\n"
    ))
}

/// An account belongs to no tenant: the action is recorded in each tenant of its person.
async fn record_everywhere(store: &dyn Store, user: UserId, action: &str) -> Result<(), CliError> {
    for (tenant, _) in store.invitations().memberships(user).await? {
        record(store, &tenant, (action, &user.to_string()), String::new()).await?;
    }
    Ok(())
}

fn person(text: &str) -> Result<PersonKey, String> {
    match text.parse() {
        Ok(id) => Ok(PersonKey::Id(UserId(id))),
        Err(_) => email(text).map(PersonKey::Email),
    }
}
