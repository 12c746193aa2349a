//! All views end equal, whatever the network does: several pages, one server, and between them random
//! delay, repetition, reordering, loss, broken connections and snapshots.
//!
//! A case that failed once is kept in `tests/proptest-regressions/` and runs first.

mod frames;
mod page;
mod server;
mod world;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use world::{Step, World};

/// Pages of the image; the first two are tabs of one person.
const PAGES: usize = 4;
/// Longer cases find no more faults, and shrink slowly.
const MAX_STEPS: usize = 150;

fn config(cases: u32) -> ProptestConfig {
    let kept = FileFailurePersistence::Direct("tests/proptest-regressions/convergence.txt");
    ProptestConfig { cases, failure_persistence: Some(Box::new(kept)), ..Default::default() }
}

/// The next step, frequent ones first. A place selects one of the waiting items.
fn step() -> impl Strategy<Value = Step> {
    let (page, place) = (0..PAGES, 0..64_usize);
    prop_oneof![
        12 => (page.clone(), 0..16_u8, place.clone(), any::<bool>()).prop_map(
            |(page, kind, place, forged)| Step::Act { page, kind, place, forged: forged && kind > 8 }
        ),
        12 => (place.clone(), prop::bool::weighted(0.2))
            .prop_map(|(place, again)| Step::Serve { place, again }),
        1 => place.clone().prop_map(|place| Step::LoseRequest { place }),
        16 => (page.clone(), place.clone(), prop::bool::weighted(0.2))
            .prop_map(|(page, place, again)| Step::Deliver { page, place, again }),
        3 => (page.clone(), place.clone())
            .prop_map(|(page, place)| Step::LoseEvent { page, place }),
        6 => (page.clone(), place.clone(), prop::bool::weighted(0.3))
            .prop_map(|(page, place, lost)| Step::Answer { page, place, lost }),
        2 => page.clone().prop_map(|page| Step::Disconnect { page }),
        3 => (page.clone(), prop::bool::weighted(0.3))
            .prop_map(|(page, reset)| Step::Connect { page, reset }),
    ]
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn lp9_all_views_end_equal(steps in prop::collection::vec(step(), 1..MAX_STEPS)) {
        let mut world = World::new(PAGES);
        for step in steps {
            world.does(&step);
            world.check_meanwhile();
        }
        world.calm_down();
        world.check_end();
    }
}

#[test]
fn random_steps_reach_every_case() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..60 {
        let steps = prop::collection::vec(step(), MAX_STEPS).new_tree(&mut runner).expect("steps");
        let mut world = World::new(PAGES);
        steps.current().iter().for_each(|step| world.does(step));
        world.calm_down();
        for (what, times) in world.seen().clone() {
            *seen.entry(what).or_insert(0) += times;
        }
    }
    println!("{seen:#?}");
    for what in [
        "new-image-chat",
        "deleted-image-chat",
        "comment-added",
        "comment-edited",
        "comment-deleted",
        "comment-restored",
        "resolved",
        "reopened",
        "locked",
        "unlocked",
        "moved",
        "restored",
        "refused",
        "repeated",
        "held",
        "reset",
        "unknown outcome",
        "stored outcome",
    ] {
        assert!(seen.get(what).is_some_and(|times| *times > 0), "never: {what}");
    }
}
