//! Are images of the asked shape, and do people write alike each time, and neither too short nor too long?

use super::board::{Shape, chats, log};
use super::texts::{NAMES, comment};
use image_chat::model::{Actor, Board, DisplayName, ImageId, Role, UserId};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::BTreeSet;
use uuid::Uuid;

const IMAGE: ImageId = ImageId(Uuid::from_u128(1));

fn people() -> Vec<Actor> {
    let actor = |(number, name): (usize, &str)| Actor {
        id: UserId(Uuid::from_u128(number as u128)),
        name: DisplayName::new(name).expect("a name"),
        role: Role::Guest,
        is_look_alike: false,
    };
    NAMES.into_iter().enumerate().map(actor).collect()
}

#[test]
fn a_log_folds_to_a_board_of_its_shape() {
    let shape = Shape { markers: 30, comments: 120 };
    let log = log(shape, IMAGE, &people(), 7);
    let mut board = Board::new(IMAGE);
    log.iter().for_each(|recorded| board.apply(recorded));
    assert_eq!(log.len(), shape.comments);
    assert_eq!(board.chats.len(), shape.markers);
    assert!(board.chats.values().all(|chat| chat.comments.len() == 4));
    assert_eq!(chats(&log).len(), shape.markers);
    assert!(chats(&log).iter().all(|chat| board.chat(*chat).is_some()));
    let authors: BTreeSet<UserId> = log.iter().map(|recorded| recorded.by.id).collect();
    assert_eq!(authors.len(), NAMES.len(), "everyone writes");
}

#[test]
fn the_same_seed_makes_the_same_log() {
    let make = |seed| log(Shape { markers: 5, comments: 9 }, IMAGE, &people(), seed);
    assert_eq!(make(1), make(1));
    assert_ne!(make(1), make(2));
}

#[test]
fn a_shape_says_what_it_is() {
    assert_eq!(Shape { markers: 50, comments: 50 }.to_string(), "50 markers");
    assert_eq!(Shape { markers: 100, comments: 5_000 }.to_string(), "100 markers × 50 comments");
}

#[test]
fn comments_have_8_to_20_words_and_are_hardly_ever_alike() {
    let mut chance = StdRng::seed_from_u64(3);
    let all: Vec<String> = (0..1_000).map(|_| comment(&mut chance)).collect();
    let lengths: BTreeSet<usize> = all.iter().map(|text| text.split(' ').count()).collect();
    assert_eq!(lengths, (8..=20).collect());
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    let begins_well = |text: &String| text.starts_with(|c: char| c.is_uppercase());
    assert!(all.iter().all(begins_well));
    assert!(all.iter().all(|text| text.ends_with(['.', '?'])));
    let words = all.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    let words: BTreeSet<String> = words.map(str::to_lowercase).collect();
    assert!(words.len() > 450, "a compressor would gain much from only {} words", words.len());
}
