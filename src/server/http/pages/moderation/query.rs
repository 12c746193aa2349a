//! What the page of moderators is asked for: its query, read and written. Knows no list.

use crate::app::pages::ModerationNews;
use crate::protocol::moderation::{AuditFilter, Item, Kind, QueueFilter};
use crate::protocol::{AppError, Thing};
use crate::server::http::pages::moderation::actions::Said;
use serde::Deserialize;
use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;

/// The query. What is not there, or makes no sense, is nothing: a filter by it would be none.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct QueryParams {
    /// Which part of the page.
    pub view: String,
    kind: String,
    image: String,
    person: String,
    text: String,
    action: String,
    before: String,
    item: String,
    /// What was done, by name, to how many things.
    done: String,
    n: String,
    missed: String,
    undo: String,
}

impl QueryParams {
    /// A query as text.
    pub fn of_query(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in parse(query.as_bytes()) {
            if let Some(field) = asked.field(&name) {
                *field = value.into_owned();
            }
        }
        asked
    }

    /// As text.
    pub fn query(mut self) -> String {
        let mut query = Serializer::new(String::new());
        for name in Self::NAMES {
            if let Some(value) = self.field(name).filter(|value| !value.is_empty()) {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// Without what was done.
    pub fn silent(self) -> Self {
        let none = String::new;
        Self { done: none(), n: none(), missed: none(), undo: none(), ..self }
    }

    /// With what was done just now.
    pub fn saying(self, said: &Said) -> Self {
        let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        Self {
            done: said.what.to_owned(),
            n: number(said.done),
            missed: number(said.missed),
            undo: said.undo.map_or_else(String::new, |undo| undo.to_string()),
            ..self
        }
    }

    /// What was done, in words. Numbers and names only: nobody puts a text of theirs on the page by a
    /// link to it.
    pub fn news(&self) -> ModerationNews {
        let n: usize = self.n.parse().unwrap_or(0);
        let missed: usize = self.missed.parse().unwrap_or(0);
        let mut done = Said::words(&self.done, n);
        if let (Some(words), 1..) = (&mut done, missed) {
            let more = match missed {
                1 => " One was settled or gone already, or could not be done.".to_owned(),
                many => format!(" {many} were settled or gone already, or could not be done."),
            };
            words.push_str(&more);
        }
        let undo: Option<Uuid> = self.undo.parse().ok();
        ModerationNews { undo: undo.filter(|_| done.is_some()), done, problem: None }
    }

    /// What is looked for in a list.
    pub fn filter(&self) -> QueueFilter {
        QueueFilter {
            item: None,
            kind: Kind::of_name(&self.kind),
            image: self.image.trim().parse().ok(),
            person: self.person.trim().to_owned(),
            text: self.text.trim().to_owned(),
        }
    }

    /// What is looked for in the audit log.
    pub fn audit(&self) -> AuditFilter {
        let (action, person) = (self.action.trim().to_owned(), self.person.trim().to_owned());
        AuditFilter { action, person }
    }

    /// Before which entry of the audit log.
    pub fn before(&self) -> i64 {
        self.before.parse().unwrap_or(i64::MAX)
    }

    /// The one thing that is asked for.
    pub fn item(&self) -> Result<Item, AppError> {
        self.item.parse().map_err(|_| AppError::not_found(Thing::Comment))
    }

    const NAMES: [&'static str; 12] = [
        "view", "kind", "image", "person", "text", "action", "before", "item", "done", "n",
        "missed", "undo",
    ];

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "view" => &mut self.view,
            "kind" => &mut self.kind,
            "image" => &mut self.image,
            "person" => &mut self.person,
            "text" => &mut self.text,
            "action" => &mut self.action,
            "before" => &mut self.before,
            "item" => &mut self.item,
            "done" => &mut self.done,
            "n" => &mut self.n,
            "missed" => &mut self.missed,
            "undo" => &mut self.undo,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_comes_back_as_it_went() {
        let query = "view=queue&kind=held&person=Zo%C3%AB+%26+co";
        assert_eq!(QueryParams::of_query(query).query(), query);
        let said = Said { what: "approve", done: 2, missed: 1, undo: Some(Uuid::nil()) };
        let told = QueryParams::of_query(query).saying(&said);
        let news = told.news();
        assert_eq!(
            news.done.as_deref(),
            Some("2 comments approved. One was settled or gone already, or could not be done.")
        );
        assert_eq!(news.undo, Some(Uuid::nil()));
        assert_eq!(told.silent().query(), query);
    }

    #[test]
    fn no_link_puts_words_on_the_page() {
        for query in ["done=Your+account+is+lost", "done=approve&n=x", "undo=x"] {
            let news = QueryParams::of_query(query).news();
            assert!(news.done.is_none_or(|words| words == "0 comments approved."), "{query}");
        }
    }
}
