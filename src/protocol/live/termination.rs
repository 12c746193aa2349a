//! Why a live connection is closed for good.

use super::CloseCode;

/// Why a connection is closed for good (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminationReason {
    /// The page and the server are of different builds.
    OtherVersion,
    /// The subject was deleted, or is not visible.
    Deleted,
    /// A right was lost.
    NotAllowed,
    /// The session ended, and without it nothing is visible.
    SignedOut,
    /// The page is in a sandbox without an origin.
    NoOrigin,
}

impl TerminationReason {
    /// LP21: the reason behind a final close code; `None` for a code after which clients reconnect.
    pub fn of_close_code(code: u16) -> Option<Self> {
        match code {
            code if code == CloseCode::OtherVersion as u16 => Some(Self::OtherVersion),
            code if code == CloseCode::ImageGone as u16 => Some(Self::Deleted),
            4_500..5_000 => Some(Self::NotAllowed),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp21_final_close_codes_have_a_reason() {
        let reason = TerminationReason::of_close_code;
        for code in [1_006, 1_012, 4_001, 4_008, 4_499, 5_000] {
            assert_eq!(reason(code), None, "{code}");
        }
        assert_eq!(reason(4_503), Some(TerminationReason::NotAllowed));
        assert_eq!(reason(4_504), Some(TerminationReason::Deleted));
        assert_eq!(reason(4_509), Some(TerminationReason::OtherVersion));
    }
}
