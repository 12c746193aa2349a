//! Who is believed, and what they are then.

use super::*;

#[tokio::test]
async fn a_signed_person_is_known_again_by_their_id() {
    let server = server().await;
    let first = server.stranger().post(PATH, sign(&ada())).await;
    let body = first.ok(201);
    assert_eq!(body["user"]["name"], "ada");
    let cookie = first.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Max-Age=172800"] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    let mut renamed = ada();
    renamed["displayName"] = json!("Countess");
    let again = server.stranger().post(PATH, sign(&renamed)).await.ok(201);
    assert_eq!(again["user"], json!({ "id": body["user"]["id"], "name": "Countess" }));
    let mut other = ada();
    other["id"] = json!("8");
    let other = server.stranger().post(PATH, sign(&other)).await.ok(201);
    assert_ne!(other["user"]["id"], body["user"]["id"]);
}

#[tokio::test]
async fn each_refusal_is_named() {
    let server = server().await;
    let now = clock::now().0;
    let minutes = |n: i64| n * 60_000;
    let mut changed = sign(&ada());
    changed["sso"]["userDataJSONBase64"] = json!(STANDARD.encode(ada_who("isAdmin").to_string()));
    let mut nameless = ada();
    nameless["username"] = json!("");
    let mut mistyped = ada();
    mistyped["id"] = json!(7);
    let cases = [
        (401, "bad_signature", sign_at("another", &ada(), now)),
        (401, "bad_signature", changed),
        (401, "expired", sign_at(SECRET, &ada(), now - minutes(6))),
        (401, "not_yet_valid", sign_at(SECRET, &ada(), now + minutes(6))),
        (400, "missing_field", sign(&nameless)),
        (400, "malformed", sign(&mistyped)),
        (400, "malformed", sign(&json!([]))),
        (400, "missing_field", json!({})),
        (400, "missing_field", json!({ "sso": null })),
    ];
    for (status, reason, payload) in cases {
        refused(&server.stranger().post(PATH, payload).await, status, reason);
    }
    let wrong =
        json!({ "sso": { "userDataJSONBase64": 1, "verificationHash": "", "timestamp": 1 } });
    server.stranger().post(PATH, wrong).await.refused(400);
    server.stranger().post("/api/v1/tenants/nobody/sso", sign(&ada())).await.refused(404);
}

#[tokio::test]
async fn a_payload_makes_one_session_except_where_pages_hold_them_for_long() {
    let server = server().await;
    let payload = sign(&ada());
    server.stranger().post(PATH, payload.clone()).await.ok(201);
    refused(&server.stranger().post(PATH, payload.clone()).await, 401, "replayed");
    let yesterday = sign_at(SECRET, &ada(), clock::now().0 - 24 * 60 * 60 * 1_000);
    refused(&server.stranger().post(PATH, yesterday.clone()).await, 401, "expired");
    set(&server, |settings| settings.sso_compatibility = true).await;
    for payload in [&payload, &yesterday, &yesterday] {
        server.stranger().post(PATH, payload.clone()).await.ok(201);
    }
    let old = sign_at(SECRET, &ada(), clock::now().0 - 3 * 24 * 60 * 60 * 1_000);
    refused(&server.stranger().post(PATH, old).await, 401, "expired");
}

#[tokio::test]
async fn m10_a_tenants_secret_opens_no_other_tenant() {
    let server = server().await;
    let other = server.new_tenant("other").await;
    let path = "/api/v1/tenants/other/sso";
    refused(&server.stranger().post(path, sign(&ada_who("isAdmin"))).await, 401, "no_secret");
    give_secret(&server, &other, "the other's").await;
    refused(&server.stranger().post(path, sign(&ada_who("isAdmin"))).await, 401, "bad_signature");
    // The same id of another site is another person.
    let here = server.stranger().post(PATH, sign(&ada_who("isAdmin"))).await.ok(201);
    let there = sign_at("the other's", &ada(), clock::now().0);
    let there = server.stranger().post(path, there).await.ok(201);
    assert_ne!(here["user"]["id"], there["user"]["id"]);
    // Whom one tenant's site vouches for is nobody in particular elsewhere.
    let image = server.person("Bob").await.upload("other").await;
    server.settings(&other, |settings| settings.writers = Writers::SignedIn).await;
    writes(&server, image, &here["token"]).await.refused(401);
    writes(&server, image, &there["token"]).await.ok(201);
}

#[tokio::test]
async fn both_secrets_are_good_while_one_takes_over() {
    let server = server().await;
    let (tenant, now) = (default_tenant_id(), clock::now());
    let tenancy = server.state().store.tenancy();
    let later = Timestamp(now.0 + 60_000);
    tenancy.rotate_secret(&tenant, "new", now, later).await.expect("stored");
    for secret in [SECRET, "new"] {
        server.stranger().post(PATH, sign_at(secret, &ada(), clock::now().0)).await.ok(201);
    }
    tenancy.rotate_secret(&tenant, "newest", now, later).await.expect("stored");
    refused(&server.stranger().post(PATH, sign(&ada())).await, 401, "bad_signature");
}

async fn role_of(server: &TestServer, body: &Value) -> Option<Role> {
    let user = crate::common::id(&body["user"]["id"]);
    server.state().store.tenancy().role(&default_tenant_id(), user).await.expect("read")
}

#[tokio::test]
async fn the_site_says_who_moderates_and_who_does_not_any_more() {
    let server = server().await;
    server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let steps = [
        (ada_who("isModerator"), Some(Role::Moderator)),
        (ada_who("isAdmin"), Some(Role::Administrator)),
        (ada(), None),
    ];
    for (user, role) in steps {
        let body = server.stranger().post(PATH, sign(&user)).await.ok(201);
        assert_eq!(role_of(&server, &body).await, role, "{user}");
    }
    let details = |entry: AuditEntry| (entry.action, entry.detail);
    let log: Vec<_> = server.audit(&default_tenant_id()).await.into_iter().map(details).collect();
    assert_eq!(log.len(), 3, "{log:?}");
    assert_eq!(log[0].0, "role.sso");
    assert!(log[0].1.starts_with("administrator to no role"), "{log:?}");
}

#[tokio::test]
async fn the_last_administrator_stays_whatever_the_site_says() {
    let server = server().await;
    let body = server.stranger().post(PATH, sign(&ada_who("isAdmin"))).await.ok(201);
    server.stranger().post(PATH, sign(&ada())).await.ok(201);
    assert_eq!(role_of(&server, &body).await, Some(Role::Administrator));
    server.stranger().post(PATH, sign(&ada_who("isModerator"))).await.ok(201);
    assert_eq!(role_of(&server, &body).await, Some(Role::Administrator));
    assert_eq!(server.audit(&default_tenant_id()).await.len(), 1, "nothing happened since");
    server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    server.stranger().post(PATH, sign(&ada())).await.ok(201);
    assert_eq!(role_of(&server, &body).await, None);
}

/// A page may hold a payload from before the site took a role back.
#[tokio::test]
async fn an_older_payload_changes_neither_role_nor_name() {
    let server = server().await;
    server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let now = clock::now().0;
    let mut renamed = ada();
    renamed["displayName"] = json!("Countess");
    let newer = server.stranger().post(PATH, sign_at(SECRET, &renamed, now)).await.ok(201);
    let older = sign_at(SECRET, &ada_who("isAdmin"), now - 60_000);
    let answer = server.stranger().post(PATH, older).await.ok(201);
    assert_eq!(answer["user"], newer["user"], "who they are is believed");
    assert_eq!(role_of(&server, &newer).await, None);
    let newest = sign_at(SECRET, &ada_who("isAdmin"), now + 1);
    server.stranger().post(PATH, newest).await.ok(201);
    assert_eq!(role_of(&server, &newer).await, Some(Role::Administrator));
}

#[tokio::test]
async fn whom_a_site_signed_in_does_not_take_another_name() {
    let server = server().await;
    let ada_ = server.stranger();
    ada_.post(PATH, sign(&ada())).await.ok(201);
    let other = json!({ "name": "Root" });
    let refused = ada_.post("/api/v1/session", other.clone()).await;
    refused.refused_because(403, "a name of the site");
    assert!(refused.text.contains("your name is the one that the site gives you"));
    assert_eq!(ada_.post("/rpc/introduce", other).await.status, 403);
    let known = ada_.get("/api/v1/session").await.ok(200);
    assert_eq!(known["user"]["name"], "ada");
    ada_.post("/api/v1/session", json!({ "name": "ada" })).await.ok(201);
}

/// A person with an account was given their role here; a plain member was made one here.
#[tokio::test]
async fn roles_that_were_given_here_are_not_the_sites_to_change() {
    let server = server().await;
    let identity = Identity::of_tenant(&default_tenant_id(), "7");
    let user = User { id: UserId(fresh()), name: None };
    let (store, now) = (&server.state().store, clock::now());
    let email = Some("ada@site.example");
    store.identities().identify(&identity, &user, email, now).await.expect("stored");
    let moderator = Some(Role::Moderator);
    store.tenancy().set_role(&default_tenant_id(), user.id, moderator, now).await.expect("stored");
    for payload in [ada(), ada_who("isAdmin")] {
        let body = server.stranger().post(PATH, sign(&payload)).await.ok(201);
        assert_eq!(role_of(&server, &body).await, moderator, "an account's role");
    }
    let mut bob = ada();
    bob["id"] = json!("8");
    let body = server.stranger().post(PATH, sign(&bob)).await.ok(201);
    let (id, member) = (crate::common::id(&body["user"]["id"]), Some(Role::Member));
    store.tenancy().set_role(&default_tenant_id(), id, member, now).await.expect("stored");
    server.stranger().post(PATH, sign(&bob)).await.ok(201);
    assert_eq!(role_of(&server, &body).await, member, "a plain member stays one");
}

#[tokio::test]
async fn a_page_that_only_says_who_is_there_makes_guests() {
    let server = server().await;
    let image = server.person("Bob").await.upload("demo").await;
    let eve =
        json!({ "simpleSSO": { "username": "Eve", "id": "7", "isAdmin": true, "email": "x" } });
    refused(&server.stranger().post(PATH, eve.clone()).await, 403, "not_allowed");
    set(&server, |settings| settings.simple_sso = true).await;
    let real = server.stranger().post(PATH, sign(&ada())).await.ok(201);
    let guest = server.stranger().post(PATH, eve.clone()).await.ok(201);
    assert_eq!(guest["user"]["name"], "Eve");
    assert_ne!(guest["user"]["id"], real["user"]["id"], "an id that anyone can say is none");
    assert_eq!(role_of(&server, &guest).await, None);
    set(&server, |settings| settings.writers = Writers::SignedIn).await;
    writes(&server, image, &guest["token"]).await.refused(401);
    // Who shows the guest's token stays that guest, and nobody else becomes one.
    let again = |token: &Value, name: &str| {
        let person = json!({ "simpleSSO": { "username": "x", "displayName": name } });
        with_token(&server, Method::POST, PATH, token).json(&person)
    };
    let same = Answer::to(again(&guest["token"], "Eve L.")).await.ok(201);
    assert_eq!(same["user"], json!({ "id": guest["user"]["id"], "name": "Eve L." }));
    let of_ada = Answer::to(again(&real["token"], "Mallory")).await.ok(201);
    assert_ne!(of_ada["user"]["id"], real["user"]["id"], "a signed person is not renamed");
    let both = json!({ "sso": sign(&ada())["sso"], "simpleSSO": { "username": "x" } });
    server.stranger().post(PATH, both).await.refused(400);
    for wrong in [json!({}), json!({ "username": "" }), json!({ "username": 1 })] {
        server.stranger().post(PATH, json!({ "simpleSSO": wrong })).await.refused(400);
    }
}

/// The payload that the example of the documentation makes is accepted.
#[tokio::test]
async fn the_example_of_the_documentation_works() {
    let page = std::fs::read_to_string("docs/api.md").expect("the page");
    let (_, example) = page.split_once("```js\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let (user, secret) = (ada(), json!(SECRET));
    let use_it = format!("console.log(JSON.stringify({{ sso: signOn({user}, {secret}) }}))");
    let script = format!("{example}\n{use_it}");
    let output =
        std::process::Command::new("node").args(["--input-type=module", "-e", &script]).output();
    let output = output.expect("node runs: the browser tests need it anyway");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let payload: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let server = server().await;
    assert_eq!(server.stranger().post(PATH, payload).await.ok(201)["user"]["name"], "ada");
}

/// Bans a person until the year 2100.
async fn ban(server: &TestServer, user: UserId) {
    let path = server.folder.path().join("image-chat.db");
    let database = sqlx::SqlitePool::connect(&format!("sqlite://{}", path.display())).await;
    let sql = "INSERT INTO bans (id, tenant_id, user_id, user_name, reason, banned_by, created_at, \
               expires_at) VALUES (?, 'demo', ?, 'ada', '', ?, 0, 4102444800000)";
    let query = sqlx::query(sql).bind(fresh()).bind(user.0).bind(fresh());
    query.execute(&database.expect("opens")).await.expect("stored");
    server.state().access.invalidate();
}

#[tokio::test]
async fn the_banned_get_no_session() {
    let server = server().await;
    let known = server.stranger().post(PATH, sign(&ada())).await.ok(201);
    ban(&server, crate::common::id(&known["user"]["id"])).await;
    let answer = server.stranger().post(PATH, sign(&ada())).await;
    answer.refused(403);
    assert_eq!(answer.header("set-cookie"), "");
}
