//! People that a comment mentions, and the earlier texts of comments.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, comments, opens};
use image_chat::model::{
    Author, Change, ChatId, CommentBody, Event, ImageId, NewComment, Recorded, Role, Seq, UserId,
};
use image_chat::server::store::{MAX_VERSIONS, ReadingPlace};

fn names(people: &[Author]) -> Vec<&str> {
    people.iter().map(|person| person.name.as_str()).collect()
}

pub async fn people_are_found_by_name_among_writers_and_members(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (store, tenant, image) = (scene.store.mentions(), &scene.tenant, scene.image);
    assert_eq!(store.writers(image, "", 9).await.expect("read"), []);
    for (seq, event) in (1..).zip([opens(1), comments(1, 2)]) {
        scene.add(seq, event).await.expect("stored");
    }
    let by_bob = Recorded { by: scene.bob.clone(), ..scene.recorded(3, comments(1, 3)) };
    scene.append(by_bob).await.expect("stored");
    let found = |part: &'static str, limit| store.writers(image, part, limit);
    assert_eq!(names(&found("", 9).await.expect("read")), ["Bob", "Ada"], "each once, last first");
    assert_eq!(names(&found("", 1).await.expect("read")), ["Bob"]);
    assert_eq!(names(&found("aD", 9).await.expect("read")), ["Ada"], "in any case");
    assert_eq!(names(&found("%", 9).await.expect("read")), [""; 0], "no pattern");
    let elsewhere = scene.other_image().await;
    assert_eq!(store.writers(elsewhere.image, "", 9).await.expect("read"), []);
    assert_eq!(store.writer(elsewhere.image, scene.ada.id).await.expect("read"), None);
    let writer = store.writer(image, scene.ada.id).await.expect("read");
    assert_eq!(writer.map(|writer| writer.name), Some(scene.ada.name.clone()));

    let tenancy = scene.store.tenancy();
    assert_eq!(store.members_named(tenant, "", 9).await.expect("read"), []);
    for (user, role) in [(scene.bob.id, Role::Member), (scene.ada.id, Role::Moderator)] {
        tenancy.set_role(tenant, user, Some(role), NOW).await.expect("stored");
    }
    let members = store.members_named(tenant, "", 9).await.expect("read");
    assert_eq!(names(&members), ["Ada", "Bob"]);
    assert_eq!(members[0].role, Some(Role::Moderator), "a role that stands beside names");
    assert_eq!(members[1].role, None);
    assert_eq!(names(&store.members_named(tenant, "O", 9).await.expect("read")), ["Bob"]);
    let member = store.member(tenant, scene.bob.id).await.expect("read");
    assert_eq!(member.map(|member| member.name), Some(scene.bob.name.clone()));
    let nobody = UserId(uuid::Uuid::now_v7());
    assert_eq!(store.member(tenant, nobody).await.expect("read"), None);
}

fn says(id: u128, html: &str) -> NewComment {
    let body = CommentBody::new("a text").expect("a text");
    NewComment { id: comment_id(id), parent_id: None, body, html: Some(html.to_owned()) }
}

async fn changes(scene: &Scene, seq: u64, by: &Author, change: Change) {
    let event = Event::ImageChatUpdated { chat_id: chat_id(1), change };
    let recorded = Recorded { by: by.clone(), ..scene.recorded(seq, event) };
    scene.append(recorded).await.expect("stored");
}

pub async fn a_mention_is_found_and_read(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (ada, bob) = (scene.ada.clone(), scene.bob.clone());
    let mark = |of: &Author| format!("<p><span data-person=\"{}\">@x</span></p>", of.id);
    scene.add(1, opens(1)).await.expect("stored");
    changes(&scene, 2, &ada, Change::CommentAdded { comment: says(2, &mark(&ada)) }).await;
    let place = |user| ReadingPlace { image: scene.image, user };
    let read = async |user, since| -> (Vec<ChatId>, Vec<ChatId>) {
        let store = scene.store.mentions();
        let unread = store.unread_mentions(place(user), Seq(since)).await.expect("read");
        (store.mentioned_in(place(user)).await.expect("read"), unread)
    };
    assert_eq!(read(ada.id, 0).await, (vec![], vec![]), "one's own is none");
    let text = format!("<p>&lt;span data-person=\"{}\"&gt;</p>", ada.id);
    changes(&scene, 3, &bob, Change::CommentAdded { comment: says(3, &text) }).await;
    assert_eq!(read(ada.id, 0).await, (vec![], vec![]), "a text that looks like one is none");
    changes(&scene, 4, &bob, Change::CommentAdded { comment: says(4, &mark(&ada)) }).await;
    let there = vec![chat_id(1)];
    assert_eq!(read(ada.id, 0).await, (there.clone(), there.clone()));
    assert_eq!(read(bob.id, 0).await, (vec![], vec![]));
    assert_eq!(read(ada.id, 4).await, (there.clone(), vec![]), "from before the first visit");
    let reads = scene.store.reads();
    reads.mark_read(place(ada.id), Some(chat_id(1)), Seq(4)).await.expect("stored");
    assert_eq!(read(ada.id, 0).await, (there, vec![]));
    changes(&scene, 5, &bob, Change::CommentDeleted { comment_id: comment_id(4) }).await;
    assert_eq!(read(ada.id, 0).await, (vec![], vec![]), "deleted");
}

/// The earlier texts of a comment.
async fn versions(scene: &Scene, image: ImageId, id: u128) -> Vec<String> {
    let versions = scene.store.versions().versions(image, comment_id(id)).await.expect("read");
    versions.into_iter().map(|version| version.body).collect()
}

pub async fn earlier_texts_are_kept_and_deleted(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (image, ada) = (scene.image, scene.ada.clone());
    let text = |text: &str, html: Option<&str>| {
        let body = CommentBody::new(text).expect("a text");
        NewComment { id: comment_id(2), parent_id: None, body, html: html.map(str::to_owned) }
    };
    scene.add(1, opens(1)).await.expect("stored");
    let html = Some("<p><em>first</em></p>");
    changes(&scene, 2, &ada, Change::CommentAdded { comment: text("_first_", html) }).await;
    assert_eq!(versions(&scene, image, 2).await, [""; 0]);
    for (seq, body) in [(3, "second"), (4, "third")] {
        changes(&scene, seq, &ada, Change::CommentEdited { comment: text(body, None) }).await;
    }
    let kept = scene.store.versions().versions(image, comment_id(2)).await.expect("read");
    assert_eq!(kept[0].html.as_deref(), html);
    let [first, second] = [scene.recorded(2, opens(9)).at, scene.recorded(3, opens(9)).at];
    let at: Vec<_> = kept.iter().map(|version| (version.body.as_str(), version.at)).collect();
    assert_eq!(at, [("_first_", first), ("second", second)], "with the moment it was written");
    assert_eq!(versions(&scene, image, 1).await, [""; 0], "of this comment alone");
    assert_eq!(versions(&scene, scene.other_image().await.image, 2).await, [""; 0]);

    changes(&scene, 5, &ada, Change::CommentDeleted { comment_id: comment_id(2) }).await;
    assert_eq!(versions(&scene, image, 2).await, ["_first_", "second"], "while it may come back");
    changes(&scene, 6, &ada, Change::CommentEdited { comment: text("nothing", None) }).await;
    assert_eq!(versions(&scene, image, 2).await.len(), 2, "what is not there is not edited");
    let deleted = scene.store.versions().delete_versions(image, comment_id(2)).await;
    assert_eq!(deleted.expect("deleted"), 2);
    assert_eq!(versions(&scene, image, 2).await, [""; 0]);

    let first = says(1, "<p>x</p>");
    for seq in 7..=u64::from(MAX_VERSIONS) + 9 {
        let body = CommentBody::new(&format!("text {seq}")).expect("a text");
        let comment = NewComment { body, ..first.clone() };
        changes(&scene, seq, &ada, Change::CommentEdited { comment }).await;
    }
    let kept = versions(&scene, image, 1).await;
    let last = format!("text {}", MAX_VERSIONS + 8);
    assert_eq!((kept.len(), kept.last()), (MAX_VERSIONS as usize, Some(&last)), "the last ones");
}
