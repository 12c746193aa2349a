//! What the page of webhooks shows.

use crate::model::{TenantId, Timestamp};

/// The webhooks of a tenant.
#[derive(Clone, Debug)]
pub struct WebhooksView {
    /// The tenant.
    pub tenant: TenantId,
    /// The display name of the tenant.
    pub name: String,
    /// The endpoints, oldest first.
    pub endpoints: Vec<EndpointView>,
    /// A new secret, shown once.
    pub secret: Option<String>,
    /// What was chosen for a new one in a form that was refused.
    pub chosen: Option<WebhookChoice>,
}

/// What is chosen of a webhook.
#[derive(Clone, Debug)]
pub struct WebhookChoice {
    /// The address.
    pub url: String,
    /// Is it told about images?
    pub images: bool,
    /// Is it told about discussions?
    pub discussions: bool,
    /// Is it told about comments?
    pub comments: bool,
    /// Does it get the headers of FastComments as well?
    pub fastcomments: bool,
}

impl Default for WebhookChoice {
    fn default() -> Self {
        let (images, discussions, comments) = (true, true, true);
        Self { url: String::new(), images, discussions, comments, fastcomments: false }
    }
}

/// A webhook.
#[derive(Clone, Debug)]
pub struct EndpointView {
    /// The id in forms.
    pub id: String,
    /// What is chosen of it.
    pub choice: WebhookChoice,
    /// Since when it is off, if it is.
    pub off_since: Option<Timestamp>,
    /// Until when the secret before the newest one signs too, if it does.
    pub old_secret_until: Option<Timestamp>,
    /// The last deliveries, newest first.
    pub deliveries: Vec<DeliveryView>,
}

/// A delivery.
#[derive(Clone, Debug)]
pub struct DeliveryView {
    /// The message's id in forms.
    pub id: String,
    /// The kind of the event.
    pub kind: &'static str,
    /// When it happened.
    pub at: Timestamp,
    /// How far it has come, in words.
    pub state: &'static str,
    /// The attempts so far.
    pub attempts: u32,
    /// What the last attempt came to.
    pub outcome: Option<String>,
    /// When the next attempt is due, while it waits.
    pub next: Option<Timestamp>,
}
