//! `image-chat migrate`: an installation that moves to another database, and its files to another place.

use super::error::{CliError, Output};
use crate::server::backup::{self, BackupError, FilesMove, Moved};
use crate::server::boot;
use crate::server::config::{BlobUrl, Config, Secret, database_address};
use crate::server::store::database_file;
use clap::Args;
use std::fmt::Write;

/// The two places. An omitted one is the configured one.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(group = clap::ArgGroup::new("databases").required(true).multiple(true).args(["from", "to"]))]
pub struct MigrateArgs {
    /// Source database; by default the configured one
    #[arg(long, value_name = "URL", value_parser = database_address())]
    from: Option<Secret>,
    /// Target database, empty; by default the configured one
    #[arg(long, value_name = "URL", value_parser = database_address())]
    to: Option<Secret>,
    /// Source of the files of images; by default `--blob-url`
    #[arg(long, value_name = "URL")]
    from_blobs: Option<BlobUrl>,
    /// Target for the files of images, empty; by default `--blob-url`
    #[arg(long, value_name = "URL")]
    to_blobs: Option<BlobUrl>,
}

/// `image-chat migrate`, with all servers stopped.
pub async fn migrate(config: &Config, args: MigrateArgs) -> Output {
    let configured = config.database_url();
    let from = args.from.as_ref().unwrap_or(&configured).reveal();
    let to = args.to.as_ref().unwrap_or(&configured).reveal();
    let mut locked = Vec::new();
    for (url, is_source) in [(from, true), (to, false)] {
        let Some(file) = database_file(url)? else { continue };
        if is_source && !file.exists() {
            return Err(CliError::refused(format!("there is no database {}", file.display())));
        }
        locked.push(file);
    }
    // No server begins on the file meanwhile, nor runs on it.
    let _lock = boot::DataLock::acquire(&locked)?;
    let files = files(config, args.from_blobs, args.to_blobs)?;
    let moved = backup::move_installation(from, to, &files).await?;
    Ok(said(&moved, &files))
}

fn files(
    config: &Config,
    from: Option<BlobUrl>,
    to: Option<BlobUrl>,
) -> Result<FilesMove, CliError> {
    let configured = config.blobs.url(&config.data_dir);
    let (from, to) = (from.unwrap_or_else(|| configured.clone()), to.unwrap_or(configured));
    if let BlobUrl::Folder(missing) = &from
        && !missing.exists()
    {
        let missing = missing.display();
        return Err(CliError::refused(format!(
            "there is no folder {missing}: --from-blobs says where the files of images are"
        )));
    }
    let open = |url: &BlobUrl| boot::open_blobs_at(config, url).map_err(BackupError::from);
    if from == to {
        return Ok(FilesMove::Stay(open(&from)?));
    }
    let is_bucket = matches!(to, BlobUrl::S3 { .. });
    Ok(FilesMove::To { from: open(&from)?, to: open(&to)?, is_bucket })
}

/// What was moved, a line for each table.
fn said(moved: &Moved, files: &FilesMove) -> String {
    let mut text = String::new();
    for sum in &moved.tables {
        let digest: String = sum.digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        // Writing into a String does not fail.
        let _ = writeln!(text, "{:<20}{:>12} rows  {digest}", sum.table, sum.rows);
    }
    let rows: u64 = moved.tables.iter().map(|sum| sum.rows).sum();
    let how = match files {
        FilesMove::Stay(_) => "found where they stay",
        FilesMove::To { .. } => "copied and compared",
    };
    let Moved { tables, files, bytes, missing } = moved;
    let _ = writeln!(
        text,
        "Moved {rows} rows of {} tables, each read again and compared; {files} files of {bytes} bytes {how}.",
        tables.len()
    );
    for name in missing {
        let _ = writeln!(text, "The database names {name}, which was not there.");
    }
    text
}
