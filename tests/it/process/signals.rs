//! Signals: which stop the server, which it acts upon, which it ignores.

use crate::common::Person;
use crate::common::child::ChildServer;
use crate::common::viewer::Viewer;
use crate::process::until;
use crate::tls::files::Files;
use image_chat::protocol::live::CloseCode;
use rustix::process::Signal;
use std::fs::{File, FileTimes};
use std::path::Path;

/// What a request leaves in the log at the level debug.
const DEBUG_LINE: &str = "finished processing request";

fn debug_lines(server: &ChildServer) -> usize {
    server.log().matches(DEBUG_LINE).count()
}

async fn request(server: &ChildServer) {
    let answer = reqwest::get(format!("{}/healthz", server.base())).await.expect("an answer");
    assert_eq!(answer.status(), 200);
}

/// Waits until the filter was changed so often.
async fn filtered(server: &ChildServer, times: usize) {
    let count = || server.log().matches("logging by this filter").count();
    until("changing the filter", || async { count() >= times }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp20_sigquit_stops_as_sigterm_and_sigint_do() {
    let mut server = ChildServer::start().await;
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT] {
        let ada = Person::named(server.base(), "Ada").await;
        let image = ada.upload("demo").await;
        let mut viewer = Viewer::load(&ada, image).await;
        viewer.be_welcome().await;
        server.signal(signal);
        while viewer.hear().await.is_ok() {}
        assert_eq!(viewer.closed, Some((CloseCode::Restart as u16, true)), "{signal:?}");
        let status = server.ended().await;
        assert_eq!(status.code(), Some(0), "{signal:?}: {}", server.log());
        server.start_again().await;
    }
}

#[tokio::test]
async fn other_signals_leave_the_server_as_it_is() {
    let mut server = ChildServer::start().await;
    for signal in [Signal::USR2, Signal::PIPE, Signal::XFSZ, Signal::HUP, Signal::USR1] {
        server.signal(signal);
        request(&server).await;
    }
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
}

#[tokio::test]
async fn sigusr1_logs_debug_messages_and_the_next_one_does_not() {
    let server = ChildServer::start().await;
    request(&server).await;
    assert_eq!(debug_lines(&server), 0);
    server.signal(Signal::USR1);
    filtered(&server, 1).await;
    request(&server).await;
    let logged = debug_lines(&server);
    assert!(logged > 0, "{}", server.log());
    server.signal(Signal::USR1);
    filtered(&server, 2).await;
    request(&server).await;
    assert_eq!(debug_lines(&server), logged);
}

#[tokio::test]
async fn sighup_reads_the_log_filter_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("filter");
    let write = |text: &str| std::fs::write(&file, text).expect("written");
    write("warn\n");
    let path = file.display().to_string();
    let server = ChildServer::start_with(&[("IMAGE_CHAT_LOG_FILTER_FILE", &path)]).await;
    request(&server).await;
    assert_eq!(debug_lines(&server), 0);
    write("tower_http=debug,warn\n");
    server.signal(Signal::HUP);
    filtered(&server, 1).await;
    request(&server).await;
    let logged = debug_lines(&server);
    assert!(logged > 0, "{}", server.log());
    let remove = || std::fs::remove_file(&file).expect("removed");
    for spoil in [&(|| write("=nonsense=")) as &dyn Fn(), &remove] {
        spoil();
        let errors = || server.log().matches("cannot take the log filter").count();
        let before = errors();
        server.signal(Signal::HUP);
        until("refusing the filter", || async { errors() > before }).await;
    }
    request(&server).await;
    assert!(debug_lines(&server) > logged, "the old filter stays");
}

#[tokio::test]
async fn a_log_filter_file_that_cannot_be_used_ends_the_start_with_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("filter");
    for content in [None, Some("=nonsense=")] {
        if let Some(content) = content {
            std::fs::write(&file, content).expect("written");
        }
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_image-chat"));
        command.arg("serve").env_clear().env("IMAGE_CHAT_LOG_FILTER_FILE", &file);
        command.env("IMAGE_CHAT_DATA_DIR", folder.path().join("data"));
        let output = command.output().expect("it runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("IMAGE_CHAT_LOG_FILTER_FILE"), "{error}");
    }
}

/// Files that look as before (time and length) are not read by the watch, which polls.
#[tokio::test]
async fn sighup_reads_the_certificate_again() {
    let files = Files::new();
    let (cert, key) = (files.cert().display().to_string(), files.key().display().to_string());
    let variables = [("IMAGE_CHAT_TLS_CERT", &*cert), ("IMAGE_CHAT_TLS_KEY", &*key)];
    let server = ChildServer::start_with(&variables).await;
    let new = lookalikes(&files);
    let certificate = new.certificate();
    std::fs::rename(new.key(), files.key()).expect("renamed");
    std::fs::rename(new.cert(), files.cert()).expect("renamed");
    assert_eq!(files.certificate(), certificate);
    server.signal(Signal::HUP);
    until("presenting the new certificate", || files.are_presented_at(server.addr)).await;
}

/// Another pair with the times and lengths of these files.
fn lookalikes(files: &Files) -> Files {
    let new = Files::new();
    let length = |path: &Path| std::fs::metadata(path).expect("there").len();
    // Signatures and numbers in a certificate vary by some bytes.
    while length(&new.cert()) != length(&files.cert()) || length(&new.key()) != length(&files.key())
    {
        new.renew();
    }
    for (from, to) in [(files.cert(), new.cert()), (files.key(), new.key())] {
        let modified = std::fs::metadata(from).expect("there").modified().expect("a time");
        let file = File::options().write(true).open(to).expect("there");
        file.set_times(FileTimes::new().set_modified(modified)).expect("set");
    }
    new
}
