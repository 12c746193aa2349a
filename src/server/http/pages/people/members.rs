//! `/t/{tenant}/members`: what it shows, and what its forms do, for administrators.

use super::super::administrator;
use super::super::render::{failed, head, with_form};
use super::words;
use crate::app::pages::{InvitationView, MemberView, MembersPage, MembersView};
use crate::model::{Role, TenantId, UserId};
use crate::protocol::AppError;
use crate::server::clock;
use crate::server::http::extract::form;
use crate::server::http::extract::form::redirect_local;
use crate::server::http::extract::{Id, QueryParams};
use crate::server::services::caller::Caller;
use crate::server::services::tenants::members;
use crate::server::services::tenants::members::NewInvitation;
use crate::server::state::AppState;
use crate::server::store::{Member, Tenant};
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// What stands in the query after something was done.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// What was done.
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
            Self::Role => "The role is changed.",
            Self::Remove => "They are no member any more.",
            Self::Withdraw => "The invitation is taken back.",
        }
    }
}

/// One of the page's forms. Numbers come as texts.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum Wish {
    Role { user: UserId, role: Role },
    Remove { user: UserId },
    Invite { role: Role, days: String, uses: String },
    Withdraw { id: Uuid },
}

/// What the page says beside what is there.
#[derive(Default)]
struct Said {
    done: Option<Done>,
    error: Option<AppError>,
    link: Option<String>,
}

/// `GET`
pub async fn show(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    query: Result<QueryParams<Query>, AppError>,
    request: Request,
) -> Response {
    let done = query.ok().and_then(|QueryParams(query)| query.done);
    match administrator(&state, tenant, caller).await {
        Ok((caller, tenant)) => {
            page(&state, request, (&caller, &tenant), Said { done, ..Said::default() }).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

/// `POST`
pub async fn change(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let (request, wish) = form::read::<Wish>(&state, request).await;
    let admitted = administrator(&state, tenant, caller).await;
    let (caller, tenant, wish) = match admitted.and_then(|(c, t)| Ok((c, t, wish?))) {
        Ok(admitted) => admitted,
        Err(error) => return failed(state, request, &error).await,
    };
    let said = match carry_out(&state, &caller, &tenant.id, wish).await {
        Ok(Outcome::GoOn(done)) => {
            return redirect_local(&format!("/t/{}/members?done={done}", tenant.id))
                .into_response();
        }
        // Shown in the answer itself: the secret is in no address but its own, and kept nowhere.
        Ok(Outcome::Show(link)) => Said { link: Some(link), ..Said::default() },
        Err(error) => Said { error: Some(error), ..Said::default() },
    };
    page(&state, request, (&caller, &tenant), said).await
}

enum Outcome {
    GoOn(&'static str),
    Show(String),
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    wish: Wish,
) -> Result<Outcome, AppError> {
    match wish {
        Wish::Role { user, role } => {
            members::change_role(state, caller, tenant, (user, Some(role))).await?;
            Ok(Outcome::GoOn("role"))
        }
        Wish::Remove { user } => {
            members::change_role(state, caller, tenant, (user, None)).await?;
            Ok(Outcome::GoOn("remove"))
        }
        Wish::Withdraw { id } => {
            members::revoke_invitation(state, caller, tenant, id).await?;
            Ok(Outcome::GoOn("withdraw"))
        }
        Wish::Invite { role, days, uses } => {
            // What is no number is none that is allowed.
            let number = |text: String| text.trim().parse().unwrap_or(0);
            let new = NewInvitation { role, days: number(days), uses: number(uses) };
            let secret = members::invite(state, caller, tenant, new).await?;
            Ok(Outcome::Show(format!("{}/join/{secret}", state.config.public_url())))
        }
    }
}

async fn page(state: &AppState, request: Request, of: (&Caller, &Tenant), said: Said) -> Response {
    let Said { done, error, link } = said;
    let view = match view_of(state, of).await {
        Ok(view) => MembersView { link, ..view },
        Err(error) => return failed(state.clone(), request, &error).await,
    };
    let done = done.map(|done| done.words().to_owned());
    let problem = error.as_ref().and_then(words);
    let page = move || {
        let (view, done, problem) = (view.clone(), done.clone(), problem.clone());
        view! { <MembersPage view done problem /> }
    };
    let head = head(state, "Members", false);
    with_form(head, error.as_ref(), request, page).await
}

async fn view_of(
    state: &AppState,
    (caller, tenant): (&Caller, &Tenant),
) -> Result<MembersView, AppError> {
    let members = state.store.tenancy().members(&tenant.id).await?;
    let open = state.store.invitations().invitations(&tenant.id, clock::now()).await?;
    let own = caller.user()?.id;
    let by = |user: Option<UserId>| {
        let maker = members.iter().find(|member| Some(member.user.id) == user);
        maker.map(name_of).unwrap_or_default()
    };
    let invitation = |one: crate::server::store::Invitation| InvitationView {
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
    member.user.name.clone().map_or_else(|| "Without a name".to_owned(), String::from)
}
