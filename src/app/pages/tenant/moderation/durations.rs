//! The durations of a ban.

use leptos::prelude::*;

/// The options of the field `for`.
pub fn durations() -> impl IntoView {
    view! {
        <option value="1h">"1 hour"</option>
        <option value="1d">"1 day"</option>
        <option value="7d" selected>
            "7 days"
        </option>
        <option value="30d">"30 days"</option>
    }
}
