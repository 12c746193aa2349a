//! What user agents tell about themselves. Knows no words but names.

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

/// A browser and the system that it runs on, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserAgent {
    /// The name of the browser.
    pub browser: Option<&'static str>,
    /// The name of the system.
    pub system: Option<&'static str>,
}

impl UserAgent {
    /// From the header of this name.
    pub fn of(header: &str) -> Self {
        let find = |names: &[(&str, &'static str)]| {
            names.iter().find(|(token, _)| header.contains(token)).map(|(_, name)| *name)
        };
        Self { browser: find(&BROWSERS), system: find(&SYSTEMS) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents_are_recognised() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/140.0.0.0 Safari/537.36";
        let edge = format!("{} Edg/140.0", chrome.replace("X11; Linux x86_64", "Windows NT 10.0"));
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        let cases = [
            (chrome, Some("Chrome"), Some("Linux")),
            (edge.as_str(), Some("Edge"), Some("Windows")),
            (safari, Some("Safari"), Some("iPhone")),
            ("curl/8.0", None, None),
            ("", None, None),
        ];
        for (header, browser, system) in cases {
            assert_eq!(UserAgent::of(header), UserAgent { browser, system });
        }
    }
}
