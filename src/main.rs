//! The binary: parses the arguments and runs the command.

use clap::{CommandFactory, FromArgMatches};
use image_chat::server::boot::{self, StartError};
use image_chat::server::cli::{self, Cli, CliError, Command};
use image_chat::server::config::Config;
use std::error::Error;
use std::process::ExitCode;

/// Memory that is free goes back to the system soon: docs/decisions/0061-jemalloc.md.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    boot::keep_files_private();
    boot::install_languages();
    let matches = Cli::command().get_matches();
    let Cli { command, config } = Cli::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    let outcome = match (config.check(), command.unwrap_or(Command::Serve)) {
        (Err(error), _) => Err(StartError::from(error).into()),
        (_, Command::Serve) => serve(config),
        (_, Command::Healthcheck) => block_on(cli::healthcheck(&config)),
        (_, Command::Tenant(command)) => print(cli::tenant(&config, command)),
        (_, Command::Admin(command)) => print(cli::admin(&config, command)),
        (_, Command::Backup { file }) => print(cli::backup(&config, &file)),
        (_, Command::Restore { file }) => print(cli::restore(&config, &file)),
        (_, Command::Migrate(args)) => print(cli::migrate(&config, args)),
        (_, Command::Verify { file }) => print(cli::verify(file)),
        (_, Command::Config) => {
            print!("{}", cli::effective_config(&matches, &config));
            Ok(())
        }
    };
    outcome.map_or_else(|error| failed(&*error), |()| ExitCode::SUCCESS)
}

type Outcome = Result<(), Box<dyn Error>>;

fn serve(config: Config) -> Outcome {
    let (log, traces) = boot::start_logging(&config.log)?;
    for name in cli::unknown_variables(std::env::vars().map(|(name, _)| name)) {
        tracing::warn!("{name} is not a setting of this version; is it misspelt?");
    }
    let outcome = block_on(boot::serve(config, log));
    // After the server's last request, and outside of its runtime.
    traces.iter().for_each(boot::Traces::finish);
    outcome
}

/// Prints the output of a command.
fn print(command: impl Future<Output = Result<String, CliError>>) -> Outcome {
    block_on(async { command.await.map(|text| print!("{text}")) })
}

fn block_on<E: Into<Box<dyn Error>>>(work: impl Future<Output = Result<(), E>>) -> Outcome {
    tokio::runtime::Runtime::new()?.block_on(work).map_err(Into::into)
}

fn failed(error: &(dyn Error + 'static)) -> ExitCode {
    eprintln!("error: {error}");
    let start = error.downcast_ref().map(StartError::exit_code);
    start
        .or(error.downcast_ref().map(CliError::exit_code))
        .map_or(ExitCode::FAILURE, ExitCode::from)
}
