//! What the forms of the page ask to be done. Knows no markup.

use crate::model::ImageId;
use crate::protocol::AppError;
use crate::protocol::moderation::Item;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::moderation;
use crate::server::services::moderation::{Action, Moderator, NewBan, Outcome, Whom};
use crate::server::state::AppState;
use uuid::Uuid;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// This with these things; by what name it is told afterwards.
    Act(Action, Vec<Item>, &'static str),
    /// Take back what was done.
    Undo(Uuid),
    /// End a ban.
    Lift(Uuid),
    /// Close an image, or open it again.
    Close(ImageId, bool),
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// By name.
    pub what: &'static str,
    /// To how many things.
    pub done: usize,
    /// How many were settled before, gone, or not to be done.
    pub missed: usize,
    /// Takes it back.
    pub undo: Option<Uuid>,
}

impl Said {
    /// What was done, as a sentence.
    pub fn words(what: &str, n: usize) -> Option<String> {
        let counted = |one: &str, many: &str, done: &str| match n {
            1 => format!("1 {one} {done}."),
            n => format!("{n} {many} {done}."),
        };
        Some(match what {
            "approve" => counted("comment", "comments", "approved"),
            "remove" => counted("comment", "comments", "removed"),
            "ban" => counted("ban", "bans", "begun"),
            "restore" => counted("entry", "entries", "restored"),
            "undo" => counted("action", "actions", "undone"),
            "lift" => "The ban is lifted.".to_owned(),
            "close" => "The image is closed.".to_owned(),
            "open" => "The image is open again.".to_owned(),
            _ => return None,
        })
    }
}

type Fields = [(String, String)];

/// The last field of this name; empty when there is none.
pub fn field<'f>(form: &'f Fields, name: &str) -> &'f str {
    form.iter().rev().find(|(of, _)| of == name).map_or("", |(_, value)| value)
}

impl Order {
    /// What a form asks for. A button of a single entry names both: `approve comment-…`.
    pub fn read(form: &Fields) -> Result<Self, AppError> {
        if let Some((action, item)) = field(form, "one").split_once(' ') {
            return Self::act(form, action, vec![item_of(item)?]);
        }
        let id = |name| field(form, name).parse().map_err(|_| AppError::not_found(name));
        match field(form, "action") {
            "undo" => Ok(Self::Undo(id("undo")?)),
            "lift" => Ok(Self::Lift(id("ban")?)),
            "close" => Ok(Self::Close(ImageId(id("image")?), true)),
            "open" => Ok(Self::Close(ImageId(id("image")?), false)),
            action => {
                let chosen = form.iter().filter(|(name, _)| name == "item");
                let items = chosen.map(|(_, item)| item_of(item)).collect::<Result<_, _>>()?;
                Self::act(form, action, items)
            }
        }
    }

    fn act(form: &Fields, action: &str, items: Vec<Item>) -> Result<Self, AppError> {
        let (action, name) = match action {
            "approve" => (Action::Approve, "approve"),
            "remove" => (Action::Remove, "remove"),
            "restore" => (Action::Restore, "restore"),
            "ban" => (Action::Ban(new_ban(form)?), "ban"),
            _ => return Err(AppError::invalid("this page knows no such action")),
        };
        Ok(Self::Act(action, items, name))
    }
}

fn item_of(text: &str) -> Result<Item, AppError> {
    text.parse().map_err(|_| AppError::invalid("one of the chosen entries is none"))
}

/// A day that is given counts more than the choice beside it.
fn new_ban(form: &Fields) -> Result<NewBan, AppError> {
    let asked = [field(form, "until"), field(form, "for")];
    let until = asked.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    let whom = match field(form, "whom") {
        "" | "person" => Whom::Person,
        "address" => Whom::Address,
        _ => return Err(AppError::invalid("a ban is of a person or an address")),
    };
    let until = moderation::until(until, clock::now())?;
    Ok(NewBan { whom, until, reason: field(form, "reason").to_owned() })
}

/// Does what is asked for.
pub async fn carry_out(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    order: Order,
) -> Result<Said, AppError> {
    let said = |what, done| Said { what, done, missed: 0, undo: None };
    match order {
        Order::Act(action, items, what) => {
            let outcome = moderation::act(state, caller, moderator, &action, &items).await?;
            let Outcome { done, missed, undo } = outcome;
            Ok(Said { what, done, missed, undo })
        }
        Order::Undo(id) => {
            let outcome = moderation::undo(state, caller, moderator, id).await?;
            let Outcome { done, missed, undo } = outcome;
            Ok(Said { what: "undo", done, missed, undo })
        }
        Order::Lift(id) => {
            moderation::lift_ban(state, caller, moderator, id).await?;
            Ok(said("lift", 1))
        }
        Order::Close(image, is_closed) => {
            let own = Some(&moderator.tenant.id);
            if state.engine.tenant_of(image).await?.as_ref() != own {
                return Err(AppError::not_found("image"));
            }
            moderation::close_image(state, caller, image, is_closed).await?;
            Ok(said(if is_closed { "close" } else { "open" }, 1))
        }
    }
}
