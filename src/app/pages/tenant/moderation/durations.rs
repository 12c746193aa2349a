//! The durations of a ban.

use crate::app::ui::options;
use crate::texts::tenant;
use leptos::prelude::*;

const USUAL: &str = "7d";

fn offered() -> [(&'static str, String); 4] {
    let days = |count: u32| tenant::days(count);
    [("1h", tenant::hours(1_u32)), ("1d", days(1)), ("7d", days(7)), ("30d", days(30))]
}

/// The options of the field `for`, with this one selected; 7 days for any other name.
pub fn durations(selected: &str) -> impl IntoView + use<> {
    let offered = offered();
    let is_known = offered.iter().any(|(name, _)| *name == selected);
    options(offered, if is_known { selected } else { USUAL })
}
