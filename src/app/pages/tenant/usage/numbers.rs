//! Numbers for people.

use crate::texts::tenant;

/// Bytes with a unit and at most one decimal.
pub fn bytes_in_words(bytes: u64) -> String {
    let mut tenths = u128::from(bytes) * 10;
    let mut units = tenant::units_of_data().split(' ');
    let mut unit = units.next().unwrap_or_default();
    while tenths >= 10_000
        && let Some(larger) = units.next()
    {
        (tenths, unit) = ((tenths + 500) / 1_000, larger);
    }
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let decimal = match tenth == 0 || whole >= 100 {
        true => String::new(),
        false => format!("{}{tenth}", tenant::decimal_mark()),
    };
    format!("{whole}{decimal}\u{a0}{unit}")
}

/// The next number of the form 1, 2 or 5 times a power of ten; at least 1.
pub fn round_up(number: u64) -> u64 {
    let mut power: u64 = 1;
    loop {
        for step in [1, 2, 5] {
            match power.checked_mul(step) {
                Some(round) if round >= number => return round,
                Some(_) => {}
                None => return number,
            }
        }
        let Some(next) = power.checked_mul(10) else { return number };
        power = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_a_unit() {
        let texts = [0, 999, 1_000, 1_540, 52_440_000, 999_960, u64::MAX].map(bytes_in_words);
        let texts = texts.map(|text| text.replace('\u{a0}', " "));
        assert_eq!(texts, ["0 B", "999 B", "1 kB", "1.5 kB", "52.4 MB", "1 MB", "18.4 EB"]);
    }

    #[test]
    fn scales_end_with_a_round_number() {
        assert_eq!([0, 1, 3, 6, 10, 11, 420].map(round_up), [1, 1, 5, 10, 10, 20, 500]);
        assert_eq!(round_up(u64::MAX), u64::MAX);
    }
}
