//! The binary: reads the configuration, starts tracing, runs the server.

use clap::Parser;
use image_chat::server::boot::{SETUP, Server};
use image_chat::server::cli;
use image_chat::server::cli::healthcheck;
use image_chat::server::cli::{Cli, Command, unknown_variables};
use image_chat::server::config::Config;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// The exit code for a setting that is wrong; clap has the same.
const WRONG_SETTING: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(error) = cli.config.check() {
        eprintln!("error: {error}");
        return ExitCode::from(WRONG_SETTING);
    }
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve(cli.config),
        Command::Healthcheck => {
            with_runtime(async { exit_code(healthcheck::ask(&cli.config).await) })
        }
        Command::Tenant(command) => carry_out(cli::tenant(&cli.config, command)),
        Command::Admin(command) => carry_out(cli::admin(&cli.config, command)),
        Command::Config => {
            print!("{}", cli.config.lines());
            ExitCode::SUCCESS
        }
    }
}

fn serve(config: Config) -> ExitCode {
    let Ok(filter) = EnvFilter::try_new(&config.log) else {
        eprintln!(
            "error: IMAGE_CHAT_LOG (--log) takes a level such as info, or target=level pairs"
        );
        return ExitCode::from(WRONG_SETTING);
    };
    let always = format!("{SETUP}=info").parse().map(|setup| filter.clone().add_directive(setup));
    tracing_subscriber::fmt().with_env_filter(always.unwrap_or(filter)).init();
    for name in unknown_variables(std::env::vars().map(|(name, _)| name)) {
        tracing::warn!("{name} is not a setting of this version; is it misspelt?");
    }
    with_runtime(run(config))
}

fn with_runtime(work: impl Future<Output = ExitCode>) -> ExitCode {
    match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => exit_code(Err(error.to_string())),
    }
}

/// Waits for a command and prints what it says.
fn carry_out(command: impl Future<Output = cli::Printed>) -> ExitCode {
    with_runtime(async {
        let printed = command.await.map_err(|error| error.to_string());
        exit_code(printed.map(|text| print!("{text}")))
    })
}

async fn run(config: Config) -> ExitCode {
    let server = match Server::start(config).await {
        Ok(server) => server,
        Err(error) => {
            eprintln!("error: {error}");
            return if error.is_setting() { WRONG_SETTING.into() } else { ExitCode::FAILURE };
        }
    };
    tracing::info!("open {} in a browser", server.state.config.public_url());
    told_to_stop().await;
    tracing::info!("stopping");
    server.stop().await;
    ExitCode::SUCCESS
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(interrupt.await),
    }
}

fn exit_code(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
