//! Compression of answers that hold no secret (`docs/decisions/0028-compression-of-pages.md`).

use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::response::Response;
use tower_http::compression::{CompressionLayer, CompressionLevel, Predicate};

/// Marks an answer that may be compressed.
#[derive(Clone, Copy)]
struct Compressible;

/// Marks an answer as one that may be compressed: it holds no secret whose length a stranger could compare.
pub fn compressible(mut response: Response) -> Response {
    response.extensions_mut().insert(Compressible);
    response
}

/// Compresses marked answers with gzip. What is encoded already stays as it is.
pub fn layer() -> CompressionLayer<impl Predicate + Send + Sync + 'static> {
    let is_marked = |_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions| {
        extensions.get::<Compressible>().is_some()
    };
    let gzip = CompressionLayer::new().no_br().no_deflate().no_zstd();
    gzip.quality(CompressionLevel::Fastest).compress_when(is_marked)
}
