//! `/t/{tenant}/members`, for administrators.

use super::super::context::PageContext;
use crate::app::pages::{InvitationChoice, InvitationView, MemberView, MembersPage, MembersView};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::{Role, TenantId, UserId};
use crate::protocol::{AppError, text_of};
use crate::server::clock;
use crate::server::http::extract::{Form, QueryParams, TenantAdministrator};
use crate::server::http::redirect::redirect_local;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::members;
use crate::server::services::tenants::members::NewInvitation;
use crate::server::state::AppState;
use crate::server::store::{Invitation, Member};
use crate::texts::{news, tenant, titles};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// The query after a form was carried out.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// The form that was carried out.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Done {
    Role,
    Remove,
    Withdraw,
}

impl Done {
    fn words(self) -> &'static str {
        match self {
            Self::Role => news::role_changed(),
            Self::Remove => news::member_removed(),
            Self::Withdraw => news::invitation_revoked(),
        }
    }
}

/// One of the page's forms; browsers send numbers as texts.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum MembersForm {
    Role { user: UserId, role: Role },
    Remove { user: UserId },
    Invite { role: Role, days: String, uses: String },
    Withdraw { id: Uuid },
}

/// The outcome of a form, shown once.
#[derive(Default)]
struct Flash {
    done: Option<Done>,
    error: Option<AppError>,
    link: Option<String>,
    chosen: Option<InvitationChoice>,
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
    Form(form): Form<MembersForm>,
) -> Result<Response, AppError> {
    let TenantAdministrator { caller, tenant } = &administrator;
    let chosen = match &form {
        MembersForm::Invite { role, days, uses } => {
            let (days, uses) = (days.clone(), uses.clone());
            Some(InvitationChoice { role: *role, days, uses })
        }
        _ => None,
    };
    let flash = match carry_out(&page.state, caller, &tenant.id, form).await {
        Ok(Outcome::Redirect(done)) => {
            let to = format!("/t/{}/members?done={done}", tenant.id);
            return Ok(redirect_local(&to).into_response());
        }
        // Shown in the answer itself: the secret is in no address but its own, and not stored.
        Ok(Outcome::Show(link)) => Flash { link: Some(link), ..Flash::default() },
        Err(error) => Flash { error: Some(error), chosen, ..Flash::default() },
    };
    render(&page, &administrator, flash).await
}

enum Outcome {
    Redirect(&'static str),
    Show(String),
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    form: MembersForm,
) -> Result<Outcome, AppError> {
    match form {
        MembersForm::Role { user, role } => {
            members::change_role(state, caller, tenant, (user, Some(role))).await?;
            Ok(Outcome::Redirect("role"))
        }
        MembersForm::Remove { user } => {
            members::change_role(state, caller, tenant, (user, None)).await?;
            Ok(Outcome::Redirect("remove"))
        }
        MembersForm::Withdraw { id } => {
            members::revoke_invitation(state, caller, tenant, id).await?;
            Ok(Outcome::Redirect("withdraw"))
        }
        MembersForm::Invite { role, days, uses } => {
            // Anything but a number is refused as 0 is.
            let number = |text: String| text.trim().parse().unwrap_or(0);
            let new = NewInvitation { role, days: number(days), uses: number(uses) };
            let secret = members::invite(state, caller, tenant, new).await?;
            Ok(Outcome::Show(format!("{}/join/{secret}", state.config.public_url())))
        }
    }
}

async fn render(
    page: &PageContext,
    administrator: &TenantAdministrator,
    flash: Flash,
) -> Result<Response, AppError> {
    let Flash { done, error, link, chosen } = flash;
    let view = MembersView { link, chosen, ..view_of(&page.state, administrator).await? };
    let done = done.map(|done| done.words().to_owned());
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let head =
        page.head(tenant::members(), false).described(titles::about_members(&isolated(&view.name)));
    let document = move || view! { <MembersPage view done problem /> };
    Ok(page.render_form(head, error.as_ref(), document))
}

async fn view_of(
    state: &AppState,
    TenantAdministrator { caller, tenant }: &TenantAdministrator,
) -> Result<MembersView, AppError> {
    let members = state.store.tenancy().members(&tenant.id).await?;
    let open = state.store.invitations().invitations(&tenant.id, clock::now()).await?;
    let own = caller.user()?.id;
    let by = |user: Option<UserId>| {
        let maker = members.iter().find(|member| Some(member.user.id) == user);
        maker.map(name_of).unwrap_or_default()
    };
    let invitation = |one: Invitation| InvitationView {
        id: one.id.to_string(),
        role: one.role,
        uses_left: one.uses_left,
        until: one.expires_at,
        by: by(one.created_by),
    };
    let invitations = open.into_iter().map(invitation).collect();
    Ok(MembersView {
        tenant: tenant.id.clone(),
        name: tenant.name.clone(),
        members: members.iter().map(|member| member_view(member, own)).collect(),
        invitations,
        link: None,
        chosen: None,
    })
}

fn member_view(member: &Member, own: UserId) -> MemberView {
    MemberView {
        id: member.user.id.to_string(),
        name: name_of(member),
        email: member.email.clone(),
        role: member.role,
        since: member.since,
        is_own: member.user.id == own,
    }
}

fn name_of(member: &Member) -> String {
    member.user.name.clone().map_or_else(|| tenant::without_a_name().to_owned(), String::from)
}
