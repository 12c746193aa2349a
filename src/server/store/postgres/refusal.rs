//! Why a database cannot be opened, in words that name the setting and none of its secrets.

use super::failure::is_disconnected;
use crate::server::store::contract::StoreError;
use sqlx::Error;
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgConnectOptions;

/// The setting, as it is named in all of these.
const SETTING: &str = "IMAGE_CHAT_DATABASE_URL";

/// The error of an address that is none.
pub fn not_an_address(error: &Error) -> StoreError {
    let why = match error {
        Error::Configuration(why) => why.to_string(),
        other => other.to_string(),
    };
    StoreError::Unusable(format!("{SETTING} is no address of a PostgreSQL database: {why}"))
}

/// The error of a database that cannot be opened.
pub fn not_opened(error: StoreError, options: &PgConnectOptions) -> StoreError {
    let source = match &error {
        StoreError::Database(source)
        | StoreError::Migration(
            MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _),
        ) => source,
        _ => return error,
    };
    let (server, database) =
        (server(options), options.get_database().unwrap_or("of the user's name"));
    let says = match source.as_database_error() {
        Some(says) => says.message().to_owned(),
        None => source.to_string(),
    };
    let code = source.as_database_error().and_then(|says| says.code());
    let what = match code.as_deref() {
        Some("28P01" | "28000") => format!("{server} refuses the user or the password"),
        Some("3D000") => format!("{server} has no database {database}"),
        Some("42501") => format!("{server} does not let the user change the database {database}"),
        _ if is_disconnected(source) => format!("{server} does not answer"),
        _ => format!("{server} cannot be used"),
    };
    StoreError::Unusable(format!("{SETTING}: {what}: {says}"))
}

/// The server of an address, without user and password.
fn server(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(folder) => format!("PostgreSQL in {}, port {}", folder.display(), options.get_port()),
        None => format!("PostgreSQL at {}:{}", options.get_host(), options.get_port()),
    }
}
