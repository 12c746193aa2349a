//! People who are named within comments of others: by their reactions, and where they are mentioned.

use crate::model::{DisplayName, ImageId, PERSON_SCHEME, Reaction, UserId, mention_of, mentions};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement, get, id, statement, unreadable};
use crate::server::store::tables::contains::contains;

/// A comment or an earlier text of one, with an image and with the id of a person in it.
pub struct WithinComment {
    /// The image.
    pub image: ImageId,
    body: String,
    reactions: Option<String>,
}

/// All of one image, or of any, in which a person may be named.
pub async fn of_person(
    db: &dyn Database,
    image: Option<ImageId>,
    user: UserId,
) -> Result<Vec<WithinComment>, StoreError> {
    const SQL: &str = concat!(
        "SELECT image_id, body, reactions FROM (SELECT image_id, body, reactions FROM comments \
         UNION ALL SELECT image_id, body, NULL FROM comment_versions) AS texts WHERE ",
        "(",
        contains!("body", "$1"),
        " OR ",
        contains!("coalesce(reactions, '')", "$2"),
        ")"
    );
    let (mentioned, reacted) =
        (format!("({PERSON_SCHEME}{user})"), format!("\"by\":{{\"id\":\"{user}\""));
    match image {
        None => db.list(statement!(SQL, mentioned, reacted), read).await,
        Some(image) => {
            let sql = concat!(
                "SELECT image_id, body, reactions FROM (SELECT image_id, body, reactions \
                 FROM comments WHERE image_id = $3 UNION ALL SELECT image_id, body, NULL \
                 FROM comment_versions WHERE image_id = $3) AS texts WHERE ",
                "(",
                contains!("body", "$1"),
                " OR ",
                contains!("coalesce(reactions, '')", "$2"),
                ")"
            );
            db.list(statement!(sql, mentioned, reacted, image), read).await
        }
    }
}

fn read(row: &Row) -> Result<WithinComment, StoreError> {
    let image = ImageId(id(row, "image_id")?);
    Ok(WithinComment { image, body: get(row, "body")?, reactions: get(row, "reactions")? })
}

impl WithinComment {
    /// The names of the person in it.
    pub fn names(&self, user: UserId) -> Result<Vec<DisplayName>, StoreError> {
        let reactions: Vec<Reaction> = match &self.reactions {
            Some(json) => serde_json::from_str(json).map_err(|e| unreadable("reactions", e))?,
            None => Vec::new(),
        };
        let reacted = reactions.into_iter().map(|reaction| reaction.by);
        let reacted = reacted.filter(|by| by.id == user).map(|by| by.name);
        let mentioned = mentions(&self.body).into_iter().filter(|mention| mention.person == user);
        let mentioned = mentioned.filter_map(|mention| DisplayName::try_from(mention.name).ok());
        Ok(reacted.chain(mentioned).collect())
    }
}

/// Another name in the place of one, as `within` events and reactions have it, and in mentions.
pub fn rename(
    image: ImageId,
    (old, new): (&str, &str),
    (user, was, name): (UserId, &DisplayName, &DisplayName),
) -> Vec<Statement> {
    let reactions = "UPDATE comments SET reactions = replace(reactions, $1, $2) \
                     WHERE image_id = $3 AND replace(reactions, $1, '') <> reactions";
    let mut statements = vec![statement!(reactions, old, new, image)];
    let (source, of) = (mention_of(was, user), mention_of(name, user));
    let mark =
        |name: &DisplayName| format!("data-person=\"{user}\">@{}</span>", html_of(name.as_str()));
    let bodies = [
        "UPDATE comments SET body = replace(body, $1, $2), html = replace(html, $3, $4) \
         WHERE image_id = $5 AND replace(body, $1, '') <> body",
        "UPDATE comment_versions SET body = replace(body, $1, $2), html = replace(html, $3, $4) \
         WHERE image_id = $5 AND replace(body, $1, '') <> body",
    ];
    let bodies = bodies.map(|sql| statement!(sql, &source, &of, mark(was), mark(name), image));
    statements.extend(bodies);
    // Within the JSON of an event, what JSON escapes is escaped.
    let events = "UPDATE events SET event = replace(replace(event, $1, $2), $3, $4) \
                  WHERE image_id = $5 AND replace(event, $1, '') <> event";
    let json = |text: &str| {
        let quoted = serde_json::Value::from(text).to_string();
        quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
    };
    let [source, of, old_mark, new_mark] =
        [source, of, mark(was), mark(name)].map(|text| json(&text));
    statements.push(statement!(events, source, of, old_mark, new_mark, image));
    statements
}

/// A name as it stands in HTML.
fn html_of(name: &str) -> String {
    name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\u{A0}', "&nbsp;")
}
