//! The table of layers: what each folder of `src/` may name.

/// A folder or a file, and what may be named there of this crate.
pub struct Layer {
    /// Paths that begin so; the longest one that fits counts.
    pub place: &'static str,
    /// Modules of this crate, from its root.
    pub may_name: &'static [&'static str],
    /// In one sentence, for the message.
    pub rule: &'static str,
}

const fn layer(
    place: &'static str,
    may_name: &'static [&'static str],
    rule: &'static str,
) -> Layer {
    Layer { place, may_name, rule }
}

/// Which module may name which; see `docs/architecture.md`. Every folder and file directly below `src/` and
/// `src/server/` has a row. The rows of the server stand in order: each names only those below.
pub const LAYERS: &[Layer] = &[
    layer("src/lib.rs", &[], "lib.rs declares the modules"),
    layer(
        "src/main.rs",
        &["server::boot", "server::cli", "server::config"],
        "main names boot, cli and config",
    ),
    layer("src/model/", &["model"], "model names nobody"),
    layer("src/texts/", &["texts", "model"], "texts name the model alone"),
    layer("src/protocol/", &["protocol", "texts", "model"], "protocol names model and texts"),
    layer(
        "src/rpc/",
        &["rpc", "protocol", "model"],
        "rpc names protocol and model, and the server inside of bodies only",
    ),
    layer(
        "src/app/",
        &["app", "browser", "rpc", "protocol", "texts", "model"],
        "app names browser, rpc, protocol, texts and model, never the server",
    ),
    layer(
        "src/app/ui/",
        &["app::ui", "browser", "texts", "model"],
        "app::ui names browser, texts and model: no page, no rpc, no protocol",
    ),
    layer("src/browser/", &["browser", "model"], "browser names the model alone"),
    layer("src/server/mod.rs", &[], "server/mod.rs declares the modules"),
    layer(
        "src/server/cli/",
        &[
            "server::cli",
            "server::boot",
            "server::backup",
            "server::blobs",
            "server::services",
            "server::access",
            "server::auth",
            "server::store",
            "server::config",
            "server::net",
            "server::error",
            "server::clock",
            "protocol",
            "model",
        ],
        "cli names boot, services and what is below; not http",
    ),
    layer(
        "src/server/boot/",
        &[
            "server::metrics",
            "server::boot",
            "server::http",
            "server::languages",
            "server::services",
            "server::state",
            "server::backup",
            "server::assets",
            "server::error",
            "server::realtime",
            "server::access",
            "server::auth",
            "server::limits",
            "server::media",
            "server::blobs",
            "server::bus",
            "server::webhooks",
            "server::store",
            "server::net",
            "server::config",
            "server::clock",
            "protocol",
            "model",
        ],
        "boot wires everything but the commands",
    ),
    layer(
        "src/server/http/",
        &[
            "server::metrics",
            "server::http",
            "server::services",
            "server::state",
            "server::assets",
            "server::error",
            "server::realtime",
            "server::access",
            "server::auth",
            "server::limits",
            "server::media",
            "server::store",
            "server::net",
            "server::config",
            "server::clock",
            "server::languages",
            "protocol",
            "texts",
            "model",
        ],
        "http names services and what is below; not boot, not cli, not app",
    ),
    layer(
        "src/server/http/pages/",
        &[
            "server::http",
            "server::services",
            "server::state",
            "server::error",
            "server::access",
            "server::auth",
            "server::limits",
            "server::media",
            "server::store",
            "server::config",
            "server::clock",
            "server::languages",
            "app",
            "protocol",
            "texts",
            "model",
        ],
        "http/pages, alone in the server, names app too",
    ),
    layer(
        "src/server/services/",
        &[
            "server::metrics",
            "server::services",
            "server::state",
            "server::error",
            "server::realtime",
            "server::access",
            "server::auth",
            "server::limits",
            "server::media",
            "server::blobs",
            "server::bus",
            "server::webhooks",
            "server::store",
            "server::markdown",
            "server::word_filter",
            "server::names",
            "server::net::cidr",
            "server::config",
            "server::clock",
            "protocol",
            "texts::Locale",
            "model",
        ],
        "services name state and what is below: not http, not boot, not cli",
    ),
    layer(
        "src/server/state.rs",
        &[
            "server::assets",
            "server::realtime",
            "server::access",
            "server::auth",
            "server::limits",
            "server::media",
            "server::blobs",
            "server::bus",
            "server::webhooks",
            "server::store",
            "server::config",
            "model",
        ],
        "state holds what is below it: no service, no route",
    ),
    layer(
        "src/server/error.rs",
        &[
            "server::realtime",
            "server::access",
            "server::auth",
            "server::media",
            "server::store",
            "server::net::outbound",
            "protocol",
            "model",
        ],
        "error.rs turns the errors below into the one of protocol",
    ),
    layer("src/server/assets.rs", &["server::assets"], "assets names nobody"),
    layer(
        "src/server/backup/",
        &["server::backup", "server::blobs", "server::store", "server::clock", "model"],
        "backup names the store, blobs and the clock: no command, no setting",
    ),
    layer(
        "src/server/realtime/",
        &[
            "server::metrics",
            "server::realtime",
            "server::bus",
            "server::store",
            "server::markdown",
            "server::clock",
            "protocol",
            "model",
        ],
        "realtime names bus, store and markdown: no policy (access, limits, word_filter), no http",
    ),
    layer(
        "src/server/access/",
        &["server::access", "server::names", "server::store", "server::clock", "protocol", "model"],
        "access names the store and names: not realtime, not http",
    ),
    layer(
        "src/server/auth/",
        &[
            "server::auth",
            "server::store",
            "server::config",
            "server::net::safe_url",
            "server::clock",
            "protocol",
            "model",
        ],
        "auth names store, config and safe URLs: no service, no route",
    ),
    layer(
        "src/server/limits/",
        &["server::limits", "server::store", "server::config", "server::net", "protocol", "model"],
        "limits names store, config and net: no service, no route",
    ),
    layer(
        "src/server/media/",
        &["server::media", "server::net::cidr", "server::net::outbound", "protocol", "model"],
        "media knows no route and no database",
    ),
    layer(
        "src/server/media/tests/",
        &[
            "server::media",
            "server::net::cidr",
            "server::net::outbound",
            "server::blobs",
            "protocol",
            "model",
        ],
        "the tests of media name blobs too, and nothing else",
    ),
    layer(
        "src/server/webhooks/",
        &["server::webhooks", "server::net::outbound", "server::net::cidr", "model"],
        "webhooks knows no route and no database",
    ),
    layer(
        "src/server/blobs/",
        &["server::blobs", "protocol", "model"],
        "blobs does not know the purpose of its files",
    ),
    layer(
        "src/server/bus/",
        &["server::metrics", "server::bus", "protocol", "model"],
        "bus names metrics alone: not the store, not realtime, not http",
    ),
    layer(
        "src/server/store/",
        &[
            "server::metrics",
            "server::store",
            "server::clock",
            "protocol",
            "texts::Locale",
            "model",
        ],
        "store names nobody of the server: not realtime, not http; of texts, languages alone",
    ),
    layer(
        "src/server/markdown/",
        &["server::markdown", "protocol", "model"],
        "markdown names no other part of the server",
    ),
    layer(
        "src/server/word_filter/",
        &["server::word_filter", "server::markdown", "model"],
        "word_filter names markdown alone",
    ),
    layer("src/server/names/", &["server::names", "model"], "names names the model alone"),
    layer("src/server/net/", &["server::net"], "net names nobody: no setting, no route"),
    layer(
        "src/server/net/connection_limit/tests.rs",
        &["server::net", "server::config", "server::limits"],
        "the tests of the connection limit name the real limits, and nothing else",
    ),
    layer(
        "src/server/config/",
        &["server::config", "server::net", "model"],
        "config holds values: it names net alone",
    ),
    layer(
        "src/server/metrics/",
        &["server::metrics"],
        "metrics names nobody: things are counted where they happen",
    ),
    layer(
        "src/server/languages/",
        &["server::languages", "texts", "model"],
        "languages name texts and model: no header, no page",
    ),
    layer("src/server/clock.rs", &["model"], "clock names the model alone"),
];

/// What the bodies of server functions may name besides.
pub const SEAM: &[&str] =
    &["server::services", "server::state", "server::error", "server::realtime", "server::store"];

/// The row that holds for a file.
pub fn layer_of(file: &str) -> Option<&'static Layer> {
    let fits = LAYERS.iter().filter(|layer| file.starts_with(layer.place));
    fits.max_by_key(|layer| layer.place.len())
}
