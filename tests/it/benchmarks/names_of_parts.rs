//! Does a run consist of the parts that are asked for?

use super::part::{Part, Parts};

#[test]
fn parts_are_named_with_commas_between_them() {
    let parts = |text: &str| text.parse::<Parts>().map(|parts| parts.0);
    assert_eq!(parts("full, bytes"), Ok(vec![Part::Full, Part::Bytes]));
    let names = Part::ALL.map(|part| part.to_string()).join(",");
    assert_eq!(parts(&names), Ok(Part::ALL.to_vec()));
    assert_eq!(parts("fool"), Err(()));
    assert_eq!(parts(""), Err(()));
}
