//! The theme of pages: light or dark, by choice or as the system is. Knows no colour and no cookie.

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system is.
    #[default]
    System,
    /// Light, whatever the system is.
    Light,
    /// Dark, whatever the system is.
    Dark,
}

impl Theme {
    /// All of them, in the order in which a reader chooses.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in forms, in the cookie and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word; any other word is [`Self::System`].
    pub fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    /// The colour schemes of a page, as CSS and `<meta name="color-scheme">` name them.
    pub fn color_schemes(self) -> &'static str {
        match self {
            Self::System => "light dark",
            Self::Light | Self::Dark => self.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_word_that_is_no_theme_is_the_systems() {
        for theme in Theme::ALL {
            assert_eq!(Theme::of_name(theme.name()), theme);
        }
        for word in ["", "Dark", "pink", "light dark", "\"><b>"] {
            assert_eq!(Theme::of_name(word), Theme::System, "{word}");
        }
    }
}
