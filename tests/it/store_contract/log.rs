//! The log: places, order, visibility.

use crate::common::store::{Backend, Scene, chat_id, comment, comment_id, comments, opens};
use image_chat::model::{Board, Change, CommentBody, Event, ImageId, NewComment, Recorded, Seq};
use image_chat::server::store::AppendError;
use std::collections::BTreeSet;
use uuid::Uuid;

pub async fn lp1_seq_has_no_holes(backend: &impl Backend) {
    const WRITERS: u64 = 8;
    const EACH: u64 = 25;
    let scene = Scene::new(backend.open().await).await;
    let writers: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(write(scene.clone(), EACH))).collect();
    let (mut seqs, mut conflicts) = (BTreeSet::new(), 0);
    for writer in writers {
        let (own, met) = writer.await.expect("no panic");
        seqs.extend(own);
        conflicts += met;
    }
    assert!(seqs.into_iter().eq((1..=WRITERS * EACH).map(Seq)), "each place once");
    assert!(conflicts > 0, "nobody met anybody: this proved nothing");
    let tail = scene.store.tail(scene.image, Seq(0), 1_000).await.expect("read").expect("there");
    assert!(tail.events.iter().map(|e| e.seq.0).eq(1..=WRITERS * EACH));
    assert_eq!(tail.head, Seq(WRITERS * EACH));
}

/// Writes at the place after the last one, and again upon a conflict.
async fn write(scene: Scene, times: u64) -> (Vec<Seq>, u32) {
    let (mut own, mut conflicts) = (Vec::new(), 0);
    while own.len() < times as usize {
        let tail = scene.store.tail(scene.image, Seq(0), 0).await.expect("read").expect("there");
        let recorded = scene.recorded(tail.head.next().0, opens(Uuid::now_v7().as_u128()));
        match scene.append(recorded.clone()).await {
            Ok(()) => own.push(recorded.seq),
            Err(AppendError::Conflict) => conflicts += 1,
            Err(error) => panic!("{error}"),
        }
    }
    (own, conflicts)
}

pub async fn lp1_only_the_next_place_is_given(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    for wrong in [0, 2, u64::MAX, i64::MAX as u64, i64::MAX as u64 + 1] {
        let refused = scene.add(wrong, opens(1)).await;
        assert!(matches!(refused, Err(AppendError::Conflict)), "{wrong}: {refused:?}");
    }
    scene.add(1, opens(1)).await.expect("the first place");
    assert!(matches!(scene.add(1, opens(2)).await, Err(AppendError::Conflict)));
    let nowhere = Scene { image: ImageId(Uuid::now_v7()), ..scene.clone() };
    assert!(matches!(nowhere.add(1, opens(2)).await, Err(AppendError::Conflict)));
    let board = scene.board().await;
    assert_eq!((board.seq, board.opened, board.chats.len()), (Seq(1), 1, 1));
}

/// Many writers, each sure after its answer that a reader finds its event, in log and rows alike.
pub async fn lp2_what_is_told_is_stored(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let told = (1..=100).map(|seq| {
        let (scene, done) = (scene.clone(), scene.append(scene.recorded(seq, opens(seq.into()))));
        async move {
            done.await.expect("stored");
            let board = scene.board().await;
            assert!(board.seq >= Seq(seq) && board.chats.len() as u64 == board.seq.0);
            let tail = scene.store.tail(scene.image, Seq(seq - 1), 1).await.expect("read");
            assert_eq!(tail.expect("there").events.first().map(|e| e.seq), Some(Seq(seq)));
        }
    });
    futures::future::join_all(told).await;
}

pub async fn lp5_epoch_stays_over_reopening(backend: &impl Backend) {
    let store = backend.open().await;
    let epoch = store.epoch();
    store.probe().await.expect("answers");
    store.close().await;
    assert!(store.probe().await.is_err(), "closed");
    assert_eq!(backend.open().await.epoch(), epoch);
}

/// Boards that are read while others write are what their own `seq` says.
pub async fn lp6_board_and_seq_are_of_one_moment(backend: &impl Backend) {
    const EVENTS: u64 = 300;
    let scene = Scene::new(backend.open().await).await;
    let writer = tokio::spawn({
        let scene = scene.clone();
        async move {
            for seq in 1..=EVENTS {
                scene.add(seq, nth(seq)).await.expect("stored");
            }
        }
    });
    let mut seen = Vec::new();
    while !writer.is_finished() {
        seen.push(scene.board().await);
    }
    writer.await.expect("no panic");
    let log = scene.log().await;
    let mut folded = Board::new(scene.image);
    let mut boards = seen.iter().peekable();
    for event in std::iter::once(None).chain(log.iter().map(Some)) {
        if let Some(event) = event {
            folded.apply(event);
        }
        while let Some(board) = boards.next_if(|board| board.seq == folded.seq) {
            assert_eq!(board, &folded);
        }
    }
    assert!(boards.next().is_none(), "every board was compared");
}

/// Openings, comments and deletions in turn.
fn nth(seq: u64) -> Event {
    let (round, step) = (u128::from(seq / 4), seq % 4);
    match step {
        0 => opens(round),
        3 => Event::DeletedImageChat { chat_id: crate::common::store::chat_id(round / 2) },
        _ => comments(round, u128::from(seq) + 1_000),
    }
}

pub async fn lp7_tail_says_whether_it_reaches(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let tail = |since, limit| {
        let scene = &scene;
        async move {
            let tail = scene.store.tail(scene.image, Seq(since), limit).await.expect("read");
            let tail = tail.expect("there");
            (tail.head.0, tail.events.iter().map(|e| e.seq.0).collect::<Vec<_>>(), tail.reaches)
        }
    };
    assert_eq!(tail(0, 10).await, (0, vec![], true), "nothing is missing of nothing");
    for seq in 1..=5 {
        scene.add(seq, opens(seq.into())).await.expect("stored");
    }
    assert_eq!(tail(0, 10).await, (5, vec![1, 2, 3, 4, 5], true));
    assert_eq!(tail(2, 2).await, (5, vec![3, 4], true));
    assert_eq!(tail(2, 0).await, (5, vec![], true));
    assert_eq!(tail(5, 10).await, (5, vec![], true), "nothing is missing");
    for beyond in [6, i64::MAX as u64, u64::MAX] {
        assert_eq!(tail(beyond, 10).await, (5, vec![], false), "of another history");
    }
    let missing = ImageId(Uuid::now_v7());
    assert_eq!(scene.store.tail(missing, Seq(0), 10).await.expect("read"), None);
    assert_eq!(scene.store.board(missing).await.expect("read"), None);
}

/// What is told of a comment is its present text, wherever in the log it stands.
pub async fn told_are_present_texts_alone(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let written = |number, text| NewComment {
        body: CommentBody::new(text).expect("a text"),
        html: Some(format!("<p>{text}</p>")),
        ..comment(number)
    };
    let changed = |change| Event::ImageChatUpdated { chat_id: chat_id(1), change };
    let (first, again) = (written(10, "first"), written(10, "again"));
    let events = [
        opens(1),
        changed(Change::CommentAdded { comment: first.clone() }),
        changed(Change::CommentEdited { comment: again.clone() }),
        changed(Change::CommentDeleted { comment_id: comment_id(10) }),
    ];
    for (event, seq) in events.into_iter().zip(1..) {
        scene.add(seq, event).await.expect("stored");
    }
    let texts = async || {
        let told = scene.store.told(scene.image, Seq(1), 10).await.expect("read").expect("there");
        let written = |recorded: Recorded| recorded.event.written().cloned();
        let of = |comment: NewComment| (comment.body.as_str().to_owned(), comment.html);
        told.events.into_iter().filter_map(written).map(of).collect::<Vec<_>>()
    };
    let left_out = ("…".to_owned(), None);
    assert_eq!(texts().await, [left_out.clone(), left_out.clone()], "deleted");
    let known = |comment: &NewComment| (comment.body.as_str().to_owned(), comment.html.clone());
    let board = scene.board().await;
    let (_, deleted) = board.deleted_comments[&comment_id(10)].was.clone();
    let restored = changed(Change::CommentRestored { comment: deleted });
    scene.add(5, restored).await.expect("stored");
    assert_eq!(texts().await, [left_out, known(&again)], "restored as it was at last");
    let tail = scene.store.tail(scene.image, Seq(1), 1).await.expect("read").expect("there");
    assert_eq!(tail.events[0].event.written(), Some(&first), "the log itself keeps everything");
}
