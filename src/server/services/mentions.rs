//! People that a comment mentions: who can be, and under which name. The caller is already admitted.
//!
//! Members find all members of their tenant. Everyone finds the people who look at the image or wrote on it: they see these
//! anyway.

use super::caller::Caller;
use crate::model::{
    Author, CommentBody, DisplayName, ImageId, MAX_MENTIONS, Mention, Operation, Role, UserId,
    mention_of, mentions, replace_mentions,
};
use crate::protocol::rest::{MentionablePeople, MentionablePerson};
use crate::protocol::{AppError, Field, Input};
use crate::server::access::Access;
use crate::server::names::DELETED_PERSON;
use crate::server::state::AppState;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most people of an answer: more than a list beside the cursor shows without scrolling.
const MAX_PEOPLE: usize = 20;

/// The people that the caller can mention and whose name contains a part: those who are here, then those who wrote on the
/// image, then members.
pub async fn people(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    part: &str,
) -> Result<MentionablePeople, AppError> {
    let part = part.trim();
    let max = DisplayName::MAX_CHARS;
    if part.chars().count() > max {
        return Err(AppError::invalid(Input::TooLong { field: Field::Search, max }));
    }
    let (store, limit) = (state.store.mentions(), MAX_PEOPLE as u32 + 1);
    let lower = part.to_lowercase();
    let is_meant = |of: &Author| of.name.as_str().to_lowercase().contains(&lower);
    let mut people = List { me: caller.user().ok().map(|user| user.id), found: Vec::new() };
    people.add(state.engine.people_at(image).into_iter().filter(is_meant), true);
    people.add(store.writers(image, part, limit).await?, false);
    if access.rights.role >= Role::Member {
        people.add(store.members_named(&access.tenant.id, part, limit).await?, false);
    }
    people.found.truncate(MAX_PEOPLE);
    Ok(MentionablePeople { people: people.found })
}

/// The people found so far, each once and without the caller.
struct List {
    me: Option<UserId>,
    found: Vec<MentionablePerson>,
}

impl List {
    fn add(&mut self, people: impl IntoIterator<Item = Author>, is_here: bool) {
        for Author { id, name, role } in people {
            let is_known = self.me == Some(id) || self.found.iter().any(|person| person.id == id);
            if !is_known && name.as_str() != DELETED_PERSON {
                self.found.push(MentionablePerson { id, name, role, is_here });
            }
        }
    }
}

/// The operation with the name of each person that its text mentions as it is at present. A mention of a person that the
/// author cannot find becomes their words alone: it neither tells that person nor whether there is one.
pub async fn named<'o>(
    state: &AppState,
    (actor, access): (UserId, &Access),
    image: ImageId,
    operation: &'o Operation,
) -> Result<Cow<'o, Operation>, AppError> {
    let Some(body) = operation.command.body() else { return Ok(Cow::Borrowed(operation)) };
    let found = mentions(body.as_str());
    if found.is_empty() {
        return Ok(Cow::Borrowed(operation));
    }
    let mut names = BTreeMap::new();
    for Mention { person, .. } in &found {
        if names.len() < MAX_MENTIONS && !names.contains_key(person) {
            names.insert(*person, name_of(state, (actor, access), image, *person).await?);
        }
    }
    let text = |put: &dyn Fn(&DisplayName, UserId) -> String| {
        replace_mentions(body.as_str(), |Mention { name, person, .. }| {
            match names.get(person).and_then(Option::as_ref) {
                Some(known) => put(known, *person),
                None => format!("@{name}"),
            }
        })
    };
    // It has to fit as well once an account is deleted and the name is another.
    let deleted = DisplayName::new(DELETED_PERSON)?;
    CommentBody::new(&text(&|_, person| mention_of(&deleted, person)))?;
    let body = CommentBody::new(&text(&|name, person| mention_of(name, person)))?;
    let mut named = operation.clone();
    named.command.set_body(body);
    Ok(Cow::Owned(named))
}

/// The name of a person, if the author can find them. Of oneself, too: who edits a comment of theirs keeps what it says.
async fn name_of(
    state: &AppState,
    (actor, access): (UserId, &Access),
    image: ImageId,
    person: UserId,
) -> Result<Option<DisplayName>, AppError> {
    let store = state.store.mentions();
    if let Some(here) = state.engine.people_at(image).into_iter().find(|here| here.id == person) {
        return Ok(Some(here.name));
    }
    if access.rights.role >= Role::Member
        && let Some(member) = store.member(&access.tenant.id, person).await?
    {
        return Ok(Some(member.name));
    }
    let writer = store.writer(image, person).await?.map(|writer| writer.name);
    Ok(writer.filter(|name| person == actor || name.as_str() != DELETED_PERSON))
}
