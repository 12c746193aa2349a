//! The page of an image, rendered once for all of its readers.

use crate::app::pages::{RoomPage, VIEWER_PART, Visitor, json_in_html, places};
use crate::app::shell::{Head, THEME_PARTS};
use crate::model::{Board, Epoch, Seq, UserId};
use crate::protocol::AppError;
use crate::protocol::page::{ImageInfo, RoomData, Snapshot};
use crate::server::http::pages::render::{Policy, document};
use crate::server::http::parts::SharedPart;
use leptos::prelude::*;

/// How many parts of a document are its reader's own.
pub const OWN_PARTS: usize = 4;

/// A board and its page.
pub struct RenderedBoard {
    /// The last event that is in.
    pub seq: Seq,
    /// The size of a marker that the page was rendered with.
    pub marker_size: f64,
    /// The image.
    pub image: ImageInfo,
    /// Who brought it.
    pub created_by: UserId,
    /// Its file is kept as it was sent.
    pub has_original: bool,
    /// The content security policy of the page.
    pub policy: Policy,
    /// The document around and between the parts of a reader: [`THEME_PARTS`], their links, their data.
    pub document: [SharedPart; OWN_PARTS + 1],
    /// The JSON of [`Snapshot`].
    pub snapshot: SharedPart,
    /// The discussions are all in it; if not, the page carries none.
    pub is_whole: bool,
}

/// What a page is rendered from.
pub struct Source {
    /// The head of the page; without the places of markers.
    pub head: Head,
    /// The image.
    pub image: ImageInfo,
    /// Who brought it.
    pub created_by: UserId,
    /// Its file is kept as it was sent.
    pub has_original: bool,
    /// The history that the board's `seq` is a place of.
    pub epoch: Epoch,
    /// The discussions.
    pub board: Board,
    /// The size of a marker.
    pub marker_size: f64,
    /// The build of the browser part.
    pub build: String,
}

impl RenderedBoard {
    /// Renders it. Takes about 10 µs for each marker.
    pub fn render(source: Source) -> Result<Self, AppError> {
        let Source { head, image, created_by, has_original, epoch, board, marker_size, build } =
            source;
        let places = places(&image, marker_size, board.in_order());
        let (seq, is_whole) = (board.seq, board.is_whole());
        // What is not in the page, its script asks for.
        let data = (!is_whole).then(|| format!("/i/{}/board", image.id));
        let head = Head { places: Some(places), data, theme: None, ..head };
        let policy = Policy::of(&head).showing(&image.src);
        let shown = image.clone();
        let mut snapshot = Snapshot { epoch, board, image: Some(image.clone()) };
        let snapshot_json = json(&snapshot)?;
        snapshot.image = None;
        let data = RoomData {
            image: image.clone(),
            snapshot: is_whole.then_some(snapshot.clone()),
            seq,
            build,
        };
        let data = json_in_html(&json(&data)?);
        let board = snapshot.board;
        let html =
            document(head, Visitor::default(), move || view! { <RoomPage image board data /> });
        Ok(Self {
            seq,
            marker_size,
            image: shown,
            created_by,
            has_original,
            policy,
            document: in_parts(&html),
            snapshot: SharedPart::new(snapshot_json),
            is_whole,
        })
    }

    /// The bytes that it occupies.
    pub fn size(&self) -> usize {
        self.document.iter().map(SharedPart::size).sum::<usize>() + self.snapshot.size()
    }
}

/// The document without what stands for a reader's own parts.
fn in_parts(mut html: &str) -> [SharedPart; OWN_PARTS + 1] {
    let [theme, schemes] = THEME_PARTS;
    let mut marks = [theme, schemes, VIEWER_PART, VIEWER_PART].into_iter();
    std::array::from_fn(|_| {
        let (part, rest) =
            marks.next().and_then(|mark| html.split_once(mark)).unwrap_or((html, ""));
        html = rest;
        SharedPart::new(part.to_owned())
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| {
        tracing::error!(%error, "a board cannot be written as JSON");
        AppError::internal()
    })
}
