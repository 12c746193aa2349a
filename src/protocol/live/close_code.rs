//! Close codes of the live socket.

/// Why the server closes the socket: 4000–4499 come back, 4500–4999 are final (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum CloseCode {
    /// A frame larger than allowed.
    TooLarge = 1009,
    /// The server restarts; come back.
    Restart = 1012,
    /// The server has too much to do; come back later.
    Overload = 1013,
    /// The session has ended; reconnect with the present identity.
    SignInAgain = 4001,
    /// Nothing was subscribed to in time; come back.
    Silent = 4002,
    /// A message that cannot be read.
    Unreadable = 4400,
    /// The receiver was too slow; come back.
    TooSlow = 4008,
    /// Too many messages or subscriptions.
    TooFast = 4029,
    /// This person may not follow the image.
    NotAllowed = 4503,
    /// There is no such image.
    ImageGone = 4504,
    /// The page is of another build than the server: reload it.
    OtherVersion = 4509,
}
