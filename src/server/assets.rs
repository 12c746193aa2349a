//! The embedded site: script, wasm, styles and icons. A debug build reads them from `target/site`.

use leptos::config::LeptosOptions;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The output of cargo-leptos, with compressed variants (`.br`, `.gz`).
#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// Name of script, wasm and style, as in `Leptos.toml`.
const NAME: &str = "image-chat";
/// Their folder.
const PKG: &str = "pkg";
/// For URLs with a digest of the content, which never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For all other files: revalidated, and mostly not sent again.
const REVALIDATE: &str = "public, no-cache";

/// The versioned names of script, wasm and style.
pub struct Assets {
    /// The options of Leptos: `output_name` holds the digest.
    pub options: LeptosOptions,
    /// The URL of the stylesheet.
    pub style: String,
    /// The version of the browser part: another one may not understand this server (LP21).
    pub build: String,
    versioned: String,
}

impl Assets {
    /// Computes the digests.
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

    /// Is there a file at this URL path? Paths of pages have no dot in their last segment.
    pub fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.contains('.') && plain(&self.file_of(path.trim_start_matches('/')).0).is_some()
    }

    /// The file behind a URL path without its leading slash, and its `Cache-Control`.
    pub fn file_of<'a>(&self, path: &'a str) -> (Cow<'a, str>, &'static str) {
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

/// An uncompressed file; compressed variants have no URL of their own.
pub fn plain(file: &str) -> Option<EmbeddedFile> {
    let is_packed = file.ends_with(".br") || file.ends_with(".gz");
    if is_packed { None } else { Site::get(file) }
}

/// The smallest variant that the client accepts, with its content encoding.
pub fn compressed(
    file: &str,
    accepts: impl Fn(&str) -> bool,
) -> Option<(Cow<'static, [u8]>, &'static str)> {
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
        let variant = Site::get(&format!("{file}.{ending}")).filter(|_| accepts(encoding))?;
        Some((variant.data, encoding))
    })
}

fn short(digest: Sha256) -> String {
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The entity tag of a file, from its digest.
pub fn etag(file: &EmbeddedFile) -> String {
    let digest = file.metadata.sha256_hash();
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_with_a_digest_are_immutable() {
        let assets = Assets::new();
        let wasm = format!("pkg/{}_bg.wasm", assets.versioned);
        assert_eq!(assets.file_of(&wasm), ("pkg/image-chat.wasm".into(), IMMUTABLE));
        assert_eq!(assets.file_of(&assets.style[1..]), ("pkg/image-chat.css".into(), IMMUTABLE));
        assert_eq!(assets.file_of("favicon.svg"), ("favicon.svg".into(), REVALIDATE));
        assert_eq!(assets.file_of("pkg/image-chat.js").1, REVALIDATE);
    }
}
