//! What the two property tests share: events go in, and the rows must be what the events fold to.

use crate::common::store::{Backend, Scene};
use image_chat::model::{Board, Recorded};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};
use std::cell::RefCell;

/// Databases are slow to reopen; `PROPTEST_CASES` asks for more.
const CASES: u32 = 48;

/// Makes events of what the strategy gives and checks them, each case on an image of its own.
/// Failures are kept beside `source`.
pub async fn projection_equals_fold<S: Strategy>(
    backend: &impl Backend,
    source: &'static str,
    strategy: S,
    events: impl Fn(&Scene, &S::Value) -> Vec<Recorded>,
) {
    let scene = RefCell::new(Scene::new(backend.open().await).await);
    let mut config = Config { source_file: Some(source), ..Config::default() };
    config.failure_persistence = Some(Box::new(FileFailurePersistence::WithSource("regressions")));
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = CASES;
    }
    let outcome = TestRunner::new(config).run(&strategy, |case| {
        let check = async {
            let before = scene.borrow().clone();
            let own = before.other_image().await;
            let events = events(&own, &case);
            *scene.borrow_mut() = check(backend, own, &events).await?;
            Ok(())
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(check))
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Appends all without waiting, so that they share commits; gives the scene back, opened again.
async fn check(
    backend: &impl Backend,
    scene: Scene,
    events: &[Recorded],
) -> Result<Scene, TestCaseError> {
    let mut folded = Board::new(scene.image);
    events.iter().for_each(|recorded| folded.apply(recorded));
    let answers: Vec<_> = events.iter().cloned().map(|recorded| scene.append(recorded)).collect();
    for answer in answers {
        answer.await.map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
    compare(&scene, &folded, events).await?;
    scene.store.close().await;
    let scene = Scene { store: backend.open().await, ..scene };
    compare(&scene, &folded, events).await?;
    Ok(scene)
}

async fn compare(scene: &Scene, folded: &Board, events: &[Recorded]) -> Result<(), TestCaseError> {
    proptest::prop_assert_eq!(&scene.board().await, folded);
    proptest::prop_assert_eq!(scene.log().await, events);
    Ok(())
}
