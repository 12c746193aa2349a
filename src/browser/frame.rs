//! The frame of another site that the page may be shown in.

use super::host::is_widget;
use web_sys::{Document, Window};

/// The cookie that is set to find out whether cookies are kept. Over HTTPS, or from this machine.
const PROBE: &str = "image_chat_probe=1; Path=/; Secure; SameSite=None; Partitioned; Max-Age=";
/// How long it would be kept, in seconds; it is taken back at once.
const LASTS: &str = "60";

/// Where the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// In a tab of its own, in a page of this site, or in a widget, which remembers its reader by itself.
    #[default]
    Own,
    /// In a page of another site.
    Foreign,
    /// In a page of another site, where the browser keeps no cookie for this one.
    WithoutCookies,
    /// In a sandbox without an origin: this site takes its requests for another site's.
    WithoutOrigin,
}

impl Frame {
    /// Where this page is shown.
    pub fn of_page() -> Self {
        let Some(window) = web_sys::window().filter(|_| !is_widget()) else { return Self::Own };
        match (window.origin().as_str(), is_top_own(&window)) {
            ("null", _) => Self::WithoutOrigin,
            (_, true) => Self::Own,
            (_, false) if keeps_cookies(&window) => Self::Foreign,
            (_, false) => Self::WithoutCookies,
        }
    }
}

/// The address of another site's page cannot be read.
fn is_top_own(window: &Window) -> bool {
    let top = window.top().ok().flatten();
    top.is_none_or(|top| top.location().href().is_ok())
}

fn keeps_cookies(window: &Window) -> bool {
    let Some(document) = window.document() else { return false };
    let set = |lasts: &str| {
        let cookie = format!("{PROBE}{lasts}");
        let _ = js_sys::Reflect::set(&document, &COOKIE.into(), &cookie.into());
    };
    set(LASTS);
    let is_kept = cookies(&document).is_some_and(|cookies| cookies.contains("image_chat_probe="));
    set("0");
    is_kept
}

const COOKIE: &str = "cookie";

fn cookies(document: &Document) -> Option<String> {
    js_sys::Reflect::get(document, &COOKIE.into()).ok()?.as_string()
}
