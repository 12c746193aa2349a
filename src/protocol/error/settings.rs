//! Settings that someone else changed meanwhile, as data.

/// A setting as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentSetting {
    /// Its name in JSON, or `name` for that of the tenant.
    pub field: String,
    /// Its value.
    pub value: SettingValue,
}

/// The value of a setting, as far as a message shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingValue {
    /// A name or a choice.
    Text(String),
    /// A number, in digits.
    Number(String),
    /// On or off.
    Switch(bool),
    /// A list, which is too long to be shown.
    List,
}
