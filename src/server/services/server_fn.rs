//! The context of a server function: the state, the caller, and the session token to hand back. No HTTP.

use super::caller::Caller;
use crate::protocol::AppError;
use crate::server::auth::SessionToken;
use crate::server::state::AppState;
use leptos::prelude::use_context;
use std::sync::{Arc, Mutex, PoisonError};

/// What the HTTP layer provides to the server function that it runs.
#[derive(Clone)]
pub struct ServerFnContext {
    state: AppState,
    caller: Caller,
    token: Arc<Mutex<Option<SessionToken>>>,
}

impl ServerFnContext {
    /// For one request.
    pub fn new(state: AppState, caller: Caller) -> Self {
        Self { state, caller, token: Arc::default() }
    }

    /// The session token that the function handed back, if it opened a session.
    pub fn take_token(&self) -> Option<SessionToken> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The state and the caller.
pub fn caller() -> Result<(AppState, Caller), AppError> {
    let context = use_context::<ServerFnContext>().ok_or_else(AppError::internal)?;
    Ok((context.state, context.caller))
}

/// Sends a session token to the browser along with the answer.
pub fn hand_back(token: Option<SessionToken>) {
    if let Some(context) = use_context::<ServerFnContext>() {
        *context.token.lock().unwrap_or_else(PoisonError::into_inner) = token;
    }
}
