//! The words that no file of a folder may contain.

const SQL: &[&str] = &["sqlx"];
const HTTP: &[&str] =
    &["axum", "leptos", "HeaderMap", "HeaderName", "HeaderValue", "SET_COOKIE", "http::"];

/// By folder, outside of comments and strings; and the rule for the message.
pub const BANNED: &[(&str, &[&str], &str)] = &[
    (
        "src/model/",
        &[
            "async",
            "await",
            "std::time",
            "std::env",
            "std::fs",
            "std::net",
            "std::thread",
            "rand",
            "tokio",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "axum",
            "sqlx",
            "new_v4",
            "now_v7",
        ],
        "model is pure: no async, clock, randomness, framework or I/O",
    ),
    (
        "src/protocol/",
        &["axum", "leptos", "web_sys", "tokio", "sqlx"],
        "protocol knows no transport",
    ),
    ("src/app/", &["axum", "sqlx", "tokio"], "app runs in the browser too"),
    ("src/browser/", &["axum", "sqlx", "tokio", "leptos"], "browser has plain signatures"),
    ("src/server/boot/", SQL, "boot knows no SQL"),
    ("src/server/cli/", SQL, "cli knows no SQL"),
    ("src/server/cli/", HTTP, "cli knows no HTTP"),
    ("src/server/http/", SQL, "http knows no SQL"),
    ("src/server/services/", HTTP, "services know no HTTP"),
    ("src/server/services/", SQL, "services know no SQL"),
    ("src/server/state.rs", SQL, "state knows no SQL"),
    ("src/server/realtime/", HTTP, "realtime knows no HTTP"),
    ("src/server/realtime/", SQL, "realtime knows no SQL"),
    ("src/server/access/", HTTP, "access knows no HTTP"),
    ("src/server/access/", SQL, "access knows no SQL"),
    ("src/server/auth/", HTTP, "auth knows no HTTP"),
    ("src/server/auth/", SQL, "auth knows no SQL"),
    ("src/server/limits/", HTTP, "limits knows no HTTP"),
    ("src/server/limits/", SQL, "limits knows no SQL"),
    ("src/server/media/", HTTP, "media knows no HTTP server"),
    ("src/server/media/", SQL, "media knows no SQL"),
    ("src/server/blobs/", HTTP, "blobs knows no HTTP"),
    ("src/server/blobs/", SQL, "blobs knows no SQL"),
    ("src/server/bus/", HTTP, "bus knows no HTTP"),
    ("src/server/bus/", SQL, "bus knows no SQL"),
    ("src/server/store/", HTTP, "store knows no HTTP"),
    ("src/server/net/", &["leptos", "sqlx"], "net knows no page and no SQL"),
    ("src/server/config/", &["axum", "leptos", "sqlx"], "config holds values"),
];
