//! `image-chat admin …`: makes administrators, helps those who forgot their password, ends sessions.
//! Knows no page.

use super::{CliError, Printed, record};
use crate::model::{
    DisplayName, Email, EmailError, Role, TenantId, TenantIdError, TextError, UserId,
};
use crate::server::accounts::{RESET_HOURS, new_reset_link};
use crate::server::auth::password;
use crate::server::clock;
use crate::server::config::Config;
use crate::server::store::{Account, Store, User};
use clap::Subcommand;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What can be done about people.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum AdminCommand {
    /// Make an administrator; prints a link to choose a password, unless one is given
    Create {
        /// What they sign in with; someone who has an account keeps it and chooses another password
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
    },
    /// Print a link with which a forgotten password is replaced, once
    ResetPassword {
        /// Whose
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Sign someone out everywhere
    RevokeSessions {
        /// Whom
        #[arg(value_parser = email)]
        email: Email,
    },
}

/// Carries it out.
pub(super) async fn run(store: &dyn Store, config: &Config, command: AdminCommand) -> Printed {
    match command {
        AdminCommand::Create { email, name, tenant, password_file } => {
            create(store, config, &tenant, (email, name, password_file.as_deref())).await
        }
        AdminCommand::ResetPassword { email } => reset_password(store, config, &email).await,
        AdminCommand::RevokeSessions { email } => revoke_sessions(store, &email).await,
    }
}

async fn create(
    store: &dyn Store,
    config: &Config,
    tenant: &TenantId,
    (email, name, password_file): (Email, Option<DisplayName>, Option<&Path>),
) -> Printed {
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
        // Nobody checks addresses at signing up: the account may be someone else's who was first.
        Some(account) => {
            store.accounts().hand_over(account.user).await?;
            Account { password: None, ..account }
        }
        None => new_account(store, email, name, password_file).await?,
    };
    let Account { user, email, password } = account;
    store.tenancy().set_role(tenant, user, Some(Role::Administrator), clock::now()).await?;
    let target = user.to_string();
    record(store, tenant, ("member.role", &target), "to administrator".into()).await?;
    let done = format!("{email} is an administrator of {tenant}.\n");
    match password {
        Some(_) => Ok(done),
        None => Ok(format!("{done}{}", link(store, config, user).await?)),
    }
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
    DisplayName::new(&short).map_err(|error| CliError::refused(format!("--name: {error}")))
}

async fn hashed(file: &Path, name: &DisplayName, email: &Email) -> Result<String, CliError> {
    let unreadable = |error| CliError::PasswordFile(file.display().to_string(), error);
    let text = match file == Path::new("-") {
        true => std::io::read_to_string(std::io::stdin()),
        false => std::fs::read_to_string(file),
    };
    let text = text.map_err(unreadable)?;
    let password = text.lines().next().unwrap_or_default();
    let refused = |error: String| CliError::refused(error);
    password::check(password, &[name.as_str(), email.as_str()])
        .map_err(|error| refused(error.to_string()))?;
    password::hash(password).await.map_err(|error| refused(error.to_string()))
}

async fn reset_password(store: &dyn Store, config: &Config, email: &Email) -> Printed {
    let account = account(store, email).await?;
    record_everywhere(store, account.user, "account.reset-password").await?;
    link(store, config, account.user).await
}

async fn revoke_sessions(store: &dyn Store, email: &Email) -> Printed {
    let account = account(store, email).await?;
    store.accounts().end_sessions(account.user, None).await?;
    record_everywhere(store, account.user, "account.revoke-sessions").await?;
    Ok(format!("{email} is signed out everywhere.\n"))
}

async fn account(store: &dyn Store, email: &Email) -> Result<Account, CliError> {
    let account = store.accounts().account(email).await?;
    account.ok_or_else(|| CliError::refused(format!("there is no account for {email}")))
}

async fn link(store: &dyn Store, config: &Config, user: UserId) -> Printed {
    let secret = new_reset_link(store, user).await?;
    let secret = secret.ok_or_else(|| CliError::refused("the system gives no randomness"))?;
    let address = format!("{}/reset/{secret}", config.public_url());
    Ok(format!(
        "This link is good once, for {RESET_HOURS} hours, to choose a password:\n{address}\n"
    ))
}

/// An account belongs to no tenant: each that its person is a member of hears of it.
async fn record_everywhere(store: &dyn Store, user: UserId, action: &str) -> Result<(), CliError> {
    for (tenant, _) in store.invitations().memberships(user).await? {
        record(store, &tenant, (action, &user.to_string()), String::new()).await?;
    }
    Ok(())
}

fn email(text: &str) -> Result<Email, EmailError> {
    Email::new(text)
}

fn display_name(text: &str) -> Result<DisplayName, TextError> {
    DisplayName::new(text)
}

fn tenant_id(text: &str) -> Result<TenantId, TenantIdError> {
    TenantId::new(text)
}
