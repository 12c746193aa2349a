//! Unusable certificate files at start, and the `healthcheck` command with TLS.

use crate::common::child::ChildServer;
use crate::tls::files::Files;
use std::process::{Command, Output};

/// Runs the binary with these variables, on a free port and an empty folder.
async fn run(command: &str, variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut binary = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    binary.arg(command).env_clear().env("IMAGE_CHAT_ADDR", "127.0.0.1:0");
    binary.env("IMAGE_CHAT_DATA_DIR", folder.path()).envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || binary.output()).await;
    output.expect("no panic").expect("it runs")
}

#[tokio::test]
async fn files_that_cannot_be_used_end_the_start_with_2_and_are_named() {
    let (files, others) = (Files::new(), Files::new());
    let path = |path: std::path::PathBuf| path.display().to_string();
    let (cert, key, other) = (path(files.cert()), path(files.key()), path(others.key()));
    let no_pem = path(files.cert().with_file_name("no.pem"));
    std::fs::write(&no_pem, "hello").expect("written");
    let (tls_cert, tls_key) = ("IMAGE_CHAT_TLS_CERT", "IMAGE_CHAT_TLS_KEY");
    let cases = [
        (vec![(tls_cert, &cert)], tls_key, "is not; TLS takes both"),
        (vec![(tls_key, &key)], tls_cert, "is not; TLS takes both"),
        (vec![(tls_cert, &cert), (tls_key, &other)], tls_key, "cannot be used with"),
        (vec![(tls_cert, &no_pem), (tls_key, &key)], tls_cert, &no_pem),
        (vec![(tls_cert, &cert), (tls_key, &no_pem)], tls_key, &no_pem),
        (vec![(tls_cert, &key), (tls_key, &key)], tls_cert, "no certificate can be read"),
        (vec![(tls_cert, &cert), (tls_key, &cert)], tls_key, "no key can be read"),
    ];
    for (variables, names, says) in cases {
        let variables: Vec<(&str, &str)> =
            variables.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let output = run("serve", &variables).await;
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{variables:?}: {error}");
        assert!(error.contains(names) && error.contains(says), "{variables:?}: {error}");
    }
    let missing = [(tls_cert, "/nowhere/cert.pem"), (tls_key, key.as_str())];
    let output = run("serve", &missing).await;
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("/nowhere/cert.pem") && error.contains(tls_cert), "{error}");
}

#[tokio::test]
async fn a_health_check_speaks_tls_when_the_server_does() {
    let files = Files::new();
    let (cert, key) = (files.cert().display().to_string(), files.key().display().to_string());
    let with_tls = [("IMAGE_CHAT_TLS_CERT", &*cert), ("IMAGE_CHAT_TLS_KEY", &*key)];
    let mut server = ChildServer::start_with(&with_tls).await;
    let addr = server.addr.to_string();
    let at = [("IMAGE_CHAT_ADDR", &*addr)];
    let well = run("healthcheck", &[&with_tls[..], &at].concat()).await;
    assert_eq!(well.status.code(), Some(0), "{}", String::from_utf8_lossy(&well.stderr));
    let plain = run("healthcheck", &at).await;
    assert_eq!(plain.status.code(), Some(1), "it does not speak plain HTTP");
    server.terminate();
    assert!(server.ended().await.success());
    let gone = run("healthcheck", &[&with_tls[..], &at].concat()).await;
    assert_eq!(gone.status.code(), Some(1));
    let error = String::from_utf8_lossy(&gone.stderr);
    assert!(error.contains(&addr) && error.contains("refused"), "{error}");
}
