//! Reading JSON in the browser: first into a tree, from it into the types of the model.
//!
//! The derived readers of serde are compiled again for each type and weigh some 80 KB there. The server, which reads what
//! strangers send, keeps them; a test holds both to the same results.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Any JSON. Integers are told from fractions, so that none loses digits.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, or a field that is not there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction.
    Integer(i64),
    /// Any other number.
    Fraction(f64),
    /// A text.
    Text(String),
    /// `[…]`
    List(Vec<Json>),
    /// `{…}`
    Object(Vec<(String, Json)>),
}

/// A type that is read from JSON.
pub trait FromJson: Sized {
    /// Takes the value; `None` when the JSON is that of another type.
    fn from_json(json: Json) -> Option<Self>;
}

/// Reads a text.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(parse(text)?)
}

/// One copy for all types.
fn parse(text: &str) -> Option<Json> {
    serde_json::from_slice(text.as_bytes()).ok()
}

impl Json {
    /// Takes a field out of an object; `None` when it is missing or of another type.
    pub fn field<T: FromJson>(&mut self, name: &str) -> Option<T> {
        T::from_json(self.take(name))
    }

    fn take(&mut self, name: &str) -> Self {
        let Self::Object(fields) = self else { return Self::Null };
        let found = fields.iter_mut().find(|(of, _)| of == name);
        found.map_or(Self::Null, |(_, value)| std::mem::replace(value, Self::Null))
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if it is one.
    pub fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            _ => None,
        }
    }
}

/// Reads an object field by field. The JSON name follows where it differs.
macro_rules! from_json {
    ($($type:ident { $($field:ident $(: $name:literal)?),* $(,)? })*) => { $(
        impl $crate::model::json::FromJson for $type {
            fn from_json(mut json: $crate::model::json::Json) -> Option<Self> {
                Some(Self { $($field: json.field(from_json!(@name $field $($name)?))?),* })
            }
        }
    )* };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Reads an enum whose variants are texts.
macro_rules! from_json_text {
    ($($type:ident { $($name:literal => $variant:ident),* $(,)? })*) => { $(
        impl $crate::model::json::FromJson for $type {
            fn from_json(json: $crate::model::json::Json) -> Option<Self> {
                match json.text()?.as_str() {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )* };
}

pub(crate) use {from_json, from_json_text};

impl FromJson for Json {
    fn from_json(json: Json) -> Option<Self> {
        Some(json)
    }
}

impl FromJson for String {
    fn from_json(json: Json) -> Option<Self> {
        json.text()
    }
}

/// The answer of what answers nothing.
impl FromJson for () {
    fn from_json(_: Json) -> Option<Self> {
        Some(())
    }
}

/// A missing one is false.
impl FromJson for bool {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Bool(value) => Some(value),
            Json::Null => Some(false),
            _ => None,
        }
    }
}

impl FromJson for f64 {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Fraction(number) => Some(number),
            #[expect(clippy::cast_precision_loss, reason = "coordinates and sizes are small")]
            Json::Integer(number) => Some(number as f64),
            _ => None,
        }
    }
}

macro_rules! integers {
    ($($type:ident),*) => { $(
        impl FromJson for $type {
            fn from_json(json: Json) -> Option<Self> {
                json.integer()?.try_into().ok()
            }
        }
    )* };
}
integers!(i64, u64, u32, u16, u8);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Null => Some(None),
            json => T::from_json(json).map(Some),
        }
    }
}

/// A missing one is empty.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::List(items) => items.into_iter().map(T::from_json).collect(),
            Json::Null => Some(Self::new()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        // Nothing counts that far; what does is not accepted as an integer later.
        Ok(i64::try_from(value).map_or(Json::Null, Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Fraction(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            fields.push(entry);
        }
        Ok(Json::Object(fields))
    }
}
