//! `/t/{tenant}/settings`, for administrators.

use crate::common::{Answer, Person, TestServer};
use image_chat::model::{OnWord, Role, Settings, Viewers, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;

const PAGE: &str = "/t/demo/settings";

fn fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Drawing class"),
        ("viewers", "members"),
        ("writers", "signed-in"),
        ("marker_size", "7,5"),
        ("reply_depth", "2"),
        ("comment_length", "280"),
        ("embed_origins", "https://school.example\r\n\r\nhttp://localhost:8080"),
        ("words", "Drat\r\nheck"),
        ("on_word", "hold"),
        ("flags_to_hide", "4"),
        ("simple_sso", "on"),
    ]
}

async fn save(person: &Person, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, PAGE).form(fields)).await
}

async fn settings(server: &TestServer) -> (String, Settings) {
    let tenant = server.state().store.tenancy().tenant(&default_tenant_id()).await.expect("read");
    let tenant = tenant.expect("there");
    (tenant.name, tenant.settings)
}

#[tokio::test]
async fn an_administrator_changes_all_of_it() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    assert!(root.get(PAGE).await.text.contains("Who may look"));
    let saved = save(&root, &fields()).await;
    assert_eq!((saved.status, saved.header("location")), (303, "/t/demo/settings?saved="));
    let (name, settings) = settings(&server).await;
    assert_eq!(name, "Drawing class");
    let expected = Settings {
        viewers: Viewers::Members,
        writers: Writers::SignedIn,
        marker_size: 7.5,
        reply_depth: 2,
        comment_length: 280,
        embed_origins: vec!["https://school.example".into(), "http://localhost:8080".into()],
        words: vec!["drat".into(), "heck".into()],
        on_word: OnWord::Hold,
        flags_to_hide: 4,
        usage_is_open: false,
        sso_compatibility: false,
        simple_sso: true,
    };
    assert_eq!(settings, expected);
    let page = root.get(saved.header("location")).await;
    for text in ["Saved.", "Drawing class", "7.5", "https://school.example", "heck"] {
        assert!(page.text.contains(text), "{text}");
    }
}

#[tokio::test]
async fn each_change_is_written_down_without_the_words() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    save(&root, &fields()).await;
    save(&root, &fields()).await;
    let audit = server.audit(&default_tenant_id()).await;
    assert_eq!(audit.len(), 1, "what changes nothing is no action");
    let entry = &audit[0];
    assert_eq!((entry.action.as_str(), entry.actor), ("settings.change", Some(root.id())));
    assert_eq!((entry.actor_name.as_str(), entry.address.as_str()), ("Root", "127.0.0.1"));
    assert!(entry.detail.contains("commentLength: 2000 → 280"), "{}", entry.detail);
    assert!(entry.detail.contains("words") && !entry.detail.contains("heck"), "{}", entry.detail);
}

#[tokio::test]
async fn a_wrong_value_is_named_and_nothing_is_lost() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let before = settings(&server).await;
    let mut wrong = fields();
    wrong[3].1 = "99";
    let answer = save(&root, &wrong).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text.contains("The marker size is a number from 1 to 20."), "{}", answer.text);
    assert!(answer.text.contains("Drawing class") && answer.text.contains("99"), "kept");
    assert_eq!(settings(&server).await, before);
    wrong[1].1 = "everyone";
    assert_eq!(save(&root, &wrong).await.status, 400, "not one of the choices");
}

/// The hidden field by which the form says which settings it was made from.
fn revision(page: &Answer) -> String {
    let found = page.text.split("name=\"revision\" value=\"").nth(1).expect("a revision");
    found.split('"').next().expect("its end").to_owned()
}

#[tokio::test]
async fn what_someone_else_changed_meanwhile_is_told_and_not_overwritten_unseen() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let opened = revision(&root.get(PAGE).await);
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Nobody).await;
    let before = settings(&server).await;
    let mut form = fields();
    form.push(("revision", &opened));
    let answer = save(&root, &form).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert!(answer.text.contains("someone else changed the settings"), "{}", answer.text);
    assert!(answer.text.contains("Drawing class"), "what was typed is kept");
    assert_eq!(settings(&server).await, before);
    let seen = revision(&answer);
    form.last_mut().expect("the revision").1 = &seen;
    assert_eq!(save(&root, &form).await.status, 303, "it was read, and is wanted");
    assert_eq!(settings(&server).await.1.writers, Writers::SignedIn);
    // A wrong value does not count as having read anything.
    let mut wrong = fields();
    wrong.extend([("revision", opened.as_str()), ("reply_depth", "99")]);
    wrong.retain(|field| *field != ("reply_depth", "2"));
    let answer = save(&root, &wrong).await;
    assert_eq!((answer.status, revision(&answer)), (400, opened.clone()));
}

#[tokio::test]
async fn m10_for_everyone_else_there_is_no_such_page() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let before = settings(&server).await;
    let people = [
        server.stranger(),
        server.person("Guest").await,
        server.person_as("Member", Role::Member, &default_tenant_id()).await,
        server.person_as("Mira", Role::Moderator, &default_tenant_id()).await,
        server.person_as("Foreigner", Role::Administrator, &other).await,
    ];
    for person in &people {
        assert_eq!(person.get(PAGE).await.status, 404);
        assert_eq!(save(person, &fields()).await.status, 404);
    }
    assert_eq!(settings(&server).await, before);
}

#[tokio::test]
async fn m10_no_other_site_sends_the_form() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let before = settings(&server).await;
    for header in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = root.request(Method::POST, PAGE).form(&fields()).header(header.0, header.1);
        assert_eq!(Answer::to(request).await.status, 403, "{header:?}");
    }
    assert_eq!(settings(&server).await, before);
}
