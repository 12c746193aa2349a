//! JSON bodies.

use super::body;
use crate::protocol::AppError;
use crate::protocol::decode_error::{invalid_field, invalid_json};
use crate::server::state::AppState;
use axum::extract::{FromRequest, Request};
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// A JSON object. By themselves, types accept an array of their fields as well.
pub struct JsonObject<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for JsonObject<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, AppError> {
        let is_json = |kind: &str| {
            let subtype = kind.strip_prefix("application/").unwrap_or_default();
            subtype == "json" || subtype.ends_with("+json")
        };
        body::require_type(request.headers(), "application/json", is_json)?;
        parse(&body::read(request).await?).map(Self)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, AppError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let Object(value) = serde_path_to_error::deserialize(&mut json).map_err(|error| match error
        .inner()
        .classify()
    {
        serde_json::error::Category::Data => {
            invalid_field(&error.path().to_string(), &error.inner().to_string())
        }
        _ => invalid_json(),
    })?;
    json.end().map_err(|_| invalid_json())?;
    Ok(value)
}

struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::model::CommentId;
    use crate::protocol::rest::NewChatRequest;
    use crate::protocol::text_of;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let error = parse::<NewChatRequest>(body.as_bytes()).expect_err("an error");
        assert_eq!(text_of(&error.reason), expected, "{body}");
    }

    #[test]
    fn an_error_names_the_field_and_what_it_takes() {
        check("{", "the request body is not valid JSON");
        check("{} x", "`x` is missing");
        check("[]", "the request must be an object");
        check("5", "the request must be an object");
        check(r#"{"x":"5"}"#, "`x` must be a number");
        check(r#"{"x":1,"y":2,"body":5}"#, "`body` must be a string");
        check(r#"{"x":1,"x":2}"#, "`x` is given twice");
        check(r#"{"x":1,"y":2,"body":"x","broadcastId":"x"}"#, "`broadcastId` must be a UUID");
        check(r#"{"x":1,"y":2,"body":"x","broadcastId":5}"#, "`broadcastId` must be a UUID");
        check(r#"{"x":1,"y":2,"body":" ","broadcastId":"x"}"#, "`body`: the text is empty");
    }

    #[test]
    fn an_object_is_read() {
        let body = br#"{"id":"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93"}"#;
        let read = parse::<std::collections::BTreeMap<String, CommentId>>(body);
        assert_eq!(read.map(|read| read.len()), Ok(1));
    }
}
