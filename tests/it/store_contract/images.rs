//! Images beside their logs: the gallery, changes, deletion, restoration.

use crate::common::store::{
    Backend, NOW, Scene, chat_id, comments, image_record, new_image, new_tenant, opens,
};
use image_chat::model::{Change, Event, ImageId, Role, Seq, Timestamp, UserId, Visibility};
use image_chat::protocol::gallery::ImageSort;
use image_chat::server::store::{
    Embedded, ImageChange, ImageFiles, ImageQuery, ImageRecord, ListedImage, Original, Restoration,
};

fn later(ms: i64) -> Timestamp {
    Timestamp(NOW.0 + ms)
}

/// Everything, as a moderator sees it.
fn query(sort: ImageSort) -> ImageQuery {
    let (user, role, search, after) = (None, Role::Moderator, String::new(), None);
    ImageQuery { user, role, search, sort, after, limit: 100 }
}

async fn list(scene: &Scene, query: &ImageQuery) -> Vec<ListedImage> {
    scene.store.images().list(&scene.tenant, query).await.expect("read")
}

async fn ids(scene: &Scene, query: &ImageQuery) -> Vec<ImageId> {
    list(scene, query).await.into_iter().map(|listed| listed.image.id).collect()
}

/// Uploads an image with this title so long after the scene's first.
async fn add(scene: &Scene, title: &str, ms: i64, by: UserId, visibility: Visibility) -> ImageId {
    let mut record = image_record(&scene.tenant, by, title);
    (record.title, record.created_at, record.visibility) = (title.into(), later(ms), visibility);
    assert!(scene.store.create_image(&record).await.expect("stored"));
    record.id
}

pub async fn the_gallery_is_in_every_order_and_page_by_page(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let other = new_tenant(&scene.store, "other").await;
    let foreign = new_image(&scene.store, &other, scene.ada.id).await.id;
    let first = scene.image;
    let beta = add(&scene, "beta", 1, scene.ada.id, Visibility::Listed).await;
    let alpha = add(&scene, "Alpha", 2, scene.bob.id, Visibility::Listed).await;
    for seq in 1..=4 {
        scene.add(seq, opens(seq.into())).await.expect("stored");
    }
    let settled = Event::ImageChatUpdated { chat_id: chat_id(1), change: Change::Resolved };
    scene.add(5, settled).await.expect("stored");
    scene.add(6, Event::DeletedImageChat { chat_id: chat_id(2) }).await.expect("stored");
    let on_beta = Scene { image: beta, ..scene.clone() };
    let mut event = on_beta.recorded(1, opens(7));
    event.at = later(9);
    on_beta.append(event).await.expect("stored");
    for (sort, expected) in [
        (ImageSort::Newest, [alpha, beta, first]),
        (ImageSort::Oldest, [first, beta, alpha]),
        (ImageSort::Title, [alpha, beta, first]),
        (ImageSort::Activity, [beta, alpha, first]),
    ] {
        let all = query(sort);
        assert_eq!(ids(&scene, &all).await, expected, "{sort:?}");
        let mut paged = Vec::new();
        for n in 0..4 {
            let after = paged.last().copied();
            let page = ids(&scene, &ImageQuery { after, limit: 1, ..all.clone() }).await;
            assert_eq!(page.len(), usize::from(n < 3), "{sort:?}, page {n}");
            paged.extend(page);
        }
        assert_eq!(paged, expected, "{sort:?}, one by one");
    }
    let found = |search: &str| ImageQuery { search: search.into(), ..query(ImageSort::Newest) };
    assert_eq!(ids(&scene, &found("ALPH")).await, [alpha]);
    assert!(ids(&scene, &found("%")).await.is_empty(), "no wildcard");
    let after = Some(foreign);
    assert!(ids(&scene, &ImageQuery { after, ..query(ImageSort::Oldest) }).await.is_empty());
    let listed = list(&scene, &query(ImageSort::Oldest)).await;
    let counts: Vec<_> = listed.iter().map(|listed| listed.open_chats).collect();
    assert_eq!(counts, [2, 1, 0]);
    let names = listed.iter().map(|listed| listed.uploaded_by.clone().map(String::from));
    assert_eq!(names.collect::<Vec<_>>(), ["Ada", "Ada", "Bob"].map(|n| Some(n.to_owned())));
}

pub async fn people_find_what_they_may(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (ada, bob) = (scene.ada.id, scene.bob.id);
    let listed = scene.image;
    let unlisted = add(&scene, "unlisted", 1, ada, Visibility::Unlisted).await;
    let members = add(&scene, "members", 2, ada, Visibility::Members).await;
    let seen = |user, role| {
        let query = ImageQuery { user, role, ..query(ImageSort::Oldest) };
        let scene = scene.clone();
        async move { ids(&scene, &query).await }
    };
    assert_eq!(seen(None, Role::Guest).await, [listed]);
    assert_eq!(seen(Some(bob), Role::Guest).await, [listed]);
    assert_eq!(seen(Some(bob), Role::Member).await, [listed, members]);
    assert_eq!(seen(Some(ada), Role::Guest).await, [listed, unlisted, members], "her own");
    assert_eq!(seen(Some(bob), Role::Moderator).await, [listed, unlisted, members]);
}

pub async fn a_change_makes_readers_reload(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    scene.add(1, opens(1)).await.expect("stored");
    let before = scene.store.image(scene.image).await.expect("read").expect("there");
    let files = ImageFiles {
        full: "full-0a.png".into(),
        display: "display-0b.png".into(),
        thumb: "thumb-0c.png".into(),
        width: 7,
        height: 5,
        original: Original { file: "original-0d.webp".into(), name: Some("IMG 7.webp".into()) },
        tiles: Some("tiles-0e.pack".into()),
    };
    let images = scene.store.images();
    let rename = ImageChange { title: Some("New".into()), ..ImageChange::default() };
    assert!(images.change(scene.image, &rename, &scene.bob, NOW).await.expect("stored"));
    let renamed = scene.store.image(scene.image).await.expect("read").expect("there");
    assert_eq!(renamed.title, "New");
    assert_eq!((&renamed.full, renamed.visibility), (&before.full, before.visibility));
    assert_eq!(renamed.original, None);
    let original = Some(files.original.clone());
    let rest =
        ImageChange { title: None, visibility: Some(Visibility::Members), files: Some(files) };
    assert!(images.change(scene.image, &rest, &scene.bob, NOW).await.expect("stored"));
    let changed = scene.store.image(scene.image).await.expect("read").expect("there");
    assert_eq!((&*changed.title, &*changed.full, changed.width), ("New", "full-0a.png", 7));
    assert_eq!((changed.visibility, &changed.original), (Visibility::Members, &original));
    assert_eq!(changed.tiles.as_deref(), Some("tiles-0e.pack"));
    let tail = scene.store.tail(scene.image, Seq(1), 9).await.expect("read").expect("there");
    assert_eq!((tail.head, tail.restated, tail.events.len()), (Seq(3), Seq(3), 2));
    let board = scene.board().await;
    assert_eq!((board.seq, board.chats.len()), (Seq(3), 1), "the discussions stay");
    assert!(images.change(scene.image, &rename, &scene.bob, NOW).await.expect("stored"));
    let again = scene.store.image(scene.image).await.expect("read").expect("there");
    assert_eq!(again.original, original, "a new title changes no file");
    assert_eq!(again.tiles, changed.tiles);
    let nobody = images.change(ImageId(uuid::Uuid::now_v7()), &rename, &scene.bob, NOW).await;
    assert!(!nobody.expect("no image"));
}

pub async fn tiles_are_noted_once_for_the_picture_that_they_are_of(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let images = scene.store.images();
    let of = |url_id: &str, width, height, tiles: Option<&str>| ImageRecord {
        width,
        height,
        tiles: tiles.map(str::to_owned),
        ..image_record(&scene.tenant, scene.ada.id, url_id)
    };
    let (large, wide) = (of("large", 4_001, 4_000, None), of("wide", 8_193, 1, None));
    let deleted = of("deleted", 4_001, 4_000, None);
    let others = [of("small", 4_000, 4_000, None), of("tall", 8_192, 1, None)];
    let tiled = of("tiled", 8_000, 8_000, Some("tiles-0a.pack"));
    for image in [&large, &wide, &deleted, &others[0], &others[1], &tiled] {
        assert!(scene.store.create_image(image).await.expect("stored"));
    }
    assert!(images.delete(deleted.id, scene.bob.id, later(10)).await.expect("stored"));
    let untiled = || async { images.untiled(16_000_000, 8_192).await.expect("read") };
    assert_eq!(untiled().await, [large.id, wide.id]);
    let add = async |image, full: &str, tiles| {
        images.add_tiles(image, full, tiles).await.expect("answers")
    };
    assert!(!add(large.id, "full-of-before.png", "tiles-0b.pack").await, "another picture by now");
    assert!(!add(ImageId(uuid::Uuid::now_v7()), &large.full, "tiles-0b.pack").await, "gone");
    assert!(!add(tiled.id, &tiled.full, "tiles-0b.pack").await, "it has some");
    assert!(add(large.id, &large.full, "tiles-0b.pack").await);
    assert!(!add(large.id, &large.full, "tiles-0c.pack").await, "once");
    assert_eq!(untiled().await, [wide.id]);
    let stored = scene.store.image(large.id).await.expect("read").expect("there");
    assert_eq!(stored, ImageRecord { tiles: Some("tiles-0b.pack".into()), ..large });
    let stored = scene.store.image(tiled.id).await.expect("read").expect("there");
    assert_eq!(stored, tiled);
}

pub async fn a_deleted_image_can_be_restored_for_a_while(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let images = scene.store.images();
    let image = image_record(&scene.tenant, scene.ada.id, "front");
    assert!(scene.store.create_image(&image).await.expect("stored"));
    assert!(images.delete(image.id, scene.bob.id, later(10)).await.expect("stored"));
    assert!(!images.delete(image.id, scene.bob.id, later(11)).await.expect("stored"), "once");
    assert_eq!(ids(&scene, &query(ImageSort::Oldest)).await, [scene.image]);
    let facts = scene.store.tenancy().image_facts(image.id).await.expect("read").expect("there");
    assert!(facts.is_deleted);
    let deleted = images.deleted(&scene.tenant, 9).await.expect("read");
    let told = deleted.iter().map(|image| (image.id, image.deleted_at, image.deleted_by.clone()));
    assert_eq!(told.collect::<Vec<_>>(), [(image.id, later(10), Some("Bob".to_owned()))]);
    let rename = ImageChange { title: Some("New".into()), ..ImageChange::default() };
    assert!(!images.change(image.id, &rename, &scene.ada, NOW).await.expect("no change"));
    let restore = async |since| {
        images.restore(image.id, since, scene.bob.id, later(12)).await.expect("answered")
    };
    assert_eq!(restore(later(10)).await, Restoration::NotFound, "too late");
    let second = image_record(&scene.tenant, scene.ada.id, "front");
    assert!(scene.store.create_image(&second).await.expect("stored"), "the address is free");
    assert_eq!(restore(later(9)).await, Restoration::UrlIdTaken);
    assert!(images.delete(second.id, scene.ada.id, later(12)).await.expect("stored"));
    assert_eq!(restore(later(9)).await, Restoration::Restored);
    assert_eq!(restore(later(9)).await, Restoration::NotFound, "it is there");
    assert_eq!(scene.store.image(image.id).await.expect("read"), Some(image.clone()), "as it was");
    assert!(images.deleted_before(later(11)).await.expect("read").is_empty());
    assert_eq!(images.deleted_before(later(12)).await.expect("read"), [second.id]);
}

pub async fn what_goes_for_good_leaves_nothing(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let neighbour = scene.other_image().await;
    neighbour.add(1, opens(500)).await.expect("stored");
    for seq in 1..=60 {
        scene.add(seq, opens(seq.into())).await.expect("stored");
    }
    scene.add(61, comments(1, 900)).await.expect("stored");
    let images = scene.store.images();
    images.purge(scene.image).await.expect("nothing is done");
    assert!(scene.store.image(scene.image).await.expect("read").is_some(), "it is not deleted");
    assert_eq!(scene.board().await.chats.len(), 60);
    let scene = scene.other_image().await;
    for seq in 1..=60 {
        scene.add(seq, opens(u128::from(seq) + 1_000)).await.expect("stored");
    }
    assert!(images.delete(scene.image, scene.ada.id, NOW).await.expect("stored"));
    images.purge(scene.image).await.expect("purged");
    images.purge(scene.image).await.expect("again");
    assert_eq!(scene.store.image(scene.image).await.expect("read"), None);
    assert_eq!(scene.store.board(scene.image).await.expect("read"), None);
    let place = scene.store.image_of_chat(chat_id(1_001)).await.expect("read");
    assert_eq!(place, None);
    assert_eq!(neighbour.board().await.chats.len(), 1, "others stay");
}

pub async fn embedded_images_are_known_by_page_and_file(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let other = new_tenant(&scene.store, "other").await;
    let images = scene.store.images();
    let record = |tenant, url_id: &str, src: &str| {
        let mut record = image_record(tenant, scene.ada.id, "");
        let (url_id, src, page_title) = (url_id.into(), src.into(), "Floors".into());
        record.url_id = record.id.to_string();
        record.embedded = Some(Embedded { url_id, src, page_title });
        record
    };
    let first = record(&scene.tenant, "page", "a.png");
    assert!(scene.store.create_image(&first).await.expect("stored"));
    let again = record(&scene.tenant, "page", "a.png");
    assert!(!scene.store.create_image(&again).await.expect("answered"), "the place is taken");
    for free in [
        record(&scene.tenant, "page", "b.png"),
        record(&scene.tenant, "page 2", "a.png"),
        record(&other, "page", "a.png"),
    ] {
        assert!(scene.store.create_image(&free).await.expect("stored"));
        let embedded = free.embedded.clone().expect("it is one");
        let found = images.embedded(&free.tenant, &embedded.url_id, &embedded.src).await;
        assert_eq!(found.expect("read"), Some(free.id));
        assert_eq!(scene.store.image(free.id).await.expect("read"), Some(free));
    }
    let facts = scene.store.tenancy().image_facts(first.id).await.expect("read").expect("there");
    assert_ne!(facts.created_by, scene.ada.id, "nobody is its uploader");
    let all = query(ImageSort::Oldest);
    assert_eq!(ids(&scene, &all).await, [scene.image], "none has a marker");
    let on_first = Scene { image: first.id, ..scene.clone() };
    on_first.add(1, opens(1)).await.expect("stored");
    on_first.add(2, opens(2)).await.expect("stored");
    on_first.add(3, Event::DeletedImageChat { chat_id: chat_id(1) }).await.expect("stored");
    assert_eq!(ids(&scene, &all).await.len(), 2);
    let own = ImageQuery { user: Some(scene.ada.id), role: Role::Guest, ..all };
    let unlisted = ImageChange { visibility: Some(Visibility::Unlisted), ..Default::default() };
    assert!(images.change(first.id, &unlisted, &scene.bob, NOW).await.expect("stored"));
    assert_eq!(ids(&scene, &own).await, [scene.image], "not the list of who placed a marker");
    let chats = async |sees_members| {
        let markers = images.page_markers(&scene.tenant, "page", sees_members, 9).await;
        let markers = markers.expect("read").into_iter();
        markers.map(|marker| (marker.chat, marker.src)).collect::<Vec<_>>()
    };
    assert_eq!(chats(false).await, [(chat_id(2), "a.png".to_owned())]);
    let members = ImageChange { visibility: Some(Visibility::Members), ..Default::default() };
    assert!(images.change(first.id, &members, &scene.bob, NOW).await.expect("stored"));
    assert_eq!((chats(false).await.len(), chats(true).await.len()), (0, 1));
    assert!(images.delete(first.id, scene.bob.id, later(1)).await.expect("stored"));
    assert!(chats(true).await.is_empty());
    assert!(scene.store.create_image(&again).await.expect("stored"), "the place is free");
    let restored = images.restore(first.id, NOW, first.created_by, NOW).await.expect("answered");
    assert_eq!(restored, Restoration::UrlIdTaken);
}
