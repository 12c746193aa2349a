//! Rights that change while sockets are open (LP23).

use crate::common::live::Live;
use crate::common::{Person, TestServer, fresh};
use crate::live::hub::follower;
use image_chat::model::{
    ImageId, MODERATION, Role, ShareLevel, TenantId, Timestamp, Viewers, WriteRestriction, Writers,
};
use image_chat::protocol::live::{Capabilities, CloseCode, ServerMessage};
use image_chat::server::auth::SessionToken;
use image_chat::server::clock;
use image_chat::server::realtime::Next;
use image_chat::server::services::live_access::reauthorize;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{NewSession, Share};
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;

/// LP23: a lost right is noticed within this time.
const NOTICED_WITHIN: Duration = Duration::from_secs(5);

/// The next capabilities that the receiver is sent.
async fn may(live: &mut Live) -> Capabilities {
    loop {
        if let ServerMessage::May { may, .. } = live.next_message().await {
            return may;
        }
    }
}

async fn writes(person: &Person, image: ImageId) -> u16 {
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    person.post(&format!("/api/v1/images/{image}/chats"), body).await.status
}

#[tokio::test]
async fn lp23_who_may_write_changes_on_open_sockets() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    server.settings(&tenant, |settings| settings.writers = Writers::Nobody).await;
    assert_eq!(may(&mut live).await.restriction, Some(WriteRestriction::ReadOnly));
    assert_eq!(writes(&ada, image).await, 403);
    server.settings(&tenant, |settings| settings.writers = Writers::Guests).await;
    assert_eq!(may(&mut live).await.restriction, None);
    assert_eq!(writes(&ada, image).await, 201);
    server.set_role(&ada, Some(Role::Moderator), &tenant).await;
    assert_eq!(may(&mut live).await.role, Role::Moderator);
    server.settings(&tenant, |settings| settings.comment_length = 5).await;
    assert_eq!(may(&mut live).await.limits.comment_length, 5);
    server.settings(&tenant, |settings| settings.reply_depth = 1).await;
    assert_eq!(may(&mut live).await.limits.reply_depth, 1);
    server.settings(&tenant, |settings| settings.marker_size = 7.5).await;
    assert!((may(&mut live).await.marker_size - 7.5).abs() < f64::EPSILON);
}

/// The restriction in a frame that tells of capabilities.
fn told(frame: &[u8]) -> Option<Option<WriteRestriction>> {
    let begin = frame.windows(2).position(|pair| pair == b"[{")?;
    let messages: Vec<ServerMessage> = serde_json::from_slice(&frame[begin..]).expect("messages");
    messages.iter().find_map(|message| match message {
        ServerMessage::May { may, .. } => Some(may.restriction),
        _ => None,
    })
}

/// Rights change once, and a lost message is not repeated.
#[tokio::test]
async fn lp23_changed_capabilities_reach_a_viewer_who_lags() {
    /// Of 8 KB each: more than a queue holds.
    const EVENTS: usize = 150;
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let engine = &server.state().engine;
    let (slow, unread) = follower(engine, image).await;
    let longest = "😀".repeat(2_000);
    for _ in 0..EVENTS {
        ada.open_chat(image, &longest).await;
    }
    server.settings(&tenant, |settings| settings.writers = Writers::Nobody).await;
    reauthorize(server.state()).await.expect("reauthorized");
    // It may have found room among the events before the queue was full.
    let waiting: Vec<_> = std::iter::from_fn(|| unread.pop()).collect();
    let next = timeout(NOTICED_WITHIN, unread.next()).await.expect("something to be told");
    let Next::CatchUp(lagged) = next else { panic!("{next:?}") };
    let answer = slow.catch_up(lagged).await.expect("made").expect("something");
    let told = told(answer.payload()).or_else(|| waiting.iter().find_map(|bytes| told(bytes)));
    assert_eq!(told, Some(Some(WriteRestriction::ReadOnly)));
}

#[tokio::test]
async fn lp23_a_closed_image_is_for_reading() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    let state = server.state();
    state
        .store
        .tenancy()
        .close_image(image, Some(Timestamp(1)), MODERATION, Timestamp(1))
        .await
        .expect("stored");
    state.access.invalidate();
    assert_eq!(may(&mut live).await.restriction, Some(WriteRestriction::Closed));
    assert_eq!(writes(&ada, image).await, 409);
}

#[tokio::test]
async fn lp23_a_viewer_who_loses_access_is_closed() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let max = server.person_as("Max", Role::Member, &tenant).await;
    let mut guests = Live::following(&server, &ada, image).await;
    let mut members = Live::following(&server, &max, image).await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(guests.close_code().await, CloseCode::NotAllowed as u16);
    max.open_chat(image, "we are still here").await;
    members.until(|m| m.is_event()).await;
    server.set_role(&max, None, &tenant).await;
    assert_eq!(members.close_code().await, CloseCode::NotAllowed as u16);
}

#[tokio::test]
async fn lp23_what_another_process_changes_is_noticed_too() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    let url = server.state().config.database_url();
    let other = image_chat::server::store::SqliteStore::open(url.reveal()).await.expect("opens");
    hide(&other, &tenant).await;
    let closed = tokio::time::timeout(NOTICED_WITHIN, live.close_code()).await;
    assert_eq!(closed.expect("within 5 s"), CloseCode::NotAllowed as u16);
}

async fn hide(store: &dyn image_chat::server::store::Store, tenant: &TenantId) {
    let mut changed = store.tenancy().tenant(tenant).await.expect("read").expect("there");
    changed.settings.viewers = Viewers::Members;
    store.tenancy().change_tenant(&changed).await.expect("stored");
}

/// An expiry notifies nobody.
#[tokio::test]
async fn lp23_a_session_and_a_link_that_end_by_themselves_are_noticed() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let max = server.person_as("Max", Role::Member, &tenant).await;
    let image = max.upload("demo").await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    let (ada, now) = (server.person("Ada").await, clock::now());
    let end = Timestamp(now.0 + 2_000);
    let share = Share {
        id: fresh(),
        image,
        level: ShareLevel::View,
        password: None,
        created_by: max.id(),
        created_at: now,
        expires_at: Some(end),
    };
    let store = &server.state().store;
    store.tenancy().create_share(&share, &[1; 32]).await.expect("stored");
    store.tenancy().grant(ada.id(), share.id).await.expect("stored");
    let token = SessionToken::new().expect("randomness");
    let (id, user, digest) = (fresh(), max.id(), token.digest());
    let (device, address) = (None, None);
    let session =
        NewSession { id, token: digest, user, device, address, created_at: now, expires_at: end };
    store.people().create_session(&session).await.expect("stored");
    let snapshot = max.snapshot(image).await;
    let mut by_link = Live::following(&server, &ada, image).await;
    let bearer = format!("Bearer {}", token.into_text());
    let mut by_session = Live::of(&server, &[("authorization", &bearer)], snapshot).await;
    by_session.subscribe().await;
    by_session.welcome().await;
    let within = NOTICED_WITHIN + Duration::from_secs(2);
    let codes = async { (by_link.close_code().await, by_session.close_code().await) };
    let codes = tokio::time::timeout(within, codes).await.expect("within 5 s of the end");
    assert_eq!(codes, (CloseCode::NotAllowed as u16, CloseCode::SignInAgain as u16));
}

#[tokio::test]
async fn lp24_what_one_may_not_see_is_not_there() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let snapshot = ada.snapshot(image).await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    let mut live = Live::open(&server, &ada, snapshot).await;
    live.subscribe().await;
    assert_eq!(live.close_code().await, CloseCode::ImageGone as u16);
}
