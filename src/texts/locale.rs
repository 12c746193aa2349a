//! The languages of Image Chat. Knows no text in them.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Arabic.
    Ar,
    /// Danish.
    Da,
    /// German.
    De,
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// Portuguese, as in Brazil.
    PtBr,
    /// Russian.
    Ru,
    /// Serbian, in Latin letters.
    SrLatn,
    /// Chinese, in simplified characters.
    ZhHans,
}

impl Locale {
    /// All of them, in the order in which a reader chooses: by their own names.
    pub const ALL: [Self; 12] = [
        Self::Da,
        Self::De,
        Self::En,
        Self::Es,
        Self::Fr,
        Self::PtBr,
        Self::SrLatn,
        Self::Ru,
        Self::Ar,
        Self::Ja,
        Self::Ko,
        Self::ZhHans,
    ];

    /// The tag for `lang`, the cookie and the folder of the catalogue (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Da => "da",
            Self::De => "de",
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::PtBr => "pt-BR",
            Self::Ru => "ru",
            Self::SrLatn => "sr-Latn",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// What its readers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Da => "Dansk",
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::Ja => "日本語",
            Self::Ko => "한국어",
            Self::PtBr => "Português (Brasil)",
            Self::Ru => "Русский",
            Self::SrLatn => "Srpski",
            Self::ZhHans => "简体中文",
        }
    }

    /// Is it written from right to left?
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }

    /// `rtl` or `ltr`, for `dir`.
    pub fn direction(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The language of a tag as people and browsers write it: `de`, `de-AT`, `es_es`, `zh-TW`. Readers of any Serbian,
    /// Chinese and Portuguese have the one that is there: it is nearer to them than English.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let of = |locale: &Self| locale.tag().split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| of(locale).eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_understood_as_people_write_them() {
        for (tag, locale) in [
            ("es", Some(Locale::Es)),
            ("es_es", Some(Locale::Es)),
            ("de-AT", Some(Locale::De)),
            (" PT ", Some(Locale::PtBr)),
            ("sr-Cyrl-RS", Some(Locale::SrLatn)),
            ("zh-Hant-TW", Some(Locale::ZhHans)),
            ("tlh", None),
            ("", None),
            ("-", None),
            ("english", None),
        ] {
            assert_eq!(Locale::of_tag(tag), locale, "{tag}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::of_tag(locale.tag()), Some(locale));
        }
    }
}
