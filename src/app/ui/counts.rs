//! Counts of discussions, in the same words wherever they stand.

use crate::texts::{Count, live, number, pages};

/// How many discussions of an image are open: those that are not resolved.
pub fn open_discussions(open: u32) -> String {
    pages::open_discussions(open)
}

/// The count beside the list of all discussions of an image; with the open ones as soon as they are fewer.
pub fn discussions(all: usize, open: usize) -> String {
    if open == all { number(Count::from(all).0.into()) } else { live::discussions_open(all, open) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_a_card_and_of_a_list_agree() {
        assert_eq!(discussions(5, 3), "5, 3 open");
        assert_eq!(open_discussions(3), "3 open discussions");
        assert_eq!(discussions(2, 2), "2");
    }
}
