//! `/t/{tenant}/webhooks`, for administrators.

use super::super::context::PageContext;
use crate::app::pages::{DeliveryView, EndpointView, WebhookChoice, WebhooksPage, WebhooksView};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::protocol::webhooks::Topic;
use crate::protocol::{AppError, text_of};
use crate::server::clock;
use crate::server::http::extract::{Form, QueryParams, TenantAdministrator};
use crate::server::http::redirect::redirect_local;
use crate::server::services::webhooks::{self, EndpointChoice};
use crate::server::state::AppState;
use crate::server::store::{Delivery, DeliveryState, Topics, WebhookEndpoint};
use crate::texts::{news, tenant, titles};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The query after a form was carried out.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// The form that was carried out.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Done {
    Change,
    On,
    Off,
    Delete,
    Test,
    Resend,
}

/// One of the page's forms.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum WebhooksForm {
    Create(Fields),
    Change {
        id: Uuid,
        #[serde(flatten)]
        fields: Fields,
    },
    Rotate {
        id: Uuid,
    },
    On {
        id: Uuid,
    },
    Off {
        id: Uuid,
    },
    Delete {
        id: Uuid,
    },
    Test {
        id: Uuid,
    },
    Resend {
        id: Uuid,
        message: Uuid,
    },
}

/// What is chosen of a webhook. Browsers leave out boxes that are not checked.
#[derive(Deserialize)]
pub struct Fields {
    url: String,
    images: Option<String>,
    discussions: Option<String>,
    comments: Option<String>,
    fastcomments: Option<String>,
}

/// The outcome of a form, shown once.
#[derive(Default)]
struct Flash {
    done: Option<Done>,
    error: Option<AppError>,
    secret: Option<String>,
    chosen: Option<WebhookChoice>,
}

enum Outcome {
    Redirect(Done),
    Show(String),
}

/// `GET`
pub async fn show(
    page: PageContext,
    administrator: TenantAdministrator,
    query: Option<QueryParams<Query>>,
) -> Result<Response, AppError> {
    let done = query.and_then(|QueryParams(query)| query.done);
    render(&page, &administrator, Flash { done, ..Flash::default() }).await
}

/// `POST`
pub async fn change(
    page: PageContext,
    administrator: TenantAdministrator,
    Form(form): Form<WebhooksForm>,
) -> Result<Response, AppError> {
    let chosen = match &form {
        WebhooksForm::Create(fields) => Some(fields.choice()),
        _ => None,
    };
    let flash = match carry_out(&page.state, &administrator, form).await {
        Ok(Outcome::Redirect(done)) => {
            let done = serde_urlencoded::to_string([("done", done)]).unwrap_or_default();
            let to = format!("/t/{}/webhooks?{done}", administrator.tenant.id);
            return Ok(redirect_local(&to).into_response());
        }
        // Shown in the answer itself: the secret is in no address.
        Ok(Outcome::Show(secret)) => Flash { secret: Some(secret), ..Flash::default() },
        Err(error) => Flash { error: Some(error), chosen, ..Flash::default() },
    };
    render(&page, &administrator, flash).await
}

async fn carry_out(
    state: &AppState,
    TenantAdministrator { caller, tenant }: &TenantAdministrator,
    form: WebhooksForm,
) -> Result<Outcome, AppError> {
    let tenant = &tenant.id;
    let done = match form {
        WebhooksForm::Create(fields) => {
            let created = webhooks::create(state, caller, tenant, fields.into()).await?;
            return Ok(Outcome::Show(created.0));
        }
        WebhooksForm::Rotate { id } => {
            return Ok(Outcome::Show(webhooks::rotate(state, caller, tenant, id).await?.0));
        }
        WebhooksForm::Change { id, fields } => {
            webhooks::change(state, caller, tenant, id, fields.into()).await?;
            Done::Change
        }
        WebhooksForm::On { id } => {
            webhooks::switch(state, caller, tenant, id, true).await?;
            Done::On
        }
        WebhooksForm::Off { id } => {
            webhooks::switch(state, caller, tenant, id, false).await?;
            Done::Off
        }
        WebhooksForm::Delete { id } => {
            webhooks::delete(state, caller, tenant, id).await?;
            Done::Delete
        }
        WebhooksForm::Test { id } => {
            webhooks::send_test(state, caller, tenant, id).await?;
            Done::Test
        }
        WebhooksForm::Resend { id, message } => {
            webhooks::resend(state, caller, tenant, (id, message)).await?;
            Done::Resend
        }
    };
    Ok(Outcome::Redirect(done))
}

async fn render(
    page: &PageContext,
    administrator: &TenantAdministrator,
    flash: Flash,
) -> Result<Response, AppError> {
    let Flash { done, error, secret, chosen } = flash;
    let tenant = &administrator.tenant;
    let endpoints = webhooks::list(&page.state, &tenant.id).await?;
    let endpoints = endpoints.into_iter().map(endpoint_view).collect();
    let (id, name) = (tenant.id.clone(), tenant.name.clone());
    let view = WebhooksView { tenant: id, name, endpoints, secret, chosen };
    let done = done.map(|done| words(done).to_owned());
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let head = page
        .head(tenant::webhooks(), false)
        .described(titles::about_webhooks(&isolated(&view.name)));
    let document = move || view! { <WebhooksPage view done problem /> };
    Ok(page.render_form(head, error.as_ref(), document))
}

fn words(done: Done) -> &'static str {
    match done {
        Done::Change => news::webhook_saved(),
        Done::On => news::webhook_on(),
        Done::Off => news::webhook_off(),
        Done::Delete => news::webhook_deleted(),
        Done::Test => news::test_event_sent(),
        Done::Resend => news::event_sent_again(),
    }
}

fn endpoint_view((endpoint, deliveries): (WebhookEndpoint, Vec<Delivery>)) -> EndpointView {
    let now = clock::now();
    let old = endpoint.secrets.old.as_ref().map(|(_, until)| *until);
    EndpointView {
        id: endpoint.id.to_string(),
        choice: WebhookChoice {
            url: endpoint.url,
            images: endpoint.topics.has(Topic::Images),
            discussions: endpoint.topics.has(Topic::Discussions),
            comments: endpoint.topics.has(Topic::Comments),
            fastcomments: endpoint.has_fastcomments_names,
        },
        off_since: endpoint.disabled_at,
        old_secret_until: old.filter(|until| *until > now),
        deliveries: deliveries.into_iter().map(delivery_view).collect(),
    }
}

fn delivery_view(delivery: Delivery) -> DeliveryView {
    let is_waiting = delivery.state == DeliveryState::Waiting;
    DeliveryView {
        id: delivery.message.id.to_string(),
        kind: delivery.message.kind.name(),
        at: delivery.message.at,
        state: match delivery.state {
            DeliveryState::Waiting => tenant::delivery_waits(),
            DeliveryState::Delivered => tenant::delivered(),
            DeliveryState::GivenUp => tenant::given_up(),
        },
        attempts: delivery.attempts,
        outcome: delivery.outcome,
        next: (is_waiting && delivery.attempts > 0).then_some(delivery.due_at),
    }
}

impl Fields {
    fn choice(&self) -> WebhookChoice {
        WebhookChoice {
            url: self.url.clone(),
            images: self.images.is_some(),
            discussions: self.discussions.is_some(),
            comments: self.comments.is_some(),
            fastcomments: self.fastcomments.is_some(),
        }
    }
}

impl From<Fields> for EndpointChoice {
    fn from(fields: Fields) -> Self {
        let choice = fields.choice();
        let topics = [
            (choice.images, Topic::Images),
            (choice.discussions, Topic::Discussions),
            (choice.comments, Topic::Comments),
        ];
        let topics = topics.iter().filter(|(is_on, _)| *is_on).map(|(_, topic)| *topic as u32);
        let (topics, has_fastcomments_names) = (Topics(topics.sum()), choice.fastcomments);
        Self { url: choice.url, topics, has_fastcomments_names }
    }
}
