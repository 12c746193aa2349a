//! The embedded site: scripts, wasm, styles and icons. A debug build reads them from `target/site`, and the scripts
//! that are written by hand from `js`.

use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The output of `scripts/build` or cargo-leptos, with compressed variants (`.br`, `.gz`).
#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// The scripts that are written by hand, as modules. `scripts/build` bundles them into the site.
#[derive(RustEmbed)]
#[folder = "js"]
#[prefix = "pkg/"]
struct Modules;

/// The folder of scripts, wasm and stylesheet, as in `Leptos.toml`.
const PKG: &str = "pkg/";
/// The programs in it: that of the pages, and that of the widgets.
const PROGRAMS: [&str; 2] = ["pkg/image-chat.wasm", "pkg/image-chat-room.wasm"];
/// For URLs with a digest of the content, which never changes.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For all other files: revalidated, and mostly not sent again.
const REVALIDATE: &str = "public, no-cache";

/// The versions of scripts, wasm and stylesheet.
pub struct Assets {
    /// The URL path of their folder. It holds a digest of all of them, so that they can name each other.
    pub folder: String,
    /// The version of the browser part: another one may not understand this server (LP21).
    pub build: String,
}

impl Assets {
    /// Computes the digests.
    pub fn new() -> Self {
        let files: BTreeSet<Cow<str>> = names().filter(|file| file.starts_with(PKG)).collect();
        let mut digest = Sha256::new();
        for file in files.iter().filter_map(|file| plain(file)) {
            digest.update(file.metadata.sha256_hash());
        }
        let mut programs = Sha256::new();
        for program in PROGRAMS.into_iter().filter_map(Site::get) {
            programs.update(program.metadata.sha256_hash());
        }
        let build = short(programs);
        Self { folder: format!("/{PKG}{}", short(digest)), build }
    }

    /// Is there a file at this URL path? Paths of pages have no dot in their last segment.
    pub fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.contains('.') && plain(&self.file_of(path).0).is_some()
    }

    /// The file behind a URL path, and its `Cache-Control`.
    pub fn file_of<'a>(&self, path: &'a str) -> (Cow<'a, str>, &'static str) {
        match path.strip_prefix(&self.folder).and_then(|rest| rest.strip_prefix('/')) {
            Some(name) => (Cow::Owned(format!("{PKG}{name}")), IMMUTABLE),
            None => (Cow::Borrowed(path.trim_start_matches('/')), REVALIDATE),
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
    if is_packed { None } else { module(file).or_else(|| Site::get(file)) }
}

/// A script as it is written; a release build has it bundled in the site.
fn module(file: &str) -> Option<EmbeddedFile> {
    if cfg!(debug_assertions) { Modules::get(file) } else { None }
}

fn names() -> impl Iterator<Item = Cow<'static, str>> {
    Site::iter().chain(Modules::iter().filter(|_| cfg!(debug_assertions)))
}

/// The smallest variant that the client accepts, with its content encoding.
pub fn compressed(
    file: &str,
    accepts: impl Fn(&str) -> bool,
) -> Option<(Cow<'static, [u8]>, &'static str)> {
    if module(file).is_some() {
        return None;
    }
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
        let versioned = |name: &str| format!("{}/{name}", assets.folder);
        for name in ["image-chat.wasm", "page.js", "snippets/x/y.js"] {
            let file = format!("pkg/{name}");
            assert_eq!(assets.file_of(&versioned(name)), (file.into(), IMMUTABLE));
        }
        for path in ["/favicon.svg", "/pkg/page.js", "/pkg/000000000000/page.js"] {
            assert_eq!(assets.file_of(path), (path[1..].into(), REVALIDATE));
        }
    }
}
