//! `/api/docs`: the OpenAPI document in a viewer (Redoc), and the calls as a plain list for readers without
//! JavaScript, which the viewer replaces.

use leptos::prelude::*;

/// The path of the document.
const DOCUMENT: &str = "/api/openapi.json";

/// An operation of the API.
#[derive(Clone, Debug)]
pub struct ApiCall {
    /// In upper case.
    pub method: &'static str,
    /// With its parameters in braces.
    pub path: String,
    /// One line.
    pub summary: String,
}

/// The page as a whole. It has its own policy, so it loads nothing of the other pages.
#[component]
pub fn ApiDocsPage(
    /// Title of the API.
    title: String,
    /// Its operations.
    calls: Vec<ApiCall>,
    /// The document as JSON, without `<`.
    document: String,
) -> impl IntoView {
    let call = |ApiCall { method, path, summary }: ApiCall| {
        view! {
            <li>
                <code>{method}</code>
                " "
                <code>{path}</code>
                " "
                <span>{summary}</span>
            </li>
        }
    };
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>"REST API"</title>
                <meta
                    name="description"
                    content="The REST API of Image Chat: each call with its fields, bounds and errors."
                />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="stylesheet" href="/redoc/page.css" />
            </head>
            <body>
                <nav aria-label="Image Chat">
                    <a href="/">"Image Chat"</a>
                    <a href=DOCUMENT>"OpenAPI 3.1 document"</a>
                    <a href="/api/docs/live">"Live protocol"</a>
                </nav>
                <main id="api">
                    <h1>{format!("{title} REST API")}</h1>
                    <p>
                        "Every field, bound and error is in the " <a href=DOCUMENT>"document"</a>
                        "; with JavaScript it is shown here."
                    </p>
                    <ul>{calls.into_iter().map(call).collect_view()}</ul>
                </main>
                <script type="application/json" id="openapi" inner_html=document></script>
                <script src="/redoc/redoc.standalone.js"></script>
                <script src="/redoc/page.js"></script>
            </body>
        </html>
    }
}
