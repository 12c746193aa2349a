//! The local bus, and the form of messages between nodes.

use super::{Bus, LocalBus, Message, NodeId, Notice, Topic};
use crate::model::{
    Author, BroadcastId, Change, ChatId, DisplayName, Event, ImageId, Recorded, Seq, TenantId,
    Timestamp, UserId,
};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

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
    let image = ImageId(Uuid::from_u128(5));
    Notice::Committed { tenant: tenant(), image, recorded: Box::new(recorded) }
}

fn tenant() -> TenantId {
    TenantId::new("demo").expect("valid")
}

fn recorder(bus: &LocalBus, topic: Topic) -> Arc<Mutex<Vec<Notice>>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let handler = move |message: Message| record.lock().expect("no panic").push(message.notice);
    bus.subscribe(topic, Arc::new(handler));
    seen
}

#[test]
fn each_subscriber_of_a_topic_gets_its_notices_in_order() {
    let bus = LocalBus::default();
    bus.publish(committed(1));
    let (first, second) = (recorder(&bus, Topic::Committed), recorder(&bus, Topic::Committed));
    let queue = recorder(&bus, Topic::Queue);
    let changed = Notice::QueueChanged { tenant: tenant() };
    for notice in [committed(2), changed.clone(), committed(3)] {
        bus.publish(notice);
    }
    for seen in [first, second] {
        assert_eq!(*seen.lock().expect("no panic"), [committed(2), committed(3)]);
    }
    assert_eq!(*queue.lock().expect("no panic"), [changed]);
}

#[test]
fn a_handler_may_publish_and_subscribe() {
    let bus = Arc::new(LocalBus::default());
    let queue = recorder(&bus, Topic::Queue);
    let again = Arc::downgrade(&bus);
    let handler = move |_: Message| {
        let bus = again.upgrade().expect("open");
        bus.subscribe(Topic::Access, Arc::new(|_| {}));
        bus.publish(Notice::QueueChanged { tenant: tenant() });
    };
    bus.subscribe(Topic::Committed, Arc::new(handler));
    bus.publish(committed(1));
    assert_eq!(queue.lock().expect("no panic").len(), 1);
}

#[test]
fn messages_survive_serialisation() {
    let notices = [
        committed(9),
        Notice::AccessChanged { tenant: tenant() },
        Notice::QueueChanged { tenant: tenant() },
    ];
    for notice in notices {
        let message = Message { origin: NodeId(Uuid::from_u128(6)), notice };
        let json = serde_json::to_string(&message).expect("JSON");
        assert_eq!(serde_json::from_str::<Message>(&json).expect("read"), message, "{json}");
    }
}
