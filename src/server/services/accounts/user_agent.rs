//! User agents: the header, shortened for storage, and a readable description.

use axum::http::{HeaderMap, header};

/// Stored length of a user agent in characters.
const MAX_CHARS: usize = 300;

/// The user agent of a request, without control characters.
pub fn user_agent_of(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let short: String = agent.chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect();
    (!short.trim().is_empty()).then_some(short)
}

/// Browsers by a distinctive token. Browsers that imitate another one come before it.
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

/// A readable description, such as “Firefox on Linux”.
pub fn describe_user_agent(agent: Option<&str>) -> String {
    let agent = agent.unwrap_or_default();
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(token, _)| agent.contains(token)).map(|(_, name)| *name)
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
    fn user_agents_are_described() {
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
        for (agent, description) in cases {
            assert_eq!(describe_user_agent(agent), description);
        }
    }

    #[test]
    fn user_agents_are_shortened() {
        let mut headers = HeaderMap::new();
        assert_eq!(user_agent_of(&headers), None);
        headers.insert(header::USER_AGENT, "x".repeat(1_000).parse().expect("a header"));
        assert_eq!(user_agent_of(&headers).map(|agent| agent.len()), Some(MAX_CHARS));
    }
}
