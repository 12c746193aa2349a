//! The durations of a ban.

use crate::app::ui::options;
use leptos::prelude::*;

const DURATIONS: [(&str, &str); 4] =
    [("1h", "1 hour"), ("1d", "1 day"), ("7d", "7 days"), ("30d", "30 days")];
const USUAL: &str = "7d";

/// The options of the field `for`, with this one selected; 7 days for any other name.
pub fn durations(selected: &str) -> impl IntoView + use<> {
    let is_known = DURATIONS.iter().any(|(name, _)| *name == selected);
    let selected = if is_known { selected } else { USUAL };
    options(DURATIONS, selected)
}
