//! Many writes at once: what they share, and what they do not.

use crate::common::store::{Answer, Backend, Scene, append, opens};
use image_chat::model::{ImageId, Recorded, Seq};
use image_chat::server::store::{Append, AppendError, StoreError};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use uuid::Uuid;

/// More than one transaction takes.
const MANY: u64 = 400;

pub async fn one_failure_leaves_the_others_alone(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let other = scene.other_image().await;
    let known = other.recorded(1, opens(1));
    other.append(known.clone()).await.expect("stored");
    let mut answers = Vec::new();
    for seq in 1..=MANY {
        answers.push(("good", scene.add(seq, opens(seq.into()))));
        let again = Recorded { seq: Seq(seq + 1), ..known.clone() };
        let nowhere = scene.order(scene.recorded(seq + 1, opens(9_999)));
        let nowhere = Append { image: ImageId(Uuid::now_v7()), ..nowhere };
        match seq % 7 {
            0 => answers.push(("known", scene.append(again))),
            1 => answers.push(("late", scene.add(seq, opens(9_999)))),
            2 => answers.push(("early", scene.add(seq + 2, opens(9_999)))),
            3 => answers.push(("nowhere", append(&*scene.store, nowhere))),
            _ => {}
        }
    }
    for (kind, answer) in answers {
        let answer = answer.await;
        match kind {
            "good" => assert!(answer.is_ok(), "{answer:?}"),
            "known" => assert!(matches!(answer, Err(AppendError::Known)), "{answer:?}"),
            _ => assert!(matches!(answer, Err(AppendError::Conflict)), "{kind}: {answer:?}"),
        }
    }
    let board = scene.board().await;
    assert_eq!((board.seq.0, board.chats.len() as u64), (MANY, MANY));
    assert_eq!(scene.log().await.len() as u64, MANY);
}

pub async fn answers_come_in_the_order_of_the_calls(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    for call in 0..MANY {
        // Every tenth is refused: refusals keep their place too.
        let seq = if call % 10 == 9 { 0 } else { call - call / 10 + 1 };
        let order = scene.order(scene.recorded(seq, opens(seq.into())));
        let told = Arc::clone(&told);
        let done = move |answer: Answer| {
            told.lock().expect("no panic").push((call, answer.is_ok()));
        };
        scene.store.append(order, Box::new(done));
    }
    scene.store.close().await;
    let expected: Vec<_> = (0..MANY).map(|call| (call, call % 10 != 9)).collect();
    assert_eq!(*told.lock().expect("no panic"), expected);
}

pub async fn a_panicking_callback_stops_nothing(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let order = scene.order(scene.recorded(1, opens(1)));
    scene.store.append(order, Box::new(|_| panic!("meant to be seen in this test's output")));
    scene.add(2, opens(2)).await.expect("stored, and so was the first");
}

pub async fn closing_finishes_what_waits(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let answers: Vec<_> = (1..=MANY).map(|seq| scene.add(seq, opens(seq.into()))).collect();
    scene.store.close().await;
    for answer in answers {
        answer.await.expect("stored");
    }
    let late = scene.add(MANY + 1, opens(0)).await;
    assert!(matches!(late, Err(AppendError::Store(StoreError::Stopped))), "{late:?}");
    scene.store.close().await;
    let store = backend.open().await;
    assert_eq!(Scene { store, ..scene }.board().await.seq, Seq(MANY));
}

pub async fn dropping_answers_everyone(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let answers: Vec<_> = (1..=MANY).map(|seq| scene.add(seq, opens(seq.into()))).collect();
    drop(scene);
    let all = futures::future::join_all(answers);
    let answers = tokio::time::timeout(Duration::from_secs(10), all).await.expect("answered");
    let stored = answers.iter().filter(|answer| answer.is_ok()).count();
    assert!(answers[..stored].iter().all(Result::is_ok), "what is stored has no hole");
}
