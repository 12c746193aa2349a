//! What people have read, and the comments of an image for a search.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, comments, opens};
use image_chat::model::{Change, Event, Seq};
use image_chat::server::store::{ImageComment, ReadingPlace, WholeUpTo};

/// Three discussions: one of Ada's, one to which Bob replied at 4, one that Bob opened at 3.
async fn scene(backend: &impl Backend) -> Scene {
    let scene = Scene::new(backend.open().await).await;
    let mut events = [opens(1), opens(2), opens(3), comments(2, 20)]
        .into_iter()
        .zip(1..)
        .map(|(event, seq)| scene.recorded(seq, event))
        .collect::<Vec<_>>();
    events[2].by = scene.bob.clone();
    events[3].by = scene.bob.clone();
    for event in events {
        scene.append(event).await.expect("stored");
    }
    scene
}

impl Scene {
    fn ada_reads(&self) -> ReadingPlace {
        ReadingPlace { image: self.image, user: self.ada.id }
    }

    /// The discussions that Ada has not read, in order, with their last unread event.
    async fn unread(&self, since: u64) -> Vec<(u128, u64)> {
        let unread = self.store.reads().unread(self.ada_reads(), Seq(since)).await.expect("read");
        let mut unread: Vec<_> =
            unread.into_iter().map(|(chat, seq)| (chat.0.as_u128(), seq.0)).collect();
        unread.sort_unstable();
        unread
    }

    async fn ada_has_read(&self, chat: Option<u128>, up_to: u64) {
        let chat = chat.map(chat_id);
        let marked = self.store.reads().mark_read(self.ada_reads(), chat, Seq(up_to)).await;
        marked.expect("stored");
    }
}

pub async fn lp31_unread_is_what_others_wrote_since(backend: &impl Backend) {
    let scene = scene(backend).await;
    assert_eq!(scene.unread(0).await, [(2, 4), (3, 3)], "not what Ada wrote");
    assert_eq!(scene.unread(3).await, [(2, 4)]);
    assert_eq!(scene.unread(4).await, []);
    let bob = ReadingPlace { user: scene.bob.id, ..scene.ada_reads() };
    let of_bob = scene.store.reads().unread(bob, Seq(0)).await.expect("read");
    assert_eq!(of_bob.len(), 2, "each person has their own: {of_bob:?}");
    let deleted = Change::CommentDeleted { comment_id: comment_id(20) };
    let deleted = Event::ImageChatUpdated { chat_id: chat_id(2), change: deleted };
    scene.add(5, deleted).await.expect("stored");
    scene.add(6, Event::DeletedImageChat { chat_id: chat_id(3) }).await.expect("stored");
    assert_eq!(scene.unread(0).await, [], "what is deleted is not to be read");
}

pub async fn lp31_a_mark_is_kept_and_never_taken_back(backend: &impl Backend) {
    let before = scene(backend).await;
    assert_eq!(before.store.reads().read_up_to(before.ada_reads()).await.expect("read"), None);
    before.ada_has_read(Some(3), 3).await;
    before.store.close().await;
    let scene = Scene { store: backend.open().await, ..before };
    assert_eq!(scene.unread(0).await, [(2, 4)], "also after a restart");
    scene.ada_has_read(Some(3), 1).await;
    assert_eq!(scene.unread(0).await, [(2, 4)], "an earlier mark changes nothing");
    scene.ada_has_read(Some(2), 3).await;
    assert_eq!(scene.unread(0).await, [(2, 4)], "the last comment came after that");
    scene.ada_has_read(None, 4).await;
    let up_to = scene.store.reads().read_up_to(scene.ada_reads()).await.expect("read");
    assert_eq!(up_to, Some(Seq(4)));
    let mut reply = scene.recorded(5, comments(3, 30));
    reply.by = scene.bob.clone();
    scene.append(reply).await.expect("stored");
    assert_eq!(scene.unread(4).await, [(3, 5)], "what comes later is unread again");
}

pub async fn the_discussions_of_a_writer_are_known(backend: &impl Backend) {
    let scene = scene(backend).await;
    let mut own = scene.store.reads().written_in(scene.ada_reads()).await.expect("read");
    own.sort_unstable();
    assert_eq!(own, [chat_id(1), chat_id(2)]);
    let bob = ReadingPlace { user: scene.bob.id, ..scene.ada_reads() };
    let mut own = scene.store.reads().written_in(bob).await.expect("read");
    own.sort_unstable();
    assert_eq!(own, [chat_id(2), chat_id(3)]);
}

pub async fn reading_goes_with_the_image_and_with_the_account(backend: &impl Backend) {
    let scene = scene(backend).await;
    scene.ada_has_read(Some(3), 3).await;
    scene.ada_has_read(None, 1).await;
    assert!(scene.store.images().delete(scene.image, scene.ada.id, NOW).await.expect("stored"));
    scene.store.images().purge(scene.image).await.expect("purged");
    assert_eq!(scene.store.image(scene.image).await.expect("read"), None);
    let up_to = scene.store.reads().read_up_to(scene.ada_reads()).await.expect("read");
    assert_eq!(up_to, None);
}

pub async fn the_comments_of_an_image_come_page_by_page(backend: &impl Backend) {
    let scene = scene(backend).await;
    let neighbour = scene.other_image().await;
    neighbour.add(1, opens(500)).await.expect("stored");
    let place = |found: &ImageComment| (found.number, found.comment.seq.0);
    for limit in 1..=5 {
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let read = scene.store.comments_of_image(scene.image, after.as_ref(), limit).await;
            let page = read.expect("read");
            assert!(page.len() <= limit as usize);
            all.extend(page.iter().map(place));
            let is_last = page.len() < limit as usize;
            after = page.into_iter().next_back();
            if is_last {
                break;
            }
        }
        assert_eq!(all, [(1, 1), (2, 2), (2, 4), (3, 3)], "{limit} at once");
    }
}

pub async fn an_outline_has_the_last_comment_of_each_discussion(backend: &impl Backend) {
    let scene = scene(backend).await;
    let whole = WholeUpTo { comments: 3, bytes: 1_000 };
    let outline = scene.store.outline(scene.image, whole).await.expect("read").expect("there");
    let latest: Vec<_> = outline.in_order().iter().map(|chat| chat.latest()).collect();
    assert_eq!(latest, [1, 4, 3].map(|seq| Some(Seq(seq))));
}
