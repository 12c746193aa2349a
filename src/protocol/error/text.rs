//! The English sentence of a reason. Made when an error leaves the process, for pages and for JSON alike. The folder
//! beside this file has the rest of them; what is there and here is what another language replaces.

mod browser;
mod identity;
mod images;
mod request;
mod settings;
mod webhooks;

pub use browser::{termination_text, text_in_browser};
pub use webhooks::{answered_text, undelivered_text};

use super::causes::{Busy, Conflict, Forbidden, Gone, Thing, Unwritable};
use super::input::{Field, Input};
use super::reason::Reason;
use crate::model::{EmailError, TenantIdError};
use browser::{guest_name_text, refusal_text, restriction_text, text_error_text, unsent_text};
use identity::{api_key_text, password_text, sso_text};
use images::{address_text, image_text};
use request::{EMAIL, POINT, TENANT_ID, undecodable_text};

/// The sentence for people; without a capital and a full stop, so that it can stand inside another one.
pub fn text_of(reason: &Reason) -> String {
    match reason {
        Reason::Invalid(input) => input_text(input),
        Reason::NoIdentity => browser::NO_IDENTITY.into(),
        Reason::WrongCredentials => "wrong e-mail or password".into(),
        Reason::ApiKey(refusal) => api_key_text(*refusal).into(),
        Reason::SingleSignOn(refusal) => sso_text(*refusal),
        Reason::Image(refusal) => image_text(*refusal),
        Reason::TicketExpired => "this ticket is not good any more".into(),
        Reason::Forbidden(forbidden) => forbidden_text(forbidden).into(),
        Reason::NotFound(thing) => format!("there is no such {}", thing_text(*thing)),
        Reason::MethodNotAllowed => "this address does not take this method".into(),
        Reason::Conflict(conflict) => conflict_text(conflict),
        Reason::Gone(gone) => gone_text(*gone).into(),
        Reason::BodyTooLarge => "the request body is too large".into(),
        Reason::ContentType { accepted } => {
            format!("the request body must have the content type {accepted}")
        }
        Reason::Held => browser::HELD.into(),
        Reason::Busy(busy) => busy_text(*busy),
        Reason::Overloaded => "too many people are opening large images; please try again".into(),
        Reason::Unwritable(why) => {
            format!("nothing can be saved at present: {}", unwritable_text(*why))
        }
        Reason::Stopping => "the server is about to stop".into(),
        Reason::Internal => browser::FAILED.into(),
        Reason::Refused(refusal) => refusal_text(*refusal),
        Reason::Restricted(restriction) => restriction_text(*restriction).into(),
        Reason::Text(error) => text_error_text(*error),
        Reason::Unsent(unsent) => unsent_text(*unsent).into(),
        Reason::Stated { text, .. } => text.clone(),
    }
}

fn thing_text(thing: Thing) -> &'static str {
    match thing {
        Thing::Page => "page",
        Thing::Image => "image",
        Thing::Picture => "picture",
        Thing::Tenant => "workspace",
        Thing::Link => "link",
        Thing::Discussion => "discussion",
        Thing::Comment => "comment",
        Thing::Invitation => "invitation",
        Thing::ApiKey => "API key",
        Thing::Webhook => "webhook",
        Thing::Member => "member",
        Thing::Ban => "ban",
        Thing::UndoableAction => "action to undo: it was undone already, or is too long ago",
        Thing::Endpoint => "endpoint",
        Thing::Function => "function",
        Thing::Thing => "thing",
    }
}

fn field_text(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Search => "search",
        Field::UrlId => "urlId",
        Field::WindowUrlId => "windowUrlId",
        Field::Src => "src",
        Field::ChatSquarePercentage => "chatSquarePercentage",
        Field::PageTitle => "pageTitle",
        Field::CreatedFromCommentId => "createdFromCommentId",
        Field::FlagReason => "the reason",
        Field::MarkerSize => "the marker size",
        Field::CommentChars => "the comment length",
        Field::ReplyDepth => "the reply nesting",
        Field::FlagsToHide => "the number of flags",
        Field::EmbedOrigins => "the list of sites that may embed images",
        Field::BlockedWords => "the list of blocked words",
    }
}

fn input_text(input: &Input) -> String {
    match input {
        Input::BlankName => "the name shows nothing".into(),
        Input::ReservedName => {
            "this name is kept for people who moderate here; please choose another one".into()
        }
        Input::NameOfNobody => {
            "this name stands for people whose names are not shown; please choose another one"
                .into()
        }
        Input::NoName => browser::NO_NAME.into(),
        Input::Name(error) => format!("your name: {}", text_error_text(*error)),
        Input::ApiKeyName(error) => format!("the name of the key: {}", text_error_text(*error)),
        Input::GuestName(error) => guest_name_text(*error),
        Input::Email(EmailError) => EMAIL.into(),
        Input::TenantId(TenantIdError) => TENANT_ID.into(),
        Input::ControlCharacter(field) => format!("{} has a control character", field_text(*field)),
        Input::Empty(field) => format!("{} is empty", field_text(*field)),
        Input::TooLong { field, max } => {
            format!("{} is longer than {max} characters", field_text(*field))
        }
        Input::NotInRange { field, from, to } => {
            format!("{} is a number from {from} to {to}", field_text(*field))
        }
        Input::TenantName { max } => format!("a name has 1 to {max} characters"),
        Input::ListTooLong { field, max } => {
            format!("{} has more than {max} entries", field_text(*field))
        }
        Input::NotASite(text) => format!("{text} is not a site like https://example.org"),
        Input::WordTooLong { max } => format!("a blocked word has at most {max} characters"),
        Input::ApiKeyDays { max } => format!("an API key expires after 1 to {max} days, or never"),
        Input::AuthorId { max } => format!("`as.id` has 1 to {max} bytes"),
        Input::AuthorAvatar { max } => format!("`as.avatar` has at most {max} characters"),
        Input::UsageDay => {
            "yearNumber, monthNumber (0 for January) and dayNumber (from 1) are a day".into()
        }
        Input::WebhookUrl { why } => {
            format!("this address cannot be used: {}", address_text(*why))
        }
        Input::ImageUrl { why } => {
            format!("the image's address cannot be used: {}", address_text(*why))
        }
        Input::WeakPassword(weak) => password_text(*weak),
        Input::NoTopics => "choose at least one kind of event".into(),
        Input::LinkDays { max } => format!("a link expires after 1 to {max} days"),
        Input::Invitation { max_uses } => {
            format!("an invitation is for 1, 7 or 30 days and 1 to {max_uses} people")
        }
        Input::MemberRole => "a member is a member, a moderator or an administrator".into(),
        Input::BanEnd => "choose how long, or a day to come such as 2030-01-31".into(),
        Input::BanTarget => "a ban is of a person or an address".into(),
        Input::OwnComment => "this comment is your own: you can delete it".into(),
        Input::NoItems => "choose at least one entry first".into(),
        Input::TooManyItems { max } => format!("at most {max} entries at once"),
        Input::ItemId => "one of the chosen entries is none".into(),
        Input::Action => "this page knows no such action".into(),
        Input::NotConfirmed => "please say yes to deleting your account".into(),
        Input::SrcAddress => {
            "src must be the address of a picture, with https:// or http:// at its beginning".into()
        }
        Input::SsoFields => "missing_field: sso or simpleSSO, one of the two".into(),
        Input::UsageDates => "from and to are days such as 2026-01-31".into(),
        Input::UsagePeriod { max_days } => {
            format!("from comes before to, and they are at most {max_days} days apart")
        }
        Input::NoChange => "nothing to change: give resolved, x and y, or locked".into(),
        Input::HalfPoint => "x and y go together".into(),
        Input::PointOutside => POINT.into(),
        Input::NoTitle => "an image needs a title".into(),
        Input::NoImageChange => "nothing to change: give title or visibility".into(),
        Input::ImageLimit { max } => format!("limit is a number from 1 to {max}"),
        Input::NoFile => "the form has no field named file".into(),
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
        Forbidden::OtherSite => "this request comes from another site",
        Forbidden::SiteNotListed => {
            "this site may not embed images of this workspace; its administrators list the sites that may"
        }
        Forbidden::UnknownHost => {
            "this server does not know the name it was called by; its operator sets the name with \
             --public-url"
        }
        Forbidden::LiveFromOtherSite => "this page may not open a live socket",
        Forbidden::NoAccount => "you have no account here",
        Forbidden::WrongPassword => "this is not your current password",
        Forbidden::WrongLinkPassword => "this is not the password of this link",
        Forbidden::NameOfSite => {
            "your name is the one that the site gives you where you are signed in"
        }
        Forbidden::SimpleSso => "not_allowed: this tenant does not take simple single sign-on",
        Forbidden::CloseImage => "only moderators close images",
        Forbidden::ManageImage => "only who uploaded an image and moderators change it",
        Forbidden::Original => {
            "only who uploaded an image and moderators have the file as it was sent"
        }
        Forbidden::Usage => "only administrators see what was used",
        Forbidden::NameOfApiKey => "an API key keeps its name",
        Forbidden::NameAuthor => {
            "not_allowed: only an API key of an administrator names the author"
        }
        Forbidden::BanSelf => "you cannot ban yourself",
        Forbidden::BanPeer => "you cannot ban someone who may do as much here as you, or more",
        Forbidden::Banned => {
            "you cannot take part here at the moment: a moderator has banned you for a time"
        }
    }
}

fn conflict_text(conflict: &Conflict) -> String {
    match conflict {
        Conflict::UrlIdTaken => "there is an image with this urlId already".into(),
        Conflict::FileElsewhere => "the picture is on another site: replace it there".into(),
        Conflict::EmailTaken => {
            "there is an account with this e-mail address already; please sign in instead".into()
        }
        Conflict::LastAdministrator => {
            "there would be no administrator any more; please make someone else one first".into()
        }
        Conflict::OnlyAdministrator { of } => {
            let of = of.as_ref().map_or_else(String::new, |tenant| format!(" of “{tenant}”"));
            format!("you are the only administrator{of}; please make someone else one first")
        }
        Conflict::TooManyLinks { max } => {
            format!("an image has at most {max} share links; please revoke one first")
        }
        Conflict::TooManyApiKeys { max } => {
            format!("a workspace has at most {max} API keys; please revoke one first")
        }
        Conflict::TooManyWebhooks { max } => {
            format!("a workspace has at most {max} webhooks; please delete one first")
        }
        Conflict::NoAccount => "this is remembered for people with an account".into(),
        Conflict::WebhookDisabled => "this webhook is off; please turn it on first".into(),
        Conflict::SettingsChanged { now } => settings::settings_changed_text(now),
        Conflict::NoAddress => "it is not known where this person came from".into(),
        Conflict::OwnAddress => {
            "this person comes from the same address as you: you would ban yourself".into()
        }
        Conflict::HeldDeleted => "someone deleted this comment after it was approved".into(),
        Conflict::HeldOutdated => "this comment was edited after this change of it was sent".into(),
        Conflict::OtherOperation => "this broadcastId was used for another operation".into(),
        Conflict::Abandoned => "this operation was given up; please send it again".into(),
        Conflict::Contended => "too many people change this image at once; please try again".into(),
    }
}

fn gone_text(gone: Gone) -> &'static str {
    match gone {
        Gone::Log => "the log does not reach back that far",
        Gone::Discussion => "the discussion was deleted meanwhile",
        Gone::Comment => "the comment was deleted meanwhile",
        Gone::Invitation => "this invitation was used up meanwhile",
        Gone::ResetLink => "this link was used already",
    }
}

fn unwritable_text(why: Unwritable) -> &'static str {
    match why {
        Unwritable::DiskFull => "the server's disk is full",
        Unwritable::Locked => "another program keeps the server's database locked",
        Unwritable::DiskFails => "the server's disk refuses to be written",
        Unwritable::FilesAway => "the store of the images does not answer",
        Unwritable::DatabaseAway => "the server's database does not answer",
    }
}

fn busy_text(busy: Busy) -> String {
    match busy {
        Busy::RateLimited { seconds } => {
            let unit = if seconds == 1 { "second" } else { "seconds" };
            format!("too many requests at once; please try again in {seconds} {unit}")
        }
        Busy::Overloaded => {
            "the server has too much to do right now; please try again in a moment".into()
        }
        Busy::Connections => {
            "too many connections are open from your network; please close some".into()
        }
        Busy::Uploads => {
            "you bring several images already; please try again when they are there".into()
        }
        Busy::NetworkUploads => {
            "too many images are brought from your network right now; please try again".into()
        }
        Busy::AllUploads => {
            "too many images are brought at this moment; please try again in a moment".into()
        }
        Busy::Fetches => {
            "too many images are being fetched right now; please try again in a moment".into()
        }
        Busy::Preparations => {
            "too many images are being prepared right now; please try again in a moment".into()
        }
        Busy::Tickets => "too many tickets wait to be used".into(),
        Busy::Passwords => "too many passwords wait to be checked".into(),
        Busy::HeldComments { max } => format!(
            "{max} comments of yours wait for a moderator already; please try again when some of \
             them are settled"
        ),
    }
}
