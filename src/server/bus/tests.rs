//! The contract of every bus, over each of them, and the form of messages between nodes.

use super::{AccessChange, Bus, LocalBus, Message, NatsBus, NodeId, Notice, Topic, parse_servers};
use crate::model::{
    Author, BroadcastId, Change, ChatId, CommentBody, CommentId, DisplayName, Event, ImageId,
    NewComment, Recorded, Seq, TenantId, Timestamp, UserId,
};
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use uuid::Uuid;

mod free_addr;
mod nats_server;

use free_addr::free_addr;
use nats_server::NatsServer;

/// What does not come within this time does not come: the bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(30);

type Seen = Arc<Mutex<Vec<Message>>>;

const IMAGE: ImageId = ImageId(Uuid::from_u128(5));

fn committed(seq: u64) -> Notice {
    let name = DisplayName::new("Ada").expect("a name");
    let recorded = Recorded {
        seq: Seq(seq),
        broadcast_id: BroadcastId(Uuid::from_u128(1)),
        by: Author { id: UserId(Uuid::from_u128(2)), name, role: None },
        at: Timestamp(3),
        event: Event::ImageChatUpdated {
            chat_id: ChatId(Uuid::from_u128(4)),
            change: Change::Resolved,
        },
    };
    Notice::Committed { tenant: tenant(), image: IMAGE, recorded: Box::new(recorded) }
}

fn tenant() -> TenantId {
    TenantId::new("demo").expect("valid")
}

fn recorder(bus: &dyn Bus, topic: Topic) -> Seen {
    let seen = Seen::default();
    let record = Arc::clone(&seen);
    let handler = move |message: Message| record.lock().expect("no panic").push(message);
    bus.subscribe(topic, Arc::new(handler));
    seen
}

/// What came, but for the signs that a subscription is there.
fn notices(seen: &Seen) -> Vec<Notice> {
    let seen = seen.lock().expect("no panic");
    let notices = seen.iter().map(|message| message.notice.clone());
    notices.filter(|notice| !matches!(notice, Notice::Watching { .. })).collect()
}

async fn until<F: Future<Output = bool>>(mut is_so: impl FnMut() -> F) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(DEADLINE, waiting).await.expect("it never came");
}

async fn until_there_are(seen: &Seen, count: usize) {
    until(|| async { notices(seen).len() >= count }).await;
}

/// Watches the image, and waits until the subscription is there.
async fn watch(bus: &dyn Bus, seen: &Seen) {
    bus.watch(&tenant(), IMAGE);
    let own = bus.node();
    let is_there = |message: &Message| {
        matches!(message.notice, Notice::Watching { .. }) && message.origin == own
    };
    until(|| async { seen.lock().expect("no panic").iter().any(is_there) }).await;
}

async fn nats() -> Arc<dyn Bus> {
    let servers = parse_servers(&NatsServer::shared().url()).expect("an address");
    Arc::new(NatsBus::connect(&servers).await.expect("nats-server answers"))
}

/// A bus of each kind.
async fn all() -> [Arc<dyn Bus>; 2] {
    [Arc::new(LocalBus::default()), nats().await]
}

#[tokio::test]
async fn each_subscriber_of_a_topic_gets_its_notices_in_order() {
    for bus in all().await {
        bus.publish(committed(1));
        let (first, second) = (recorder(&*bus, Topic::Image), recorder(&*bus, Topic::Image));
        let queue = recorder(&*bus, Topic::Queue);
        let changed = Notice::QueueChanged { tenant: tenant() };
        for notice in [committed(2), changed.clone(), committed(3)] {
            bus.publish(notice);
        }
        for seen in [first, second] {
            assert_eq!(notices(&seen), [committed(2), committed(3)], "before publish returns");
            assert!(seen.lock().expect("sound").iter().all(|m| m.origin == bus.node()));
        }
        assert_eq!(notices(&queue), [changed]);
    }
}

#[tokio::test]
async fn a_handler_may_publish_and_subscribe() {
    for bus in all().await {
        let queue = recorder(&*bus, Topic::Queue);
        let again = Arc::downgrade(&bus);
        let handler = move |_: Message| {
            let bus = again.upgrade().expect("open");
            bus.subscribe(Topic::Access, Arc::new(|_| {}));
            bus.publish(Notice::QueueChanged { tenant: tenant() });
        };
        bus.subscribe(Topic::Image, Arc::new(handler));
        bus.publish(committed(1));
        assert_eq!(notices(&queue).len(), 1);
    }
}

#[tokio::test]
async fn lp25_other_nodes_hear_of_the_images_they_watch_once_each_in_order() {
    let (ours, theirs) = (nats().await, nats().await);
    let (own, other) = (recorder(&*ours, Topic::Image), recorder(&*theirs, Topic::Image));
    watch(&*ours, &own).await;
    watch(&*theirs, &other).await;
    let all: Vec<Notice> = (1..=200).map(committed).collect();
    all.iter().for_each(|notice| ours.publish(notice.clone()));
    until_there_are(&other, all.len()).await;
    theirs.publish(committed(201));
    until_there_are(&own, all.len() + 1).await;
    assert_eq!(notices(&other)[..200], all, "in order");
    assert_eq!(notices(&own).len(), 201, "what one says comes back to nobody");
    theirs.unwatch(IMAGE);
    let access = recorder(&*theirs, Topic::Access);
    // What is common is heard by all; the image's is not once that is.
    until(|| async {
        let before = notices(&other).len();
        ours.publish(committed(202));
        ours.publish(Notice::AccessChanged(AccessChange::Rights));
        let heard = notices(&access).len();
        until(|| async { notices(&access).len() > heard }).await;
        notices(&other).len() == before
    })
    .await;
}

#[tokio::test]
async fn a_long_event_is_a_bare_wake_up() {
    let (ours, theirs) = (nats().await, nats().await);
    let other = recorder(&*theirs, Topic::Image);
    watch(&*theirs, &other).await;
    let Notice::Committed { tenant, image, mut recorded } = committed(7) else { unreachable!() };
    let body = CommentBody::new("long").expect("a text");
    let html = Some("<b>long</b>".repeat(1_000));
    let id = CommentId(Uuid::from_u128(8));
    let comment = NewComment { id, parent_id: None, body, html };
    let (chat_id, change) = (ChatId(Uuid::from_u128(4)), Change::CommentAdded { comment });
    recorded.event = Event::ImageChatUpdated { chat_id, change };
    ours.publish(Notice::Committed { tenant: tenant.clone(), image, recorded });
    until_there_are(&other, 1).await;
    assert_eq!(notices(&other), [Notice::Advanced { tenant, image, seq: Seq(7) }]);
}

#[tokio::test]
async fn lp26_a_bus_that_was_away_comes_back_by_itself_and_publish_never_waits() {
    let mut server = NatsServer::start();
    let servers = parse_servers(&server.url()).expect("an address");
    let ours = NatsBus::connect(&servers).await.expect("nats-server answers");
    let theirs = NatsBus::connect(&servers).await.expect("nats-server answers");
    let seen = recorder(&theirs, Topic::Image);
    watch(&theirs, &seen).await;
    let mut link = ours.link();
    server.stop();
    link.wait_for(|link| !link.is_up).await.expect("a link");
    let begun = std::time::Instant::now();
    (0..20_000).for_each(|seq| ours.publish(committed(seq)));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    server.go_on();
    for bus in [&ours, &theirs] {
        bus.link().wait_for(|link| link.is_up && link.returns == 1).await.expect("a link");
    }
    let of_later = |seen: &Seen| notices(seen).contains(&committed(30_000));
    until(|| async {
        ours.publish(committed(30_000));
        tokio::time::sleep(Duration::from_millis(20)).await;
        of_later(&seen)
    })
    .await;
}

#[tokio::test]
async fn a_bus_that_cannot_be_reached_is_said_at_once() {
    let servers = parse_servers("nats://127.0.0.1:1").expect("an address");
    let error = NatsBus::connect(&servers).await.err().expect("nobody is there").to_string();
    assert!(error.contains("IMAGE_CHAT_BUS_URL (--bus-url)"), "{error}");
}

#[test]
fn messages_survive_serialisation() {
    let (tenant, image) = (tenant(), IMAGE);
    let notices = [
        committed(9),
        Notice::Advanced { tenant: tenant.clone(), image, seq: Seq(3) },
        Notice::Restated { tenant: tenant.clone(), image },
        Notice::Present { tenant: tenant.clone(), image, people: vec![], others: 2 },
        Notice::Active { tenant: tenant.clone(), image, activity: vec![] },
        Notice::AccessChanged(AccessChange::Session { session: [7; 32] }),
        Notice::QueueChanged { tenant },
    ];
    for notice in notices {
        let message = Message { origin: NodeId(Uuid::from_u128(6)), notice };
        let json = serde_json::to_string(&message).expect("JSON");
        assert_eq!(serde_json::from_str::<Message>(&json).expect("read"), message, "{json}");
    }
}
