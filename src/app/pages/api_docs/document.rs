//! The part of an OpenAPI document that the page reads.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};
use std::fmt;
use std::marker::PhantomData;

/// The order of the operations on one path.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A map in the order of the document.
#[derive(Clone, Debug)]
pub struct Ordered<T>(pub Vec<(String, T)>);

/// The document.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiDocument {
    pub(super) info: Info,
    pub(super) servers: Vec<Link>,
    pub(super) tags: Vec<Tag>,
    pub(super) paths: Ordered<Ordered<Operation>>,
    pub(super) components: Components,
    pub(super) external_docs: Link,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Info {
    pub title: String,
    pub version: String,
    pub description: String,
}

/// A path.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    pub url: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Tag {
    pub name: String,
    pub description: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    pub operation_id: String,
    pub summary: String,
    #[serde(default)]
    pub description: String,
    pub tags: Vec<String>,
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    pub request_body: Option<Content>,
    pub responses: Ordered<Content>,
    /// The alternative ways of authentication; an empty one means anonymous.
    #[serde(default)]
    pub security: Vec<Ordered<Value>>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Parameter {
    pub name: String,
    #[serde(rename = "in")]
    pub place: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub required: bool,
    pub schema: Schema,
    pub example: Option<Value>,
}

/// The body of a request or an answer, by content type.
#[derive(Clone, Debug, Deserialize)]
pub struct Content {
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub content: Ordered<Form>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Form {
    pub schema: Schema,
    pub example: Option<Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Components {
    pub schemas: Ordered<Schema>,
    pub security_schemes: Ordered<SecurityScheme>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct SecurityScheme {
    #[serde(rename = "in")]
    pub place: String,
    pub name: String,
    #[serde(default)]
    pub description: String,
}

/// A schema.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Schema {
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    #[serde(rename = "type")]
    pub kind: Kind,
    pub format: String,
    pub description: String,
    pub properties: Ordered<Schema>,
    pub required: Vec<String>,
    pub items: Option<Box<Schema>>,
    pub one_of: Vec<Schema>,
    pub any_of: Vec<Schema>,
    pub all_of: Vec<Schema>,
    #[serde(rename = "enum")]
    pub values: Vec<String>,
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub pattern: String,
    pub examples: Vec<Value>,
}

/// One type, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Kind {
    One(String),
    Any(Vec<String>),
}

impl Default for Kind {
    fn default() -> Self {
        Self::Any(Vec::new())
    }
}

impl Kind {
    /// The types as a list.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::One(name) => vec![name],
            Self::Any(names) => names.iter().map(String::as_str).collect(),
        }
    }
}

impl ApiDocument {
    /// The schema that a reference points to, with its name.
    pub fn named(&self, reference: &str) -> Option<(&str, &Schema)> {
        let name = reference.rsplit('/').next()?;
        let schemas = self.components.schemas.0.iter();
        schemas.map(|(known, schema)| (known.as_str(), schema)).find(|(known, _)| *known == name)
    }

    /// The schema, with a reference resolved.
    pub fn resolved<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let named = schema.reference.as_deref().and_then(|reference| self.named(reference));
        named.map_or(schema, |(_, schema)| schema)
    }

    /// The operations of a tag with path and method: GET first, DELETE last.
    pub fn operations<'a>(
        &'a self,
        tag: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a Operation)> {
        let all = self.paths.0.iter().flat_map(|(path, methods)| {
            let mut methods: Vec<_> = methods.0.iter().collect();
            methods.sort_by_key(|(method, _)| METHODS.iter().position(|known| known == method));
            let all = methods.into_iter();
            all.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        });
        all.filter(move |(.., operation)| operation.tags.iter().any(|name| name == tag))
    }
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OrderedVisitor(PhantomData))
    }
}

struct OrderedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrderedVisitor<T> {
    type Value = Ordered<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(Ordered(all))
    }
}
