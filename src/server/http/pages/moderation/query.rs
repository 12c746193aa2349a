//! The query of the moderation page, parsed and serialised.

use crate::app::pages::ModerationNews;
use crate::protocol::moderation::{AuditFilter, Item, Kind, QueueFilter};
use crate::protocol::{AppError, Thing};
use crate::server::http::pages::moderation::actions::Flash;
use crate::server::services::images::{GalleryPage, MAX_TITLE_CHARS};
use crate::texts::news;
use serde::Deserialize;
use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;

/// The query. Missing and malformed fields are empty, which filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct QueryParams {
    /// The view.
    pub view: String,
    kind: String,
    image: String,
    person: String,
    text: String,
    action: String,
    before: String,
    after: String,
    item: String,
    /// The flash message: action and number of items.
    done: String,
    n: String,
    missed: String,
    undo: String,
}

impl QueryParams {
    /// The form that bans the author of an item.
    pub fn of_ban(item: &str) -> Self {
        Self { view: "ban".into(), item: item.into(), ..Self::default() }
    }

    /// Parses a query.
    pub fn of_query(text: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in parse(text.as_bytes()) {
            if let Some(field) = query.field(&name) {
                *field = value.into_owned();
            }
        }
        query
    }

    /// Serialises the query.
    pub fn query(mut self) -> String {
        let mut query = Serializer::new(String::new());
        for name in Self::NAMES {
            if let Some(value) = self.field(name).filter(|value| !value.is_empty()) {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// Without a flash message.
    pub fn without_flash(self) -> Self {
        let none = String::new;
        Self { done: none(), n: none(), missed: none(), undo: none(), ..self }
    }

    /// With a flash message.
    pub fn with_flash(self, flash: &Flash) -> Self {
        let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        Self {
            done: flash.what.to_owned(),
            n: number(flash.done),
            missed: number(flash.missed),
            undo: flash.undo.map_or_else(String::new, |undo| undo.to_string()),
            ..self
        }
    }

    /// The flash message in words. Made of names and numbers only, so that a link puts no text on the page.
    pub fn news(&self) -> ModerationNews {
        let n: usize = self.n.parse().unwrap_or(0);
        let missed: usize = self.missed.parse().unwrap_or(0);
        let mut done = Flash::sentence(&self.done, n);
        if let (Some(words), 1..) = (&mut done, missed) {
            *words += &format!(" {}", news::could_not_be_done(missed));
        }
        let undo: Option<Uuid> = self.undo.parse().ok();
        ModerationNews { undo: undo.filter(|_| done.is_some()), done, ..ModerationNews::default() }
    }

    /// The filter of a list.
    pub fn filter(&self) -> QueueFilter {
        QueueFilter {
            item: None,
            kind: Kind::of_name(&self.kind),
            image: self.image.trim().parse().ok(),
            person: self.person.trim().to_owned(),
            text: self.text.trim().to_owned(),
        }
    }

    /// The filter of the audit log.
    pub fn audit(&self) -> AuditFilter {
        let (action, person) = (self.action.trim().to_owned(), self.person.trim().to_owned());
        AuditFilter { action, person }
    }

    /// The entry of the audit log at which the page begins.
    pub fn before(&self) -> i64 {
        self.before.parse().unwrap_or(i64::MAX)
    }

    /// The item of the ban form.
    pub fn item(&self) -> Result<Item, AppError> {
        self.item.parse().map_err(|_| AppError::not_found(Thing::Comment))
    }

    /// The page of the images.
    pub fn images(&self) -> GalleryPage {
        let after = self.after.parse().ok();
        let search = self.text.trim().chars().take(MAX_TITLE_CHARS).collect();
        GalleryPage { search, after, ..GalleryPage::default() }
    }

    const NAMES: [&'static str; 13] = [
        "view", "kind", "image", "person", "text", "action", "before", "after", "item", "done",
        "n", "missed", "undo",
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
            "after" => &mut self.after,
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
    fn a_query_round_trips() {
        let query = "view=queue&kind=held&person=Zo%C3%AB+%26+co";
        assert_eq!(QueryParams::of_query(query).query(), query);
        let flash = Flash { what: "approve", done: 2, missed: 1, undo: Some(Uuid::nil()) };
        let told = QueryParams::of_query(query).with_flash(&flash);
        let news = told.news();
        assert_eq!(
            news.done.as_deref(),
            Some("2 comments approved. One was settled or gone already, or could not be done.")
        );
        assert_eq!(news.undo, Some(Uuid::nil()));
        assert_eq!(told.without_flash().query(), query);
    }

    #[test]
    fn no_link_puts_words_on_the_page() {
        for query in ["done=Your+account+is+lost", "done=approve&n=x", "undo=x"] {
            let news = QueryParams::of_query(query).news();
            assert!(news.done.is_none_or(|words| words == "0 comments approved."), "{query}");
        }
    }
}
