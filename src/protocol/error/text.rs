//! The sentence of a reason, in the language of the reader. Made when an error leaves the process, for pages and for JSON
//! alike. The folder beside this file has the rest of them. What only programs cause is English in every language.

mod browser;
mod identity;
mod images;
mod request;
mod settings;
mod webhooks;

pub use browser::{termination_text, text_in_browser};
pub use webhooks::{answered_text, outcome_text, undelivered_text};

use super::causes::{Busy, Conflict, Forbidden, Gone, Thing, Unwritable};
use super::input::{Field, Input};
use super::reason::Reason;
use crate::model::{EmailError, TenantIdError};
use crate::texts::{errors, live};
use browser::{guest_name_text, refusal_text, restriction_text, text_error_text, unsent_text};
use identity::{api_key_text, password_text, sso_text};
use images::{address_text, image_text};
use request::{POINT, SIZE, TENANT_ID, undecodable_text};

/// The sentence for people; without a capital and a full stop, so that it can stand inside another one.
pub fn text_of(reason: &Reason) -> String {
    match reason {
        Reason::Invalid(input) => input_text(input),
        Reason::NoIdentity => live::no_identity().into(),
        Reason::WrongCredentials => errors::wrong_credentials().into(),
        Reason::ApiKey(refusal) => api_key_text(*refusal).into(),
        Reason::SingleSignOn(refusal) => sso_text(*refusal),
        Reason::Image(refusal) => image_text(*refusal),
        Reason::TicketExpired => "this ticket is not good any more".into(),
        Reason::Forbidden(forbidden) => forbidden_text(forbidden).into(),
        Reason::NotFound(thing) => thing_text(*thing).into(),
        Reason::MethodNotAllowed => "this address does not take this method".into(),
        Reason::Conflict(conflict) => conflict_text(conflict),
        Reason::Gone(gone) => gone_text(*gone).into(),
        Reason::BodyTooLarge => errors::body_too_large().into(),
        Reason::ContentType { accepted } => {
            format!("the request body must have the content type {accepted}")
        }
        Reason::Held => live::held().into(),
        Reason::Busy(busy) => busy_text(*busy),
        Reason::Overloaded => errors::overloaded().into(),
        Reason::Unwritable(why) => errors::unwritable(unwritable_text(*why)),
        Reason::Stopping => errors::stopping().into(),
        Reason::Internal => live::failed().into(),
        Reason::Refused(refusal) => refusal_text(*refusal),
        Reason::Restricted(restriction) => restriction_text(*restriction).into(),
        Reason::Text(error) => text_error_text(*error),
        Reason::Unsent(unsent) => unsent_text(*unsent).into(),
        Reason::Stated { text, .. } => text.clone(),
    }
}

fn thing_text(thing: Thing) -> &'static str {
    match thing {
        Thing::Page => errors::no_such_page(),
        Thing::Image => errors::no_such_image(),
        Thing::Picture => errors::no_such_picture(),
        Thing::Tenant => errors::no_such_workspace(),
        Thing::Link => errors::no_such_link(),
        Thing::Discussion => errors::no_such_discussion(),
        Thing::Comment => errors::no_such_comment(),
        Thing::Invitation => errors::no_such_invitation(),
        Thing::ApiKey => errors::no_such_key(),
        Thing::Webhook => errors::no_such_webhook(),
        Thing::Member => errors::no_such_member(),
        Thing::Ban => errors::no_such_ban(),
        Thing::UndoableAction => errors::nothing_to_undo(),
        Thing::Endpoint => "there is no such endpoint",
        Thing::Function => "there is no such function",
        Thing::Thing => errors::no_such_thing(),
    }
}

fn field_text(field: Field) -> &'static str {
    match field {
        Field::Title => errors::field_title(),
        Field::Search => errors::field_search(),
        Field::UrlId => "urlId",
        Field::WindowUrlId => "windowUrlId",
        Field::Src => "src",
        Field::ChatSquarePercentage => "chatSquarePercentage",
        Field::PageTitle => "pageTitle",
        Field::CreatedFromCommentId => "createdFromCommentId",
        Field::FlagReason => errors::field_reason(),
        Field::MarkerSize => errors::field_marker_size(),
        Field::CommentChars => errors::field_comment_length(),
        Field::ReplyDepth => errors::field_reply_nesting(),
        Field::FlagsToHide => errors::field_flags(),
        Field::EmbedOrigins => errors::field_embed_sites(),
        Field::BlockedWords => errors::field_blocked_words(),
    }
}

fn input_text(input: &Input) -> String {
    match input {
        Input::BlankName => errors::blank_name().into(),
        Input::ReservedName => errors::reserved_name().into(),
        Input::NameOfNobody => errors::deleted_name().into(),
        Input::NoName => live::no_name().into(),
        Input::Name(error) => errors::your_name(&text_error_text(*error)),
        Input::ApiKeyName(error) => errors::key_name(&text_error_text(*error)),
        Input::GuestName(error) => guest_name_text(*error),
        Input::Email(EmailError) => errors::email_invalid().into(),
        Input::TenantId(TenantIdError) => TENANT_ID.into(),
        Input::ControlCharacter(field) => errors::control_character(field_text(*field)),
        Input::Empty(field) => errors::field_empty(field_text(*field)),
        Input::TooLong { field, max } => errors::field_too_long(*max, field_text(*field)),
        Input::NotInRange { field, from, to } => {
            errors::field_out_of_range(field_text(*field), from, to)
        }
        Input::TenantName { max } => errors::tenant_name(*max),
        Input::ListTooLong { field, max } => errors::list_too_long(*max, field_text(*field)),
        Input::NotASite(text) => errors::not_a_site(text),
        Input::WordTooLong { max } => errors::word_too_long(*max),
        Input::ApiKeyDays { max } => errors::key_days(*max),
        Input::AuthorId { max } => format!("`as.id` has 1 to {max} bytes"),
        Input::AuthorAvatar { max } => format!("`as.avatar` has at most {max} characters"),
        Input::UsageDay => {
            "yearNumber, monthNumber (0 for January) and dayNumber (from 1) are a day".into()
        }
        Input::WebhookUrl { why } => errors::address_unusable(address_text(*why)),
        Input::ImageUrl { why } => errors::image_address_unusable(address_text(*why)),
        Input::WeakPassword(weak) => password_text(*weak),
        Input::NoTopics => errors::no_topics().into(),
        Input::LinkDays { max } => errors::link_days(*max),
        Input::Invitation { max_uses } => errors::invitation_bounds(*max_uses),
        Input::MemberRole => errors::member_role().into(),
        Input::BanEnd => errors::ban_end().into(),
        Input::BanTarget => errors::ban_target().into(),
        Input::OwnComment => errors::own_comment().into(),
        Input::NoItems => errors::no_items().into(),
        Input::TooManyItems { max } => errors::too_many_items(*max),
        Input::ItemId => errors::item_unknown().into(),
        Input::Action => errors::action_unknown().into(),
        Input::NotConfirmed => errors::not_confirmed().into(),
        Input::SrcAddress => {
            "src must be the address of a picture, with https:// or http:// at its beginning".into()
        }
        Input::SsoFields => "missing_field: sso or simpleSSO, one of the two".into(),
        Input::UsageDates => errors::usage_dates().into(),
        Input::UsagePeriod { max_days } => errors::usage_period(max_days.unsigned_abs()),
        Input::NoChange => "nothing to change: give resolved, x and y, or locked".into(),
        Input::HalfPoint => "x and y go together".into(),
        Input::PointOutside => POINT.into(),
        Input::HalfSize => "w and h go together, and with x and y".into(),
        Input::SizeOutside => SIZE.into(),
        Input::NoTitle => errors::no_title().into(),
        Input::NoImageChange => "nothing to change: give title or visibility".into(),
        Input::ImageLimit { max } => format!("limit is a number from 1 to {max}"),
        Input::NoFile => errors::no_file().into(),
        Input::NotJson => "the request body is not valid JSON".into(),
        Input::NoBoundary => "the form's content type has no boundary".into(),
        Input::NotMultipart => "the request body is not a valid multipart form".into(),
        Input::IncompleteBody => "the request body could not be received".into(),
        Input::Undecodable(what) => undecodable_text(what),
        Input::Target => "the request target is not a path on this server".into(),
        Input::Host => "the request must name its host once".into(),
        Input::NoHandshake => "this address takes WebSocket handshakes only".into(),
    }
}

fn forbidden_text(forbidden: &Forbidden) -> &'static str {
    match forbidden {
        Forbidden::OtherSite => errors::other_site(),
        Forbidden::SiteNotListed => errors::site_not_listed(),
        Forbidden::UnknownHost => errors::unknown_host(),
        Forbidden::LiveFromOtherSite => "this page may not open a live socket",
        Forbidden::NoAccount => errors::no_account(),
        Forbidden::WrongPassword => errors::wrong_password(),
        Forbidden::WrongLinkPassword => errors::wrong_link_password(),
        Forbidden::NameOfSite => errors::name_of_site(),
        Forbidden::SimpleSso => "not_allowed: this tenant does not take simple single sign-on",
        Forbidden::CloseImage => errors::close_image(),
        Forbidden::ManageImage => errors::manage_image(),
        Forbidden::Original => errors::original(),
        Forbidden::Usage => errors::usage(),
        Forbidden::NameOfApiKey => "an API key keeps its name",
        Forbidden::NameAuthor => {
            "not_allowed: only an API key of an administrator names the author"
        }
        Forbidden::BanSelf => errors::ban_self(),
        Forbidden::BanPeer => errors::ban_peer(),
        Forbidden::Banned => errors::banned(),
    }
}

fn conflict_text(conflict: &Conflict) -> String {
    match conflict {
        Conflict::UrlIdTaken => "there is an image with this urlId already".into(),
        Conflict::FileElsewhere => errors::file_elsewhere().into(),
        Conflict::EmailTaken => errors::email_taken().into(),
        Conflict::LastAdministrator => errors::last_administrator().into(),
        Conflict::OnlyAdministrator { of: None } => errors::only_administrator().into(),
        Conflict::OnlyAdministrator { of: Some(tenant) } => errors::only_administrator_of(tenant),
        Conflict::TooManyLinks { max } => errors::too_many_links(*max),
        Conflict::TooManyApiKeys { max } => errors::too_many_keys(*max),
        Conflict::TooManyWebhooks { max } => errors::too_many_webhooks(*max),
        Conflict::NoAccount => errors::no_account().into(),
        Conflict::WebhookDisabled => errors::webhook_off().into(),
        Conflict::SettingsChanged { now } => settings::settings_changed_text(now),
        Conflict::NoAddress => errors::no_address().into(),
        Conflict::OwnAddress => errors::own_address().into(),
        Conflict::HeldDeleted => errors::held_deleted().into(),
        Conflict::HeldOutdated => errors::held_outdated().into(),
        Conflict::OtherOperation => "this broadcastId was used for another operation".into(),
        Conflict::Abandoned => errors::abandoned().into(),
        Conflict::Contended => errors::contended().into(),
    }
}

fn gone_text(gone: Gone) -> &'static str {
    match gone {
        Gone::Log => "the log does not reach back that far",
        Gone::Discussion => errors::discussion_gone(),
        Gone::Comment => errors::comment_gone(),
        Gone::Invitation => errors::invitation_gone(),
        Gone::ResetLink => errors::reset_link_gone(),
    }
}

fn unwritable_text(why: Unwritable) -> &'static str {
    match why {
        Unwritable::DiskFull => errors::disk_full(),
        Unwritable::Locked => errors::database_locked(),
        Unwritable::DiskFails => errors::disk_fails(),
        Unwritable::FilesAway => errors::files_away(),
        Unwritable::DatabaseAway => errors::database_away(),
    }
}

fn busy_text(busy: Busy) -> String {
    match busy {
        Busy::RateLimited { seconds } => errors::rate_limited(seconds),
        Busy::Overloaded => errors::server_busy().into(),
        Busy::Connections => errors::too_many_connections().into(),
        Busy::Uploads => errors::uploads_yours().into(),
        Busy::NetworkUploads => errors::uploads_network().into(),
        Busy::AllUploads => errors::uploads_all().into(),
        Busy::Fetches => errors::fetches().into(),
        Busy::Preparations => errors::preparations().into(),
        Busy::Tickets => "too many tickets wait to be used".into(),
        Busy::Passwords => errors::passwords_waiting().into(),
        Busy::HeldComments { max } => errors::held_comments(max),
    }
}
