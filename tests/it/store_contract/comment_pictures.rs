//! Pictures in comments: kept for one image, found in texts, looked for once a day.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, opens};
use image_chat::model::{
    Change, CommentBody, CommentPictureId, Event, ImageId, NewComment, Timestamp,
};
use image_chat::server::store::CommentPicture;
use uuid::Uuid;

fn picture(scene: &Scene, id: u128) -> CommentPicture {
    let id = CommentPictureId(Uuid::from_u128(id));
    CommentPicture {
        id,
        tenant: scene.tenant.clone(),
        image: scene.image,
        created_by: scene.ada.id,
        created_at: NOW,
        file: format!("comment-{}.png", id.0.simple()),
        thumb: format!("commentthumb-{}.jpg", id.0.simple()),
        width: 800,
        height: 600,
        bytes: 5_000_000_000,
    }
}

pub async fn a_picture_is_kept_for_its_image(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (store, sent) = (scene.store.comment_pictures(), picture(&scene, 1));
    store.add_picture(&sent).await.expect("stored");
    let read = |image, id| store.picture(image, id);
    assert_eq!(read(scene.image, sent.id).await.expect("read"), Some(sent.clone()));
    let elsewhere = ImageId(Uuid::now_v7());
    assert_eq!(read(elsewhere, sent.id).await.expect("read"), None, "of another image");
    assert!(store.add_picture(&sent).await.is_err(), "the same id again");
    store.remove_picture(sent.id).await.expect("removed");
    assert_eq!(read(scene.image, sent.id).await.expect("read"), None);
    store.remove_picture(sent.id).await.expect("once more");
}

async fn changes(scene: &Scene, seq: u64, change: Change) {
    let event = Event::ImageChatUpdated { chat_id: chat_id(1), change };
    scene.append(scene.recorded(seq, event)).await.expect("stored");
}

fn says(id: u128, text: String) -> NewComment {
    let body = CommentBody::new(&text).expect("a text");
    NewComment { id: comment_id(id), parent_id: None, body, html: None }
}

pub async fn a_picture_is_shown_by_comments_and_their_earlier_texts(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (store, sent) = (scene.store.comment_pictures(), picture(&scene, 1));
    store.add_picture(&sent).await.expect("stored");
    let (id, elsewhere) = (sent.id, scene.other_image().await.image);
    let is = async || {
        let shown = store.is_shown(scene.image, id).await.expect("read");
        (shown, store.is_used(scene.image, id).await.expect("read"))
    };
    let text = |of: CommentPictureId| format!("see ![a sketch](picture:{of}/800x600)");
    scene.add(1, opens(1)).await.expect("stored");
    let other = CommentPictureId(Uuid::from_u128(2));
    changes(&scene, 2, Change::CommentAdded { comment: says(2, text(other)) }).await;
    assert_eq!(is().await, (false, false), "another picture");
    let named = says(3, format!("picture:{id} and {id}"));
    changes(&scene, 3, Change::CommentAdded { comment: named }).await;
    assert_eq!(is().await, (false, false), "its id alone");
    changes(&scene, 4, Change::CommentEdited { comment: says(2, text(id)) }).await;
    assert_eq!(is().await, (true, true));
    assert!(!store.is_shown(elsewhere, id).await.expect("read"), "on another image");
    changes(&scene, 5, Change::CommentEdited { comment: says(2, "gone".into()) }).await;
    assert_eq!(is().await, (true, true), "by an earlier text");
    changes(&scene, 6, Change::CommentDeleted { comment_id: comment_id(2) }).await;
    assert_eq!(is().await, (false, true), "it can come back");
    scene.store.versions().delete_versions(scene.image, comment_id(2)).await.expect("deleted");
    assert_eq!(is().await, (false, false));
    changes(&scene, 7, Change::CommentAdded { comment: says(4, text(id)) }).await;
    changes(&scene, 8, Change::CommentDeleted { comment_id: comment_id(4) }).await;
    assert_eq!(is().await, (false, true), "in a deleted comment");
}

pub async fn unused_pictures_are_looked_for_once_a_day(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let store = scene.store.comment_pictures();
    for id in [1, 2, 3] {
        store.add_picture(&picture(&scene, id)).await.expect("stored");
    }
    let ids = async |moment: Timestamp, limit| -> Vec<u128> {
        let found = store.not_looked_at_since(moment, limit).await.expect("read");
        found.into_iter().map(|picture| picture.id.0.as_u128()).collect()
    };
    let later = Timestamp(NOW.0 + 1);
    assert_eq!(ids(NOW, 9).await, [0_u128; 0]);
    assert_eq!(ids(later, 9).await, [1, 2, 3]);
    assert_eq!(ids(later, 2).await, [1, 2]);
    store.looked_at(CommentPictureId(Uuid::from_u128(1)), later).await.expect("stored");
    assert_eq!(ids(later, 9).await, [2, 3]);
    assert_eq!(ids(Timestamp(NOW.0 + 2), 9).await, [2, 3, 1], "the longest wait first");
}
