//! Script, wasm, styles and pictures of the pages themselves, all inside the binary.
//! In a debug build they are read from `target/site`.

use super::pages;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::config::LeptosOptions;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What cargo-leptos built, with pre-compressed neighbours (`.br`, `.gz`).
#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// Name of script, wasm and style, as in `Leptos.toml`.
const NAME: &str = "image-chat";
/// Their folder.
const PKG: &str = "pkg";
/// The address holds the content's digest, so the content never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// Everything else is asked for again, and mostly not sent again.
const REVALIDATE: &str = "public, no-cache";

/// The names under which a page asks for script, wasm and style.
pub struct Assets {
    /// For Leptos: `output_name` holds the digest.
    pub options: LeptosOptions,
    /// Address of the stylesheet.
    pub style: String,
    /// Names the browser part: another one may not understand what this server tells (LP21).
    pub build: String,
    versioned: String,
}

impl Assets {
    /// Takes the digest of what is inside.
    pub fn new() -> Self {
        let mut digest = Sha256::new();
        for ending in ["js", "wasm", "css"] {
            if let Some(file) = Site::get(&format!("{PKG}/{NAME}.{ending}")) {
                digest.update(file.metadata.sha256_hash());
            }
        }
        let versioned = format!("{NAME}.{}", short(digest));
        let wasm = Site::get(&format!("{PKG}/{NAME}.wasm"));
        let wasm = wasm.map(|file| file.metadata.sha256_hash()).unwrap_or_default();
        let build = short(Sha256::new().chain_update(wasm));
        let options =
            LeptosOptions::builder().output_name(versioned.clone()).site_pkg_dir(PKG).build();
        Self { options, style: format!("/{PKG}/{versioned}.css"), build, versioned }
    }

    /// Is there a file at this path of an address? Pages have no dot in their last part.
    pub fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.contains('.') && plain(&self.file_of(path.trim_start_matches('/')).0).is_some()
    }

    /// The file behind an address, and whether it can change.
    fn file_of<'a>(&self, path: &'a str) -> (Cow<'a, str>, &'static str) {
        let versioned = format!("{PKG}/{}", self.versioned);
        match path.strip_prefix(&versioned) {
            Some(rest) => {
                let ending = rest.strip_prefix("_bg").unwrap_or(rest);
                (Cow::Owned(format!("{PKG}/{NAME}{ending}")), IMMUTABLE)
            }
            None => (Cow::Borrowed(path), REVALIDATE),
        }
    }
}

impl Default for Assets {
    fn default() -> Self {
        Self::new()
    }
}

/// A file of the site, or the page that says that there is nothing.
pub async fn serve_or_missing_page(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let (file, caching) = state.assets.file_of(&path);
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    match served(&file, caching, request.headers()) {
        Some(response) if is_read => response,
        _ => pages::missing(state, request).await,
    }
}

fn served(file: &str, caching: &'static str, asked: &HeaderMap) -> Option<Response> {
    let plain = plain(file)?;
    let etag = etag(&plain);
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if asked.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file)));
    let (body, encoding) = packed(file, asked).unwrap_or((plain.data, None));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    let body = match body {
        Cow::Borrowed(bytes) => axum::body::Body::from(bytes),
        Cow::Owned(bytes) => axum::body::Body::from(bytes),
    };
    Some((headers, body).into_response())
}

/// A file as it is; packed ones have no address of their own.
fn plain(file: &str) -> Option<EmbeddedFile> {
    let is_packed = file.ends_with(".br") || file.ends_with(".gz");
    if is_packed { None } else { Site::get(file) }
}

/// The smallest form that the browser takes.
fn packed(file: &str, asked: &HeaderMap) -> Option<(Cow<'static, [u8]>, Option<&'static str>)> {
    let accepted = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| accepted.split([',', ';']).any(|token| token.trim() == name);
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(name, ending)| {
        let packed = Site::get(&format!("{file}.{ending}")).filter(|_| takes(name))?;
        Some((packed.data, Some(name)))
    })
}

fn short(digest: Sha256) -> String {
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn etag(file: &EmbeddedFile) -> String {
    let digest = file.metadata.sha256_hash();
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_the_digest_is_for_ever() {
        let assets = Assets::new();
        let wasm = format!("pkg/{}_bg.wasm", assets.versioned);
        assert_eq!(assets.file_of(&wasm), ("pkg/image-chat.wasm".into(), IMMUTABLE));
        assert_eq!(assets.file_of(&assets.style[1..]), ("pkg/image-chat.css".into(), IMMUTABLE));
        assert_eq!(assets.file_of("favicon.svg"), ("favicon.svg".into(), REVALIDATE));
        assert_eq!(assets.file_of("pkg/image-chat.js").1, REVALIDATE);
    }
}
