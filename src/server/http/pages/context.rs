//! The context of a page: the state, the path, the visitor and the theme.

use crate::app::pages::{Visitor, with_next};
use crate::app::shell::Head;
use crate::app::ui::isolated;
use crate::protocol::{AppError, Theme};
use crate::server::http::theme_cookie;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::texts::{account, titles};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use std::convert::Infallible;

/// Pages on which the visitor is about to sign in, or can.
const SIGN_IN_PAGES: [&str; 5] = ["/login", "/signup", "/join/", "/setup/", "/reset/"];

/// What every page needs. As an extractor it authenticates the caller.
#[derive(Clone)]
pub struct PageContext {
    /// The state.
    pub state: AppState,
    /// Path of the request.
    pub path: String,
    /// The theme that the visitor chose.
    pub theme: Theme,
    is_read: bool,
    caller: Option<Caller>,
}

impl PageContext {
    /// The context of a page for this caller; `None`: the page says nothing about its visitor.
    pub fn new(state: &AppState, request: &Parts, caller: Option<Caller>) -> Self {
        let path = request.uri.path().to_owned();
        let is_read = matches!(request.method, Method::GET | Method::HEAD);
        let theme = theme_cookie::read(&request.headers);
        Self { state: state.clone(), path, theme, is_read, caller }
    }

    /// The head of a page. Its description is that of an image; other pages give their own
    /// ([`Head::described`]).
    pub fn head(&self, title: &str, has_islands: bool) -> Head {
        Head {
            title: title.to_owned(),
            description: titles::about_image(&isolated(title)),
            assets: self.state.assets.folder.clone(),
            has_islands,
            places: None,
            data: None,
            preview: None,
            theme: Some(self.theme),
        }
    }

    /// The visitor, as the page shows them.
    pub fn visitor(&self) -> Visitor {
        let (path, theme) = (self.path.clone(), self.theme);
        let Some(caller) = &self.caller else {
            return Visitor { path, theme, ..Visitor::default() };
        };
        if caller.is_signed_in {
            let name = caller.user.as_ref().and_then(|user| user.name.clone()).map(String::from);
            let signed_in = Some(name.unwrap_or_else(|| account::your_account().to_owned()));
            return Visitor { signed_in, sign_in: None, path, theme };
        }
        let signs_in = SIGN_IN_PAGES.iter().any(|page| self.path.starts_with(page));
        let sign_in = (!signs_in).then(|| with_next("/login", self.next()));
        Visitor { signed_in: None, sign_in, path, theme }
    }

    /// The path to come back to after signing in. Other paths may hold the secret of a link, which must not appear in
    /// another address.
    fn next(&self) -> &str {
        let path = self.path.as_str();
        let comes_back = path == "/" || path.starts_with("/i/") || path.starts_with("/t/");
        if comes_back && self.is_read { path } else { "/" }
    }
}

impl FromRequestParts<AppState> for PageContext {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let caller = Caller::from_request_parts(parts, state).await?;
        Ok(Self::new(state, parts, Some(caller)))
    }
}

/// The context of a page that says nothing about its visitor.
pub struct PublicPage(pub PageContext);

impl FromRequestParts<AppState> for PublicPage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(PageContext::new(state, parts, None)))
    }
}
