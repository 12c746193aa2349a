//! Files are stored and read back; invalid names are refused.

use super::*;
use proptest::prelude::*;
use std::path::PathBuf;
use uuid::Uuid;

const IMAGE: ImageId = ImageId(Uuid::from_u128(7));
const OTHER: ImageId = ImageId(Uuid::from_u128(8));
const FILE: &str = "display-0123456789abcdef.jpg";

fn blobs() -> (tempfile::TempDir, Blobs) {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::local(&folder.path().join("a/b")).expect("a store");
    (folder, blobs)
}

fn files_below(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

#[tokio::test]
async fn a_file_is_read_under_its_image_alone() {
    let (_folder, blobs) = blobs();
    assert_eq!(blobs.get(IMAGE, FILE).await.expect("it answers"), None);
    blobs.put(IMAGE, FILE, Bytes::from_static(b"one")).await.expect("it is kept");
    assert_eq!(blobs.get(IMAGE, FILE).await.expect("it answers"), Some("one".into()));
    assert_eq!(blobs.get(OTHER, FILE).await.expect("it answers"), None);
    assert_eq!(blobs.get(IMAGE, "full-00.jpg").await.expect("it answers"), None);
}

#[tokio::test]
async fn a_file_is_streamed() {
    let (_folder, blobs) = blobs();
    let bytes: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    blobs.put(IMAGE, FILE, bytes.clone().into()).await.expect("it is kept");
    let blob = blobs.open(IMAGE, FILE).await.expect("it answers").expect("it is there");
    assert_eq!(blob.size, bytes.len() as u64);
    let pieces: Vec<Bytes> = blob.content.map(|piece| piece.expect("a piece")).collect().await;
    assert_eq!(pieces.concat(), bytes);
    assert!(blobs.open(OTHER, FILE).await.expect("it answers").is_none());
}

#[tokio::test]
async fn a_part_of_a_file_is_read_without_the_rest() {
    let (_folder, blobs) = blobs();
    let (pack, bytes) = ("tiles-0123456789abcdef.pack", Bytes::from_static(b"0123456789"));
    blobs.put(IMAGE, pack, bytes).await.expect("it is kept");
    let read = |range| blobs.read(IMAGE, pack, range);
    assert_eq!(read(2..5).await.expect("it answers"), Some("234".into()));
    assert_eq!(read(0..8_192).await.expect("it answers"), Some("0123456789".into()));
    assert!(matches!(read(10..12).await, Err(BlobError::Store(_))), "behind the end");
    assert_eq!(blobs.read(OTHER, pack, 0..1).await.expect("it answers"), None);
    assert_eq!(blobs.read(IMAGE, "../x", 0..1).await.expect("it answers"), None);
}

#[tokio::test]
async fn concurrent_writes_leave_one_whole_file() {
    let (folder, blobs) = blobs();
    let bytes = Bytes::from(vec![7; 1_000_000]);
    let puts = (0..8).map(|_| blobs.put(IMAGE, FILE, bytes.clone()));
    for put in futures::future::join_all(puts).await {
        put.expect("it is kept");
    }
    assert_eq!(blobs.get(IMAGE, FILE).await.expect("it answers"), Some(bytes));
    assert_eq!(files_below(folder.path()).len(), 1, "nothing half-done is left");
}

#[tokio::test]
async fn a_reopened_store_has_its_files() {
    let (folder, blobs) = blobs();
    blobs.put(IMAGE, FILE, Bytes::from_static(b"one")).await.expect("it is kept");
    let again = Blobs::local(&folder.path().join("a/b")).expect("a store");
    assert_eq!(again.get(IMAGE, FILE).await.expect("it answers"), Some("one".into()));
}

#[tokio::test]
async fn deleting_a_file_keeps_those_of_other_images() {
    let (folder, blobs) = blobs();
    let other = ImageId(uuid::Uuid::max());
    for image in [IMAGE, other] {
        blobs.put(image, FILE, Bytes::from_static(b"one")).await.expect("it is kept");
    }
    for _ in 0..2 {
        blobs.delete(IMAGE, FILE).await.expect("it is gone");
    }
    assert_eq!(blobs.get(IMAGE, FILE).await.expect("it answers"), None);
    assert_eq!(blobs.get(other, FILE).await.expect("it answers"), Some("one".into()));
    assert_eq!(files_below(folder.path()).len(), 1);
    assert!(matches!(blobs.delete(IMAGE, "../x").await, Err(BlobError::Name)));
}

#[tokio::test]
async fn invalid_names_are_refused() {
    let (folder, blobs) = blobs();
    std::fs::write(folder.path().join("secret-00.jpg"), "secret").expect("it is written");
    let long = format!("full-{}.jpg", "0".repeat(MAX_NAME_BYTES));
    let names = [
        "",
        ".",
        "..",
        "../../secret-00.jpg",
        "/etc/passwd",
        "full-00.jpg/",
        "full-00.jpg\0",
        "full-00.svg",
        "full-00.JPG",
        "Full-00.jpg",
        "full-0G.jpg",
        "full-.jpg",
        "-00.jpg",
        "full00.jpg",
        "full-00-.jpg",
        "full-00-0a.jpg",
        "full-00-00-00.jpg",
        "full-00.jpg.png",
        "%2e%2e-00.jpg",
        "full-00.jpg#1",
        "full-00.jpg\n",
        &long,
    ];
    for name in names {
        assert!(!is_file_name(name), "{name:?}");
        let put = blobs.put(IMAGE, name, Bytes::from_static(b"x")).await;
        assert!(matches!(put, Err(BlobError::Name)), "{name:?}");
        assert_eq!(blobs.get(IMAGE, name).await.expect("it answers"), None, "{name:?}");
    }
    assert_eq!(files_below(folder.path()).len(), 1, "nothing was written");
}

#[test]
fn a_name_may_tell_the_width() {
    assert!(is_file_name("display-0123456789abcdef-2560.jpg") && is_file_name(FILE));
}

#[test]
fn an_impossible_folder_is_an_error() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    assert!(matches!(Blobs::local(&file.path().join("below")), Err(BlobError::Folder(_))));
}

proptest! {
    #[test]
    fn a_name_has_only_harmless_characters(name in "\\PC{0,40}|[a-z]{0,5}-?[0-9a-f]{0,9}\\.?(jpg|png)?") {
        let harmless = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
        prop_assert!(!is_file_name(&name) || (harmless && name.matches('.').count() == 1));
    }
}
