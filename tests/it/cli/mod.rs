//! The command line: the real binary, also beside a server on the same data.

mod audit_log;
mod backup;
mod keys;
mod revoked;

use crate::common::live::Live;
use crate::common::{Answer, Person, TestServer};
use image_chat::model::{Role, TenantId};
use image_chat::protocol::live::CloseCode;
use image_chat::protocol::moderation::AuditEntry;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PASSWORD: &str = "a quiet harbour at dawn";

/// Runs the binary on a folder's data, with a standard input.
fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_DATA_DIR", folder);
    command.env("IMAGE_CHAT_PUBLIC_URL", "https://chat.example.org");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    // A command that reads nothing may have ended already.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

/// Runs the binary beside a server, without blocking it.
async fn run(server: &TestServer, arguments: &[&str]) -> Output {
    let (folder, arguments) = (server.folder.path().to_path_buf(), owned(arguments));
    let run = move || run_with(&folder, &borrowed(&arguments), PASSWORD);
    tokio::task::spawn_blocking(run).await.expect("it runs")
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The output of a successful command.
#[track_caller]
fn done(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    assert_eq!(error, "", "nothing is wrong");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The error of a failed command.
#[track_caller]
fn failed(output: &Output, code: i32) -> String {
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(error.starts_with("error: "), "{error}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "nothing was done");
    error
}

/// Sends a form as a page does.
async fn submit(person: &Person, path: &str, fields: &[(&str, &str)]) -> u16 {
    Answer::to(person.request(Method::POST, path).form(fields)).await.status
}

async fn sign_in(person: &Person, email: &str, password: &str) -> u16 {
    submit(person, "/login", &[("email", email), ("password", password)]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tenants_are_created_and_listed_while_the_server_runs() {
    let server = TestServer::start().await;
    assert_eq!(done(&run(&server, &["tenant", "list"]).await), "demo\tDemo\n");
    let made = done(&run(&server, &["tenant", "create", "acme", "--name", "Acme & Sons"]).await);
    assert!(made.contains("/t/acme"), "{made}");
    let listed = done(&run(&server, &["tenant", "list"]).await);
    assert_eq!(listed, "acme\tAcme & Sons\ndemo\tDemo\n");
    let page = server.stranger().get("/t/acme").await;
    assert_eq!(page.status, 200, "the server knows it");
    let taken = failed(&run(&server, &["tenant", "create", "acme"]).await, 1);
    assert!(taken.contains("there is a tenant acme already"), "{taken}");
    let entries = server.audit(&TenantId::new("acme").expect("an id")).await;
    assert_eq!(entries.len(), 1);
    let AuditEntry { actor, actor_name, action, target, .. } = &entries[0];
    assert_eq!((actor, actor_name.as_str()), (&None, "command line"));
    assert_eq!((action.as_str(), target.as_str()), ("tenant.create", "acme"));
}

#[test]
fn invalid_arguments_exit_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["tenant"][..],
        &["tenant", "create"],
        &["tenant", "create", "No Spaces"],
        &["tenant", "create", "x", "--name", ""],
        &["admin", "create", "nobody"],
        &["admin", "create", "a@b", "--tenant", "No"],
        &["admin", "create", "a@b", "--name", "\u{3164}\u{202e}"],
        &["admin", "reset-password"],
        &["admin", "unheard-of"],
    ] {
        failed(&run_with(folder.path(), arguments, ""), 2);
    }
    assert!(!folder.path().join("image-chat.db").exists(), "nothing was touched");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_command_exits_1_and_says_why() {
    let server = TestServer::start().await;
    let cases = [
        (&["admin", "create", "a@b.c", "--tenant", "nowhere"][..], "there is no tenant nowhere"),
        (&["admin", "create", "a@b.c", "--password-file", "/nowhere"], "/nowhere"),
        (&["admin", "reset-password", "a@b.c"], "no account for a@b.c"),
        (&["admin", "revoke-sessions", "a@b.c"], "no account for a@b.c"),
    ];
    for (arguments, says) in cases {
        let error = failed(&run(&server, arguments).await, 1);
        assert!(error.contains(says), "{arguments:?}: {error}");
    }
    let weak = ["admin", "create", "a@b.c", "--password-file", "-"];
    let folder = server.folder.path().to_path_buf();
    let weak = tokio::task::spawn_blocking(move || run_with(&folder, &weak, "password123\n"));
    let error = failed(&weak.await.expect("it runs"), 1);
    assert!(error.contains("tried first") && !error.contains("password123"), "{error}");
    let nobody = run(&server, &["admin", "reset-password", "a@b.c"]).await;
    failed(&nobody, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_created_with_a_password_signs_in() {
    let server = TestServer::start().await;
    let create = ["admin", "create", "Root@example.org", "--name", "Root", "--password-file", "-"];
    let said = done(&run(&server, &create).await);
    assert!(!said.contains("http") && !said.contains(PASSWORD), "{said}");
    let root = server.stranger();
    assert_eq!(sign_in(&root, "root@example.org", PASSWORD).await, 303);
    assert_eq!(root.get("/t/demo/members").await.status, 200);
    let again = failed(&run(&server, &create).await, 1);
    assert!(again.contains("has an account already"), "{again}");
    let entries = server.audit(&default_tenant_id()).await;
    assert_eq!(entries[0].action, "member.role");
    assert_eq!(entries[0].actor_name, "command line");
    assert!(!format!("{entries:?}").contains(PASSWORD));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_created_without_a_password_gets_a_link() {
    let server = TestServer::start().await;
    let said = done(&run(&server, &["admin", "create", "root@example.org"]).await);
    let root = server.stranger();
    let path = link_in(&said);
    let page = root.get(&path).await;
    assert!(page.text.contains("root@example.org"), "{}", page.text);
    assert_eq!(submit(&root, &path, &[("password", PASSWORD)]).await, 303);
    let known = root.get("/api/v1/session").await.ok(200);
    assert_eq!(known["user"]["name"], "root", "what stands before the @");
    assert_eq!(root.get("/t/demo/members").await.status, 200);
}

/// The path of the link that a command printed.
fn link_in(said: &str) -> String {
    let link =
        said.split_whitespace().find_map(|word| word.strip_prefix("https://chat.example.org"));
    link.unwrap_or_else(|| panic!("no link in {said}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_existing_account_is_handed_over_to_the_administrator() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let fields = [("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(submit(&ada, "/signup", &fields).await, 303);
    assert_eq!(ada.get("/t/demo/members").await.status, 404);
    let said = done(&run(&server, &["admin", "create", "ada@example.org"]).await);
    // Somebody else may have created it: its sessions end, and the link is the only way in.
    while ada.get("/api/v1/session").await.status != 401 {
        tokio::task::yield_now().await;
    }
    assert_eq!(sign_in(&server.stranger(), "ada@example.org", PASSWORD).await, 401);
    let owner = server.stranger();
    let chosen = [("password", "two gulls on a mast")];
    assert_eq!(submit(&owner, &link_in(&said), &chosen).await, 303);
    assert_eq!(owner.get("/t/demo/members").await.status, 200);
    let role =
        server.state().store.tenancy().role(&default_tenant_id(), ada.id()).await.expect("read");
    assert_eq!(role, Some(Role::Administrator));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keep_account_keeps_the_password() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let ada = server.person("Ada").await;
    let fields = [("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(submit(&ada, "/signup", &fields).await, 303);
    server.set_role(&ada, Some(Role::Administrator), &other).await;
    // The second time she administers this tenant, and no flag is needed.
    for words in [&["ada@example.org", "--keep-account"][..], &["ada@example.org"]] {
        let said = done(&run(&server, &[&["admin", "create"], words].concat()).await);
        assert_eq!(said, "ada@example.org is an administrator of demo.\n");
    }
    let role =
        server.state().store.tenancy().role(&default_tenant_id(), ada.id()).await.expect("read");
    assert_eq!(role, Some(Role::Administrator));
    assert_eq!(ada.get("/api/v1/session").await.status, 200, "still signed in");
    assert_eq!(sign_in(&server.stranger(), "ada@example.org", PASSWORD).await, 303);
    assert!(server.audit(&other).await.is_empty(), "nothing was handed over");
}

/// Somebody who signed up first with another person's address, and was invited, does not become the administrator.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_in_another_tenant_verifies_no_address() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let eve = server.person("Eve").await;
    let fields = [("name", "Eve"), ("email", "head@example.org"), ("password", PASSWORD)];
    assert_eq!(submit(&eve, "/signup", &fields).await, 303);
    for (tenant, role) in [(&other, Role::Administrator), (&default_tenant_id(), Role::Member)] {
        server.set_role(&eve, Some(role), tenant).await;
    }
    let said = done(&run(&server, &["admin", "create", "head@example.org"]).await);
    assert!(said.contains("/reset/"), "{said}");
    assert_eq!(sign_in(&server.stranger(), "head@example.org", PASSWORD).await, 401);
    let actions: Vec<_> = server.audit(&other).await.into_iter().map(|e| e.action).collect();
    assert_eq!(actions, ["account.handover"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_reset_by_a_link() {
    let server = TestServer::start().await;
    done(&run(&server, &["admin", "create", "a@b.c", "--password-file", "-"]).await);
    let said = done(&run(&server, &["admin", "reset-password", "A@B.C"]).await);
    let person = server.stranger();
    let path = link_in(&said);
    assert_eq!(submit(&person, &path, &[("password", "two gulls on a mast")]).await, 303);
    assert_eq!(sign_in(&server.stranger(), "a@b.c", PASSWORD).await, 401);
    assert_eq!(sign_in(&server.stranger(), "a@b.c", "two gulls on a mast").await, 303);
    let actions: Vec<_> =
        server.audit(&default_tenant_id()).await.into_iter().map(|e| e.action).collect();
    assert_eq!(actions, ["account.reset-password", "member.role"]);
    let secret = path.trim_start_matches("/reset/");
    assert!(!format!("{:?}", server.audit(&default_tenant_id()).await).contains(secret));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_a_server_closes_the_sockets_of_sessions_that_a_command_revoked() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let fields = [("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(submit(&ada, "/signup", &fields).await, 303);
    let bob = server.person("Bob").await;
    let mut socket = Live::following(&server, &ada, image).await;
    let mut other = Live::following(&server, &bob, image).await;
    done(&run(&server, &["admin", "revoke-sessions", "ada@example.org"]).await);
    let began = std::time::Instant::now();
    assert_eq!(socket.close_code().await, CloseCode::SignInAgain as u16);
    assert!(began.elapsed().as_secs() < 5, "LP23: {:?}", began.elapsed());
    ada.get("/api/v1/session").await;
    assert_eq!(ada.get("/api/v1/session").await.status, 401);
    bob.open_chat(image, "still here").await;
    other.check_in_step(&bob).await;
}
