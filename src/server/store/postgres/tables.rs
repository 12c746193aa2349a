//! All tables of a PostgreSQL database, for copying them from or into another database.

use super::connect::{self, options};
use super::migrations::LATEST;
use super::refusal::not_opened;
use crate::model::ImageId;
use crate::server::store::contract::{StoreError, TransferError};
use crate::server::store::sql::{
    Cell, Cells, Chunks, FILE_COLUMNS, Row, Table, Tables, file_of, files_in, list, unreadable,
};
use async_trait::async_trait;
use futures::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgRow};
use sqlx::{Column as _, ConnectOptions, Connection, PgConnection, Row as _, TypeInfo};
use std::fmt::Write;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A copy waits for the other side for as long as that takes.
const PATIENT: [(&str, &str); 1] = [("idle_in_transaction_session_timeout", "0")];
/// All that is read is of one moment, however long that takes and whatever is written meanwhile.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
const SCHEMA: &str = "SELECT max(version) FROM _sqlx_migrations WHERE success";
const SERVERS: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
    AND application_name = 'image-chat' AND pid <> pg_backend_pid()";
/// The connections of a server that has stopped are gone after this time.
const GOING: Duration = Duration::from_secs(3);
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Numbers of lines of the audit log go on behind those that were copied.
const NEXT_NUMBER: &str =
    "SELECT setval(pg_get_serial_sequence('audit', 'id'), max(id)) FROM audit HAVING max(id) > 0";

/// A PostgreSQL database within a transaction, which ends undone unless it is committed.
pub struct PostgresTables {
    connection: PgConnection,
    /// The types of the columns of the table that was written last.
    kinds: Option<(&'static str, Vec<Kind>)>,
}

impl PostgresTables {
    /// The same when no server is connected: what one writes meanwhile would be lost.
    pub async fn of_stopped_servers(url: &str) -> Result<Self, TransferError> {
        let mut connection = connect(&patient(url)?).await?;
        let end = Instant::now() + GOING;
        loop {
            match sqlx::query_scalar(SERVERS).fetch_one(&mut connection).await? {
                0 => return Self::snapshot(url).await,
                there if Instant::now() > end => return Err(TransferError::InUse(there)),
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    /// Opens a database as of this moment. Servers may write on.
    pub async fn snapshot(url: &str) -> Result<Self, TransferError> {
        let mut tables = Self::on(connect(&patient(url)?).await?);
        tables.run(SNAPSHOT).await?;
        match sqlx::query_scalar::<_, Option<i64>>(SCHEMA).fetch_one(&mut tables.connection).await {
            Ok(Some(LATEST)) => Ok(tables),
            Ok(_) => Err(TransferError::OtherSchema),
            // There is no such table.
            Err(error) if has_code(&error, "42P01") => Err(TransferError::OtherSchema),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens an empty database for writing; it gets the present schema. Nobody else writes in it meanwhile.
    pub async fn empty(url: &str, all: &[Table]) -> Result<Self, TransferError> {
        let options = patient(url)?;
        connect::migrate(&options).await.map_err(|error| not_opened(error, &options))?;
        let mut tables = Self::on(connect(&options).await?);
        tables.run("BEGIN").await?;
        let names: Vec<_> = all.iter().map(|table| table.name).collect();
        tables.run(&format!("LOCK TABLE {} IN EXCLUSIVE MODE", names.join(", "))).await?;
        Ok(tables)
    }

    /// Are there rows in a table?
    pub async fn has_rows(&mut self, table: Table) -> Result<bool, StoreError> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {} {})", table.name, table.only);
        Ok(sqlx::query_scalar(&sql).fetch_one(&mut self.connection).await?)
    }

    /// The files of its images, each once.
    pub async fn files(&mut self) -> Result<Vec<(ImageId, String)>, StoreError> {
        let sql = files_in(FILE_COLUMNS);
        let rows = sqlx::query(&sql).fetch_all(&mut self.connection).await?;
        rows.into_iter().map(|row| file_of(&Row::from(row))).collect()
    }

    /// Keeps what was added.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.run(NEXT_NUMBER).await?;
        self.run("COMMIT").await?;
        Ok(self.connection.close().await?)
    }

    fn on(connection: PgConnection) -> Self {
        Self { connection, kinds: None }
    }

    /// The types of these columns, which are the same each time for a table.
    async fn types(&mut self, table: Table, columns: &[String]) -> Result<Vec<Kind>, StoreError> {
        if let Some((name, kinds)) = &self.kinds
            && *name == table.name
        {
            return Ok(kinds.clone());
        }
        let sql = "SELECT udt_name::text FROM unnest($2::text[]) WITH ORDINALITY AS wanted (name, place) \
            JOIN information_schema.columns ON column_name = wanted.name \
            AND table_schema = current_schema() AND table_name = $1 ORDER BY place";
        let names: Vec<String> = sqlx::query_scalar(sql)
            .bind(table.name)
            .bind(columns)
            .fetch_all(&mut self.connection)
            .await?;
        let kinds = names.iter().map(|name| Kind::of(name)).collect::<Result<Vec<_>, _>>()?;
        self.kinds = Some((table.name, kinds.clone()));
        Ok(kinds)
    }
}

#[async_trait]
impl Tables for PostgresTables {
    async fn read(
        &mut self,
        table: Table,
        columns: &[String],
        rows: tokio::sync::mpsc::Sender<Vec<Cells>>,
    ) -> Result<(), StoreError> {
        let (sql, mut chunks) = (table.select(columns), Chunks::new(rows));
        let mut read = sqlx::query(&sql).fetch(&mut self.connection);
        while let Some(row) = read.try_next().await? {
            if !chunks.add(cells(&row)?).await {
                return Ok(());
            }
        }
        chunks.flush().await;
        Ok(())
    }

    async fn add(
        &mut self,
        table: Table,
        columns: &[String],
        rows: Vec<Cells>,
    ) -> Result<(), StoreError> {
        let kinds = self.types(table, columns).await?;
        let mut text = String::new();
        for row in rows {
            for (place, (cell, kind)) in row.into_iter().zip(&kinds).enumerate() {
                text.push_str(if place == 0 { "" } else { "\t" });
                kind.write(cell, &mut text)?;
            }
            text.push('\n');
        }
        let sql = format!("COPY {} ({}) FROM STDIN", table.name, list(columns));
        let mut copy = self.connection.copy_in_raw(&sql).await?;
        copy.send(text.into_bytes()).await?;
        copy.finish().await?;
        Ok(())
    }

    async fn run(&mut self, sql: &str) -> Result<(), StoreError> {
        sqlx::query(sql).persistent(false).execute(&mut self.connection).await?;
        Ok(())
    }
}

/// The types of columns that there are.
#[derive(Clone, Copy)]
enum Kind {
    Uuid,
    Bytes,
    Bool,
    Int,
    Real,
    Text,
}

impl Kind {
    /// By the name that PostgreSQL has for it, in capital letters or not.
    fn of(name: &str) -> Result<Self, StoreError> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "uuid" => Self::Uuid,
            "bytea" => Self::Bytes,
            "bool" => Self::Bool,
            "int8" => Self::Int,
            "float8" => Self::Real,
            "text" => Self::Text,
            other => return Err(unreadable("a column", format!("no type of ours: {other}"))),
        })
    }

    /// A value as the text format of COPY has it.
    fn write(&self, cell: Cell, text: &mut String) -> Result<(), StoreError> {
        let written = match (self, cell) {
            (_, Cell::Null) => write!(text, "\\N"),
            (Self::Bool, Cell::Int(value)) => {
                write!(text, "{}", if value == 0 { 'f' } else { 't' })
            }
            (Self::Int, Cell::Int(number)) => write!(text, "{number}"),
            (Self::Real, Cell::Real(number)) => write!(text, "{number}"),
            (Self::Uuid, Cell::Bytes(bytes)) => {
                let id = Uuid::from_slice(&bytes).map_err(|error| unreadable("an id", error))?;
                write!(text, "{id}")
            }
            (Self::Bytes, Cell::Bytes(bytes)) => {
                text.push_str("\\\\x");
                bytes.iter().try_for_each(|byte| write!(text, "{byte:02x}"))
            }
            (Self::Text, Cell::Text(value)) => {
                value.chars().for_each(|letter| push_escaped(letter, text));
                Ok(())
            }
            _ => return Err(unreadable("a value", "of another type than its column")),
        };
        written.map_err(|error| unreadable("a value", error))
    }
}

fn push_escaped(letter: char, text: &mut String) {
    match letter {
        '\\' => text.push_str("\\\\"),
        '\t' => text.push_str("\\t"),
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        other => text.push(other),
    }
}

/// The values of a row in the forms of SQLite.
fn cells(row: &PgRow) -> Result<Cells, StoreError> {
    let cell = |place: usize| {
        let cell = match Kind::of(row.column(place).type_info().name())? {
            Kind::Uuid => {
                row.try_get::<Option<Uuid>, _>(place)?.map(|id| Cell::Bytes(id.as_bytes().to_vec()))
            }
            Kind::Bytes => row.try_get::<Option<_>, _>(place)?.map(Cell::Bytes),
            Kind::Bool => row.try_get::<Option<bool>, _>(place)?.map(|is| Cell::Int(is.into())),
            Kind::Int => row.try_get::<Option<_>, _>(place)?.map(Cell::Int),
            Kind::Real => row.try_get::<Option<_>, _>(place)?.map(Cell::Real),
            Kind::Text => row.try_get::<Option<_>, _>(place)?.map(Cell::Text),
        };
        Ok(cell.unwrap_or(Cell::Null))
    };
    (0..row.len()).map(cell).collect()
}

fn patient(url: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(options(url)?.options(PATIENT))
}

async fn connect(options: &PgConnectOptions) -> Result<PgConnection, StoreError> {
    options.connect().await.map_err(|error| not_opened(error.into(), options))
}

fn has_code(error: &sqlx::Error, code: &str) -> bool {
    error.as_database_error().and_then(|error| error.code()).as_deref() == Some(code)
}
