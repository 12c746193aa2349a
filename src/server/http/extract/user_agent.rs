//! The user agent of a request, shortened for storage.

use axum::http::{HeaderMap, header};

/// Stored length of a user agent in characters.
const MAX_CHARS: usize = 300;

/// The user agent of a request, without control characters.
pub fn user_agent_of(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let short: String = agent.chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect();
    (!short.trim().is_empty()).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents_are_shortened() {
        let mut headers = HeaderMap::new();
        assert_eq!(user_agent_of(&headers), None);
        headers.insert(header::USER_AGENT, "x".repeat(1_000).parse().expect("a header"));
        assert_eq!(user_agent_of(&headers).map(|agent| agent.len()), Some(MAX_CHARS));
    }
}
