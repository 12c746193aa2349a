//! The forms of the page: from their fields to an action, and its outcome.

use crate::model::ImageId;
use crate::protocol::moderation::{BanChoices, Item};
use crate::protocol::{AppError, Input, Thing};
use crate::server::clock;
use crate::server::http::pages::moderation::bulk_images::{BulkAction, MAX_IMAGES, bulk};
use crate::server::services::caller::Caller;
use crate::server::services::moderation;
use crate::server::services::moderation::{
    BanTarget, Moderator, NewBan, ReviewAction, ReviewSummary,
};
use crate::server::state::AppState;
use crate::texts::news;
use uuid::Uuid;

/// An action of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum FormAction {
    /// An action on items, with its name in the flash message.
    Act(ReviewAction, Vec<Item>, &'static str),
    /// Undo an action.
    Undo(Uuid),
    /// Lift a ban.
    Lift(Uuid),
    /// Close or reopen an image.
    Close(ImageId, bool),
    /// Delete images, or restore deleted ones.
    Images(BulkAction, Vec<ImageId>),
}

/// The outcome of an action, shown once after the redirect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flash {
    /// Name of the action.
    pub what: &'static str,
    /// Number of items.
    pub done: usize,
    /// Items that were settled before, gone, or refused.
    pub missed: usize,
    /// Undoes it.
    pub undo: Option<Uuid>,
}

impl Flash {
    /// The outcome as a sentence.
    pub fn sentence(what: &str, n: usize) -> Option<String> {
        Some(match what {
            "approve" => news::comments_approved(n),
            "remove" => news::comments_removed(n),
            "ban" => news::bans_begun(n),
            "restore" => news::entries_restored(n),
            "undo" => news::actions_undone(n),
            "lift" => news::ban_lifted().to_owned(),
            "close" => news::discussions_locked().to_owned(),
            "open" => news::discussions_unlocked().to_owned(),
            "delete-images" => news::images_deleted(n),
            "restore-images" => news::images_restored(n),
            _ => return None,
        })
    }
}

type Fields = [(String, String)];

/// The last field of this name; empty without one.
pub fn field<'f>(form: &'f Fields, name: &str) -> &'f str {
    form.iter().rev().find(|(of, _)| of == name).map_or("", |(_, value)| value)
}

impl FormAction {
    /// The action of a form. The button of a single entry names both: `approve comment-…`.
    pub fn read(form: &Fields) -> Result<Self, AppError> {
        if let Some((action, item)) = field(form, "one").split_once(' ') {
            return match BulkAction::of_name(action) {
                Some(action) => Ok(Self::Images(action, vec![image_of(item)?])),
                None if matches!(action, "close" | "open") => {
                    Ok(Self::Close(image_of(item)?, action == "close"))
                }
                None => Self::act(form, action, vec![item_of(item)?]),
            };
        }
        if let Some(action) = BulkAction::of_name(field(form, "action")) {
            return Ok(Self::Images(action, chosen_images(form)?));
        }
        let id = |name| field(form, name).parse().map_err(|_| AppError::not_found(Thing::Thing));
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
            "approve" => (ReviewAction::Approve, "approve"),
            "remove" => (ReviewAction::Remove, "remove"),
            "restore" => (ReviewAction::Restore, "restore"),
            "ban" => (ReviewAction::Ban(new_ban(form)?), "ban"),
            _ => return Err(AppError::invalid(Input::Action)),
        };
        Ok(Self::Act(action, items, name))
    }
}

fn image_of(text: &str) -> Result<ImageId, AppError> {
    text.parse().map_err(|_| AppError::not_found(Thing::Image))
}

fn chosen_images(form: &Fields) -> Result<Vec<ImageId>, AppError> {
    let chosen = form.iter().filter(|(name, _)| name == "image");
    let images: Vec<ImageId> = chosen.map(|(_, id)| image_of(id)).collect::<Result<_, _>>()?;
    match images.len() {
        0 => Err(AppError::invalid(Input::NoItems)),
        1..=MAX_IMAGES => Ok(images),
        _ => Err(AppError::invalid(Input::TooManyItems { max: MAX_IMAGES })),
    }
}

fn item_of(text: &str) -> Result<Item, AppError> {
    text.parse().map_err(|_| AppError::invalid(Input::ItemId))
}

/// A date takes precedence over the selected duration.
fn new_ban(form: &Fields) -> Result<NewBan, AppError> {
    let given = [field(form, "until"), field(form, "for")];
    let until = given.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    let target = match field(form, "whom") {
        "" | "person" => BanTarget::Person,
        "address" => BanTarget::Address,
        _ => return Err(AppError::invalid(Input::BanTarget)),
    };
    let until = moderation::parse_ban_end(until, clock::now())?;
    Ok(NewBan { target, until, reason: field(form, "reason").to_owned() })
}

/// The choices in the form that bans one author, and the item that it is about; `None` for any other form.
pub fn ban_choices(form: &Fields) -> Option<(BanChoices, &str)> {
    let is_of_one = field(form, "action") == "ban" && form.iter().any(|(name, _)| name == "whom");
    let text = |name| field(form, name).to_owned();
    let choices = || BanChoices {
        by_address: field(form, "whom") == "address",
        lasts: text("for"),
        until: text("until"),
        reason: text("reason"),
    };
    is_of_one.then(|| (choices(), field(form, "item")))
}

/// Carries out an action.
pub async fn carry_out(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: FormAction,
) -> Result<Flash, AppError> {
    let flash = |what, done| Flash { what, done, missed: 0, undo: None };
    match action {
        FormAction::Act(action, items, what) => {
            let outcome =
                moderation::review_items(state, caller, moderator, &action, &items).await?;
            let ReviewSummary { done, missed, undo } = outcome;
            Ok(Flash { what, done, missed, undo })
        }
        FormAction::Undo(id) => {
            let outcome = moderation::undo(state, caller, moderator, id).await?;
            let ReviewSummary { done, missed, undo } = outcome;
            Ok(Flash { what: "undo", done, missed, undo })
        }
        FormAction::Lift(id) => {
            moderation::lift_ban(state, caller, moderator, id).await?;
            Ok(flash("lift", 1))
        }
        FormAction::Images(action, chosen) => {
            let (done, missed) = bulk(state, caller, moderator, action, &chosen).await?;
            Ok(Flash { what: action.name(), done, missed, undo: None })
        }
        FormAction::Close(image, is_closed) => {
            let own = Some(&moderator.tenant.id);
            if state.engine.tenant_of(image).await?.as_ref() != own {
                return Err(AppError::not_found(Thing::Image));
            }
            moderation::close_image(state, caller, image, is_closed).await?;
            Ok(flash(if is_closed { "close" } else { "open" }, 1))
        }
    }
}
