//! What a message is filled with.

/// An argument of a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A number: it chooses the plural form and is written in the digits and groups of the language.
    Count(u32),
}

/// A number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub u32);

impl From<u32> for Count {
    fn from(count: u32) -> Self {
        Self(count)
    }
}

impl From<u16> for Count {
    fn from(count: u16) -> Self {
        Self(count.into())
    }
}

impl From<usize> for Count {
    fn from(count: usize) -> Self {
        Self(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// More than four billion are told as four billion.
impl From<u64> for Count {
    fn from(count: u64) -> Self {
        Self(u32::try_from(count).unwrap_or(u32::MAX))
    }
}
