//! Members of a tenant: invitations between two browsers, roles, the last administrator, the setup link.

use crate::common::{Answer, Person, TestServer};
use crate::http::accounts::account;
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::services::tenants::members::setup_link;

const PATH: &str = "/t/demo/members";
const PASSWORD: &str = "a quiet harbour at dawn";

async fn administrator(server: &TestServer, name: &str) -> Person {
    let person = account(server, name, &format!("{}@example.org", name.to_lowercase())).await;
    server.set_role(&person, Some(Role::Administrator), &default_tenant_id()).await;
    person
}

/// Makes an invitation by the form, and gives the path of its link.
async fn invite(admin: &Person, role: &str, uses: &str) -> String {
    let fields = [("do", "invite"), ("role", role), ("days", "7"), ("uses", uses)];
    let answer = admin.submit(PATH, &fields).await;
    answer.is_page(200);
    let (_, rest) = answer.text.split_once("/join/").expect("a link");
    format!("/join/{}", rest.split('"').next().expect("its end"))
}

async fn role(server: &TestServer, person: &Person) -> Option<Role> {
    let store = &server.state().store;
    store.tenancy().role(&default_tenant_id(), person.id()).await.expect("read")
}

#[tokio::test]
async fn an_invitation_makes_a_member_of_someone_with_an_account() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let link = invite(&root, "moderator", "1").await;
    let max = account(&server, "Max", "max@example.org").await;
    let page = max.get(&link).await;
    page.is_page(200);
    for part in ["Join Demo", "as moderator", "Signed in as", "Max"] {
        assert!(page.text.contains(part), "{part}");
    }
    assert_eq!(role(&server, &max).await, None, "looking changes nothing");
    max.submit(&link, &[("do", "accept")]).await.goes_to("/t/demo");
    assert_eq!(role(&server, &max).await, Some(Role::Moderator));
    let entries = server.audit(&default_tenant_id()).await;
    let (joined, made) = (&entries[0], &entries[1]);
    assert_eq!((joined.action.as_str(), joined.actor), ("member.join", Some(max.id())));
    assert_eq!(joined.detail, format!("as moderator by the invitation {}", made.target));
    assert_eq!(
        (joined.target.as_str(), joined.address.as_str()),
        (&*max.id().to_string(), "127.0.0.1")
    );
    let late = account(&server, "Late", "late@example.org").await;
    late.get(&link).await.is_page(404);
    late.submit(&link, &[("do", "accept")]).await.is_page(404);
}

#[tokio::test]
async fn an_invitation_is_accepted_while_signing_up_or_after_signing_in() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let link = invite(&root, "member", "5").await;
    let guest = server.person("Guest").await;
    let page = guest.get(&link).await;
    assert!(page.text.contains(&format!("href=\"/login?next={link}\"")), "{}", page.text);
    let bad = [("do", "sign-up"), ("name", "Guest"), ("email", "x"), ("password", PASSWORD)];
    let refused = guest.submit(&link, &bad).await;
    refused.is_page(400);
    assert!(refused.text.contains("value=\"Guest\"") && !refused.text.contains(PASSWORD));
    let good =
        [("do", "sign-up"), ("name", "New"), ("email", "new@example.org"), ("password", PASSWORD)];
    guest.submit(&link, &good).await.goes_to("/t/demo");
    assert_eq!(role(&server, &guest).await, Some(Role::Member), "the guest they were");
    let known = account(&server, "Known", "known@example.org").await;
    let elsewhere = server.stranger();
    let fields = [("email", "known@example.org"), ("password", PASSWORD), ("next", link.as_str())];
    elsewhere.submit("/login", &fields).await.goes_to(&link);
    elsewhere.submit(&link, &[("do", "accept")]).await.goes_to("/t/demo");
    assert_eq!(role(&server, &known).await, Some(Role::Member));
    server.stranger().submit(&link, &[("do", "accept")]).await.is_page(401);
}

#[tokio::test]
async fn an_invitation_that_is_used_too_late_is_refused_by_name() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let link = invite(&root, "member", "1").await;
    let (first, second) = (server.stranger(), server.stranger());
    let form = |email: &'static str| {
        [("do", "sign-up"), ("name", "New"), ("email", email), ("password", PASSWORD)]
    };
    // Both are let in by the look at the link; making an account takes long beside that.
    let (one, other) = (form("one@example.org"), form("other@example.org"));
    let answers = tokio::join!(first.submit(&link, &one), second.submit(&link, &other));
    let mut went: Vec<&str> =
        [&answers.0, &answers.1].map(|answer| answer.header("location")).into();
    went.sort_unstable();
    assert_eq!(went, ["/account?done=not-joined", "/t/demo"]);
    let late = if answers.0.header("location") == "/t/demo" { second } else { first };
    let page = late.get("/account?done=not-joined").await;
    assert!(page.text.contains("The invitation was used up meanwhile"), "{}", page.text);
}

#[tokio::test]
async fn an_open_invitation_can_be_taken_back() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let link = invite(&root, "member", "2").await;
    let page = root.get(PATH).await.text;
    assert_eq!(page.matches("data-testid=\"invitation\"").count(), 1);
    assert!(!page.contains("/join/"), "the link is shown once");
    let (_, after) = page.split_once("value=\"withdraw\"").expect("a form");
    let (_, value) = after.split_once("value=\"").expect("an id");
    let id = value.split('"').next().expect("its end").to_owned();
    root.submit(PATH, &[("do", "withdraw"), ("id", &id)])
        .await
        .goes_to("/t/demo/members?done=withdraw");
    server.stranger().get(&link).await.is_page(404);
    let actions: Vec<String> =
        server.audit(&default_tenant_id()).await.into_iter().map(|entry| entry.action).collect();
    assert_eq!(actions, ["invitation.end", "invitation.create"]);
    let secret = link.trim_start_matches("/join/");
    assert!(
        !format!("{:?}", server.audit(&default_tenant_id()).await).contains(secret),
        "no secret in the audit log"
    );
}

#[tokio::test]
async fn what_no_invitation_can_be_is_refused() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    for (role, days, uses) in [
        ("member", "2", "1"),
        ("member", "7", "0"),
        ("member", "7", "1001"),
        ("member", "7", "many"),
        ("guest", "7", "1"),
        ("owner", "7", "1"),
    ] {
        let fields = [("do", "invite"), ("role", role), ("days", days), ("uses", uses)];
        root.submit(PATH, &fields).await.is_page(400);
    }
    assert!(!root.get(PATH).await.text.contains("data-testid=\"invitation\""));
}

#[tokio::test]
async fn roles_are_given_and_taken_and_the_last_administrator_stays() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let max = account(&server, "Max", "max@example.org").await;
    server.set_role(&max, Some(Role::Member), &default_tenant_id()).await;
    let (root_id, max_id) = (root.id().to_string(), max.id().to_string());
    let set = |person: &Person, user: &str, role: &str| {
        let (person, user, role) = (person.clone(), user.to_owned(), role.to_owned());
        async move { person.submit(PATH, &[("do", "role"), ("user", &user), ("role", &role)]).await }
    };
    for refused in [set(&root, &root_id, "member").await, remove(&root, &root_id).await] {
        refused.is_page(409);
        assert!(refused.problem().contains("no administrator"), "{}", refused.problem());
    }
    set(&root, &max_id, "moderator").await.goes_to("/t/demo/members?done=role");
    assert_eq!(role(&server, &max).await, Some(Role::Moderator));
    set(&max, &max_id, "administrator").await.is_page(404);
    set(&root, &max_id, "administrator").await.goes_to("/t/demo/members?done=role");
    remove(&max, &root_id).await.goes_to("/t/demo/members?done=remove");
    assert_eq!(role(&server, &root).await, None);
    set(&root, &max_id, "member").await.is_page(404);
    set(&max, &root_id, "member").await.is_page(404);
    let entries = server.audit(&default_tenant_id()).await;
    let last = entries.first().expect("an entry");
    assert_eq!((last.action.as_str(), last.target.as_str()), ("member.remove", root_id.as_str()));
    assert_eq!((last.actor, last.address.as_str()), (Some(max.id()), "127.0.0.1"));
    let alone = [("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    max.submit("/account", &alone).await.is_page(409);
}

#[tokio::test]
async fn a_member_is_made_no_guest() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let id = max.id().to_string();
    let fields = [("do", "role"), ("user", id.as_str()), ("role", "guest")];
    let refused = root.submit(PATH, &fields).await;
    refused.is_page(400);
    assert!(refused.problem().contains("a moderator or an administrator"), "{}", refused.problem());
    assert_eq!(role(&server, &max).await, Some(Role::Member));
}

async fn remove(person: &Person, user: &str) -> Answer {
    person.submit(PATH, &[("do", "remove"), ("user", user)]).await
}

#[tokio::test]
async fn members_are_for_administrators_of_that_tenant() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    server.new_tenant("other").await;
    let moderator = account(&server, "Mo", "mo@example.org").await;
    server.set_role(&moderator, Some(Role::Moderator), &default_tenant_id()).await;
    root.get(PATH).await.is_page(200);
    for (person, path) in [
        (&moderator, PATH),
        (&server.stranger(), PATH),
        (&root, "/t/other/members"),
        (&root, "/t/nowhere/members"),
        (&root, "/t/NO/members"),
    ] {
        person.get(path).await.is_page(404);
        let fields = [("do", "invite"), ("role", "administrator"), ("days", "7"), ("uses", "1")];
        person.submit(path, &fields).await.is_page(404);
    }
    let page = root.get(PATH).await.text;
    assert!(page.contains("mo@example.org") && page.contains("2 people"), "{page}");
}

#[tokio::test]
async fn the_setup_link_makes_the_first_administrator_once() {
    let server = TestServer::start().await;
    let store = &*server.state().store;
    let old = setup_link(store).await.expect("stored").expect("nobody administers yet");
    let new = setup_link(store).await.expect("stored").expect("nobody administers yet");
    let person = server.person("First").await;
    person.get(&format!("/setup/{old}")).await.is_page(404);
    person.get(&format!("/join/{new}")).await.is_page(404);
    let path = format!("/setup/{new}");
    let page = person.get(&path).await;
    page.is_page(200);
    assert!(page.text.contains("first administrator of \u{2068}Demo\u{2069}"), "{}", page.text);
    let fields = [
        ("do", "sign-up"),
        ("name", "First"),
        ("email", "first@example.org"),
        ("password", PASSWORD),
    ];
    person.submit(&path, &fields).await.goes_to("/t/demo/settings#first-steps");
    assert_eq!(role(&server, &person).await, Some(Role::Administrator));
    let entry = server.audit(&default_tenant_id()).await.remove(0);
    assert_eq!((entry.action.as_str(), entry.actor_name.as_str()), ("member.join", "First"));
    assert!(entry.detail.starts_with("as administrator by the setup link "), "{}", entry.detail);
    server.stranger().get(&path).await.is_page(404);
    assert_eq!(setup_link(store).await.expect("read"), None, "there is one now");
}

#[tokio::test]
async fn people_who_are_invited_to_write_cannot_pose_as_people_who_moderate() {
    let server = TestServer::start().await;
    let root = administrator(&server, "Root").await;
    let joins = async |role: &str, name: &str, email: &str| {
        let link = invite(&root, role, "5").await;
        let fields = [("do", "sign-up"), ("name", name), ("email", email), ("password", PASSWORD)];
        server.stranger().submit(&link, &fields).await
    };
    for name in ["Moderation", "Deleted person"] {
        let refused = joins("member", name, "a@example.org").await;
        refused.is_page(400);
        assert!(refused.problem().contains("please choose another one"), "{}", refused.problem());
    }
    joins("moderator", "Moderator Mia", "mia@example.org").await.goes_to("/t/demo");
}
