//! Counts of discussions, in the same words wherever they stand.

/// How many discussions of an image are open: those that are not resolved.
pub fn open_discussions(open: u32) -> String {
    match open {
        0 => "No open discussions".to_owned(),
        1 => "1 open discussion".to_owned(),
        many => format!("{many} open discussions"),
    }
}

/// The count beside the list of all discussions of an image; with the open ones as soon as they are fewer.
pub fn discussions(all: usize, open: usize) -> String {
    if open == all { all.to_string() } else { format!("{all}, {open} open") }
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
