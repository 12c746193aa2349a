//! `/t/{tenant}/settings`, for administrators.

use crate::common::{Answer, Person, TestServer};
use crate::http::accounts::{PASSWORD, account};
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
    assert!(root.get(PAGE).await.text.contains("Who can view"));
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
        is_set_up: false,
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

/// Who may look and upload, inviting, backing up: asked on the page until someone says that it is done.
#[tokio::test]
async fn a_new_administrator_is_asked_once() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let asks = async || {
        let page = root.get("/t/demo/settings").await;
        page.is_page(200);
        page.text.contains("data-testid=\"first-steps\"")
    };
    assert!(asks().await);
    let done = "/t/demo/settings/first-steps";
    server.person("Ada").await.submit(done, &[]).await.is_page(404);
    root.submit(done, &[]).await.goes_to("/t/demo/settings");
    assert!(!asks().await);
    root.submit(done, &[]).await.goes_to("/t/demo/settings");
}

#[tokio::test]
async fn a_list_that_is_too_long_is_named() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let many = |line: fn(usize) -> String| (0..501).map(line).collect::<Vec<_>>().join("\n");
    let lists = [
        ("embed_origins", many(|n| format!("https://a{n}.example")), "The list of sites that may"),
        ("words", many(|n| format!("word{n}")), "The list of blocked words has more than"),
    ];
    for (field, value, words) in &lists {
        let mut form = fields();
        form.retain(|(name, _)| name != field);
        form.push((field, value));
        let answer = save(&root, &form).await;
        assert_eq!(answer.status, 400, "{field}");
        assert!(answer.problem().starts_with(words), "{}", answer.problem());
    }
}

/// Everyone may see a public workspace; anyone with its link an image that is not listed; and some have a share link.
#[tokio::test]
async fn everyone_a_link_and_a_share_link_are_three_things_with_three_names() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let image = root.upload("demo").await;
    let (settings, menu, share) = (
        root.get(PAGE).await.text,
        root.get(&format!("/i/{image}")).await.text,
        root.get(&format!("/i/{image}/share")).await.text,
    );
    assert!(!settings.contains("Anyone with the link") && settings.contains("a share link"));
    assert!(menu.contains("Anyone with the link"), "who finds the image");
    assert!(share.contains("Anyone with a share link can") && share.contains("New share link"));
    assert!(!share.contains("Anyone with a link") && !share.contains("without a link"), "{share}");
}

/// Wherever they arrive.
#[tokio::test]
async fn an_administrator_of_the_command_line_meets_the_first_steps_and_goes_on_from_there() {
    let server = TestServer::start().await;
    let root = account(&server, "Root", "root@example.org").await;
    let (steps, image) = ("/t/demo/settings", format!("/i/{}", root.upload("demo").await));
    let arrives = async |next: &str| {
        let fields = [("email", "root@example.org"), ("password", PASSWORD), ("next", next)];
        server.stranger().submit("/login", &fields).await
    };
    arrives("").await.goes_to("/");
    server.set_role(&root, Some(Role::Administrator), &default_tenant_id()).await;
    for path in ["/", "/t/demo", "/account"] {
        let page = root.get(path).await.text;
        assert!(page.contains("data-testid=\"first-steps-notice\""), "{path}");
    }
    arrives("").await.goes_to(&format!("{steps}#first-steps"));
    arrives("/account").await.goes_to("/account");
    let asked = format!("{steps}?next={image}#first-steps");
    arrives(&image).await.goes_to(&asked);
    let page = root.get(&asked).await.text;
    assert!(page.contains(&format!("name=\"next\" value=\"{image}\"")), "{page}");
    let done = "/t/demo/settings/first-steps";
    root.submit(done, &[("next", "https://evil.example")]).await.goes_to("/");
    server.settings(&default_tenant_id(), |settings| settings.is_set_up = false).await;
    root.submit(done, &[("next", &image)]).await.goes_to(&image);
    // Once.
    arrives("").await.goes_to("/");
    arrives(&image).await.goes_to(&image);
    for path in ["/", "/account"] {
        assert!(!root.get(path).await.text.contains("first-steps"), "{path}");
    }
    for (role, name) in [(Role::Member, "Member"), (Role::Moderator, "Mira")] {
        let other = server.person_as(name, role, &default_tenant_id()).await;
        server.settings(&default_tenant_id(), |settings| settings.is_set_up = false).await;
        assert!(!other.get("/").await.text.contains("first-steps"), "{name}");
    }
}
