//! The store: what is kept, behind traits that know no database.
//!
//! - [`contract`]: the traits and their types, all that the rest of the server sees;
//! - [`sql`]: statements and rows as values, and what each database has to offer;
//! - [`tables`]: the plain tables, written once in SQL that SQLite and Postgres both read;
//! - [`sqlite`], [`postgres`]: what is tuned for each database by hand: connections, group commit, the log;
//! - [`open`](mod@open): which of them an address means;
//! - [`transfer`](mod@transfer): all rows of one database in another.
//!
//! Another database adds a folder beside `sqlite/` with
//!
//! 1. `impl Database`: reads from its pool, and writes as serialised transactions;
//! 2. `impl Log`: appending to the log and reading it, in its own SQL;
//! 3. a variant of [`sql::Row`] and its bound in `Column` (`sql/row.rs`);
//! 4. its migrations, `migrations/<database>/`, with the types that the module docs of [`tables`] name;
//! 5. `impl Tables`: all of its rows, for copying them;
//! 6. `SqlStore<ItsDatabase>::open`, and its entry in the list of `tests/it/store_contract/`.

mod contract;
mod open;
mod postgres;
mod sql;
mod sql_store;
mod sqlite;
mod tables;
mod transfer;

pub use contract::{
    Account, Accounts, AfterAttempt, ApiKey, ApiKeys, Append, AppendError, Attempt, Ban, Banned,
    CommentPicture, CommentPictures, CommentRange, CommentVersion, Committed, Delivery,
    DeliveryState, Digest, Embedded, Flag, Flagged, FlagsAre, Held, HeldState, Identities,
    Identity, ImageChange, ImageComment, ImageFacts, ImageFiles, ImageQuery, ImageRecord, Images,
    Invitation, Invitations, KnownOperation, ListedImage, LogHead, MAX_VERSIONS, Member, Mentions,
    Moderation, NewSession, OneTime, Original, PageMarker, People, Present, ReadingPlace, Reads,
    Restoration, Retention, Review, Sent, Session, SessionOwner, Share, ShareGrant, Store,
    StoreError, StoredComment, TableSum, Tail, Tenancy, Tenant, Topics, TransferError, Usage, User,
    Verdict, Versions, WebhookEndpoint, WebhookMessage, WebhookSecrets, Webhooks, WholeUpTo,
};
pub use open::{database_file, is_postgres, open, open_to_serve};
pub use postgres::PostgresStore;
pub use sqlite::{SqliteCopy, SqliteStore};
pub use transfer::{
    Loaded, copy_into_file, file_into_postgres, files_of_images, postgres_into_file, tables,
};
