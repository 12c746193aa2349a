//! The way in for every picture: judged, decoded, turned, resized, encoded anew; within bounds of
//! memory and time. Knows not where the bytes come from nor where the files go.

use super::sniff::{self, Kind};
use super::{DISPLAY_SIDE, Encoded, MAX_UPLOAD_BYTES, MediaError, Prepared, THUMB_SIDE};
use super::{decode, encode, scale};
use bytes::Bytes;
use image::DynamicImage;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// Images prepared at once. Memory at its peak is this times [`PERMIT_BYTES`], whoever asks.
static WORKERS: Semaphore = Semaphore::const_new(ALL_WORKERS as usize);
/// Two, so that one slow image does not hold up all others and processors remain for the rest.
const ALL_WORKERS: u32 = 2;
/// Memory that goes with one permit; an image that needs more takes all permits. Half of what the
/// largest image takes (64 megapixels at 12 bytes), so that two at once never need more than it.
const PERMIT_BYTES: u64 = 384 * 1_000_000;

/// Images being prepared or waiting. Each waiting one keeps its bytes in memory; the one after
/// these is told to come back.
static PLACES: Semaphore = Semaphore::const_new(PLACES_COUNT);
/// 16 × 25 MiB of waiting bytes are the most.
const PLACES_COUNT: usize = 16;

/// How long an image waits for its turn before its sender is told to come back.
const MAX_WAIT: Duration = Duration::from_secs(20);
/// How long an image may take: some ten times what the largest one takes on a slow processor.
const MAX_WORK: Duration = Duration::from_secs(60);

/// Makes an image out of bytes of unknown origin. The type is told by the content; the header is
/// judged before pixels are decoded; only pixels get through.
///
/// # Errors
/// See [`MediaError`]; never anything else, for any input.
pub async fn prepare(bytes: Bytes) -> Result<Prepared, MediaError> {
    if bytes.len() > MAX_UPLOAD_BYTES {
        return Err(MediaError::TooLarge);
    }
    let kind = sniff::kind(&bytes)?;
    let place = PLACES.try_acquire().map_err(|_| MediaError::Busy)?;
    let header = {
        let (bytes, turn) = (bytes.clone(), turn(1).await?);
        aside(turn, move || decode::header(&bytes, kind)).await?
    };
    let permits = if header.memory > PERMIT_BYTES { ALL_WORKERS } else { 1 };
    let turn = turn(permits).await?;
    aside((place, turn), move || work(&bytes, kind)).await
}

async fn turn(permits: u32) -> Result<SemaphorePermit<'static>, MediaError> {
    let turn = timeout(MAX_WAIT, WORKERS.acquire_many(permits)).await;
    turn.ok().and_then(Result::ok).ok_or(MediaError::Busy)
}

/// Runs what takes long on a thread where that is no harm. A decoder that panics has met a broken
/// image.
///
/// The work cannot be stopped: when its time is up, or nobody waits for it any more, it goes on to
/// its end and holds its permits until then, so that memory stays bounded.
async fn aside<T, F, P>(permits: P, work: F) -> Result<T, MediaError>
where
    T: Send + 'static,
    P: Send + 'static,
    F: FnOnce() -> Result<T, MediaError> + Send + 'static,
{
    let task = tokio::task::spawn_blocking(move || {
        let _until_done = permits;
        work()
    });
    match timeout(MAX_WORK, task).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => {
            tracing::warn!("a decoder gave up on an image");
            Err(MediaError::NotAnImage { reason: "it is damaged" })
        }
        Err(_) => Err(MediaError::Timeout),
    }
}

fn work(bytes: &Bytes, kind: Kind) -> Result<Prepared, MediaError> {
    let image = decode::pixels(bytes, kind)?;
    let (width, height) = (image.width(), image.height());
    let style = Style::of(kind, &image);
    let full = encode::named("full", style.full(&image)?);
    let (display, image) = match scale::down(&image, DISPLAY_SIDE)? {
        None => (full.clone(), image),
        Some(smaller) => (encode::named("display", style.display(&smaller)?), smaller),
    };
    let thumb = thumb(style, &image, &full)?;
    Ok(Prepared { width, height, full, display, thumb })
}

/// `image` is the display size: what a thumbnail is made of shows no difference, and costs less.
fn thumb(style: Style, image: &DynamicImage, full: &Encoded) -> Result<Encoded, MediaError> {
    let smaller = scale::down(image, THUMB_SIDE)?;
    let thumb = encode::named("thumb", style.thumb(smaller.as_ref().unwrap_or(image))?);
    let keep = smaller.is_none() && full.bytes.len() <= thumb.bytes.len();
    Ok(if keep { full.clone() } else { thumb })
}

/// How a picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// As JPEG: it has been through a lossy format before.
    Photo,
    /// As PNG: lines and letters stay sharp, and what is transparent stays so.
    Drawing,
}

impl Style {
    fn of(kind: Kind, image: &DynamicImage) -> Self {
        let lossy = matches!(kind, Kind::Jpeg | Kind::WebP);
        if lossy && !image.color().has_alpha() { Self::Photo } else { Self::Drawing }
    }

    fn full(self, image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        match self {
            Self::Photo => encode::jpeg(image, encode::QUALITY_FULL),
            Self::Drawing => encode::png(image),
        }
    }

    fn display(self, image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        match self {
            Self::Photo => encode::jpeg(image, encode::QUALITY_DISPLAY),
            Self::Drawing => encode::png(image),
        }
    }

    /// Whichever is smaller: PNG for a few flat colours, JPEG for the rest.
    fn thumb(self, image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        let jpeg = encode::jpeg(image, encode::QUALITY_THUMB)?;
        match self {
            Self::Photo => Ok(jpeg),
            Self::Drawing => encode::png(image).map(|png| shorter(png, jpeg)),
        }
    }
}

fn shorter(a: Vec<u8>, b: Vec<u8>) -> Vec<u8> {
    if a.len() <= b.len() { a } else { b }
}
