//! Statements and rows as values that name no database, and the traits that each database implements.

mod board;
mod database;
mod files;
mod log;
mod messages;
mod migrations;
mod records;
mod row;
mod statement;
mod told;
mod transfer;
mod value;

pub use board::board_of;
pub use database::Database;
pub use files::{FILE_COLUMNS, FileColumn, file_of, files_in};
pub use log::Log;
pub use messages::messages_of;
#[cfg(test)]
pub use migrations::check_listed;
pub use migrations::{File, Migrations};
pub use records::{
    BY, author, chat_of, comment_of, image_of, omitted_of, operation_of, recorded_of, user_of,
    visibility_of,
};
pub use row::{Row, checked, count, digest, get, id, moment, moment_if_any, seq, unreadable};
pub use statement::Statement;
pub(in crate::server::store) use statement::statement;
pub use told::{leave_out, told_comments};
pub use transfer::{Cell, Cells, Chunks, Table, Tables, add_to_sum, list};
pub use value::{Value, bound_of};
