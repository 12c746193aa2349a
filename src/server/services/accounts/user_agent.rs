//! What a browser calls itself, kept short, and in words for people. Knows no session.

use axum::http::{HeaderMap, header};

/// No more is kept of what a browser calls itself.
const MAX_CHARS: usize = 300;

/// What the browser behind a request calls itself.
pub fn device_of(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let short: String = agent.chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect();
    (!short.trim().is_empty()).then_some(short)
}

/// Browsers by what only they say; those that pretend to be others come first.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// In words, as in “Firefox on Linux”.
pub fn spoken(agent: Option<&str>) -> String {
    let agent = agent.unwrap_or_default();
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Unknown device".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/140.0.0.0 Safari/537.36";
        let edge = format!("{} Edg/140.0", chrome.replace("X11; Linux x86_64", "Windows NT 10.0"));
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        let cases = [
            (Some(chrome), "Chrome on Linux"),
            (Some(edge.as_str()), "Edge on Windows"),
            (Some(safari), "Safari on iPhone"),
            (Some("curl/8.0"), "Unknown device"),
            (None, "Unknown device"),
        ];
        for (agent, words) in cases {
            assert_eq!(spoken(agent), words);
        }
    }

    #[test]
    fn no_more_is_kept_than_needed() {
        let mut headers = HeaderMap::new();
        assert_eq!(device_of(&headers), None);
        headers.insert(header::USER_AGENT, "x".repeat(1_000).parse().expect("a header"));
        assert_eq!(device_of(&headers).map(|device| device.len()), Some(MAX_CHARS));
    }
}
