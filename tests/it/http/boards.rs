//! Boards as pages carry them: whole when small, else without comments; always as of now; within a bound of memory.

use crate::common::{Answer, Person, TestServer, fresh};
use brotli::Decompressor;
use flate2::read::GzDecoder;
use image_chat::model::{ChatId, CommentPage, ImageId, Seq};
use image_chat::protocol::page::{RoomData, Snapshot, ViewerData};
use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::io::Read;

/// Of a board that travels whole.
const WHOLE: usize = 200;

/// The data in the page under this id.
fn data<T: DeserializeOwned>(page: &Answer, id: &str) -> T {
    let start = format!("<script type=\"application/json\" id=\"{id}\">");
    let (_, rest) =
        page.text.split_once(&start).unwrap_or_else(|| panic!("no {id} in {}", page.text));
    let (json, _) = rest.split_once("</script>").expect("an end");
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

async fn page(person: &Person, image: ImageId) -> Answer {
    let answer = person.get(&format!("/i/{image}")).await;
    assert_eq!(answer.status, 200);
    answer
}

/// Writes comments until the discussion has this many.
pub async fn fill(person: &Person, chat: ChatId, count: usize) {
    for number in 2..=count {
        person.comment(chat, &format!("Comment {number}")).await;
    }
}

#[tokio::test]
async fn a_page_of_few_comments_carries_all_of_them() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "Too </script><!-- dark").await;
    ada.comment(chat, "Lighter").await;
    let page = page(&ada, image).await;
    let room: RoomData = data(&page, "room-data");
    let board = room.snapshot.expect("in the page").board;
    let texts: Vec<_> = board.chats[&chat].comments.iter().map(|c| c.body.as_str()).collect();
    assert_eq!(texts, ["Too </script><!-- dark", "Lighter"]);
    assert_eq!(data::<ViewerData>(&page, "viewer-data").me.expect("known").id, ada.id());
    assert!(!page.text.contains("<!--viewer-->"));
}

#[tokio::test]
async fn a_page_of_many_comments_carries_markers_and_the_first_lines() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (long, _) = ada.open_chat(image, "The **first** of many").await;
    fill(&ada, long, WHOLE).await;
    assert!(data::<RoomData>(&page(&ada, image).await, "room-data").snapshot.is_some());
    let (other, _) = ada.open_chat(image, "Another").await;
    let shown = page(&server.stranger(), image).await;
    assert_eq!(data::<RoomData>(&shown, "room-data").snapshot, None);
    for chat in [long, other] {
        assert!(shown.text.contains(&format!("data-chat-id=\"{chat}\"")), "a marker of {chat}");
    }
    assert!(shown.text.contains("The first of many"));
    assert!(!shown.text.contains("Comment 17"));
    assert!(shown.text.contains(&format!("/i/{image}/discussions")), "a way to read them all");
    let Snapshot { board, epoch, .. } =
        server.stranger().get(&format!("/i/{image}/board")).await.read();
    assert_eq!(epoch, server.state().store.epoch());
    let omitted = board.chats[&long].omitted.clone().expect("left out");
    assert_eq!(
        (omitted.count as usize, omitted.excerpt.as_deref()),
        (WHOLE, Some("The first of many"))
    );
    assert!(board.chats[&long].comments.is_empty());
    let latest = |chat| board.chats[&chat].latest();
    assert_eq!(latest(other), Some(board.seq), "the list is sorted by it");
    assert_eq!(latest(long), Some(Seq(board.seq.0 - 1)));
}

#[tokio::test]
async fn comments_are_read_page_by_page() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "Comment 1").await;
    fill(&ada, chat, 120).await;
    let path = format!("/i/{image}/comments/{chat}");
    let mut shown: Vec<CommentPage> = vec![ada.get(&path).await.read()];
    while shown[0].omitted.is_some() {
        let before = shown[0].comments[0].seq;
        shown.insert(0, ada.get(&format!("{path}?before={before}")).await.read());
    }
    assert_eq!(shown.iter().map(|page| page.comments.len()).collect::<Vec<_>>(), [20, 50, 50]);
    let texts = shown.iter().flat_map(|page| &page.comments).map(|c| c.body.as_str().to_owned());
    assert_eq!(
        texts.collect::<Vec<_>>(),
        (1..=120).map(|n| format!("Comment {n}")).collect::<Vec<_>>()
    );
    let omitted = shown[2].omitted.clone().expect("older ones");
    assert_eq!((omitted.count, omitted.excerpt.as_deref()), (70, Some("Comment 1")));
    assert!(shown.iter().all(|page| page.seq.0 == 120));
    ada.delete(&format!("/api/v1/comments/{first}"), json!({ "broadcastId": fresh() }))
        .await
        .ok(200);
    let omitted = ada.get(&path).await.read::<CommentPage>().omitted.expect("older ones");
    assert_eq!((omitted.count, omitted.excerpt.as_deref()), (69, Some("Comment 2")));
    for (wrong, status) in [
        (format!("/i/{image}/comments/{}", fresh()), 404),
        (format!("/i/{}/comments/{chat}", fresh()), 404),
        (format!("{path}?before=soon"), 400),
    ] {
        assert_eq!(ada.get(&wrong).await.status, status, "{wrong}");
    }
}

#[tokio::test]
async fn a_page_is_never_older_than_what_was_acknowledged() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    for number in 0..25 {
        page(&ada, image).await;
        ada.comment(chat, &format!("number {number}.")).await;
        assert!(page(&ada, image).await.text.contains(&format!("number {number}.")));
    }
    let tenant = server.state().access.tenant_of(image).await.expect("read").expect("there");
    server.settings(&tenant, |settings| settings.marker_size = 7.5).await;
    assert!(page(&ada, image).await.text.contains("--square:7.5"));
}

#[tokio::test]
async fn a_compressed_page_is_the_same_page() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "Zu dunkel, 어두워요").await;
    let path = format!("/i/{image}");
    let plain = ada.get(&path).await;
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", "accept-encoding"));
    for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip")] {
        let request = ada.request(Method::GET, &path).header("accept-encoding", accepted);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["content-encoding"], encoding);
        let packed = response.bytes().await.expect("a body");
        let mut text = String::new();
        let read = match encoding {
            "br" => Decompressor::new(&packed[..], 4_096).read_to_string(&mut text),
            _ => GzDecoder::new(&packed[..]).read_to_string(&mut text),
        };
        read.expect(encoding);
        assert_eq!(text, plain.text);
        assert!(packed.len() * 5 < text.len() * 2, "{} of {}", packed.len(), text.len());
    }
}

#[tokio::test]
async fn what_one_reader_may_do_is_in_no_other_readers_page() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada Unmistakable").await;
    let link = format!("/i/{image}/share");
    let own = page(&ada, image).await.text;
    assert!(own.contains(&link) && own.contains(&format!("/i/{image}/manage")), "it is hers");
    let shown = page(&server.stranger(), image).await;
    assert!(!shown.text.contains(&link) && !shown.text.contains(&format!("/i/{image}/manage")));
    assert_eq!(data::<ViewerData>(&shown, "viewer-data").me, None);
}

#[tokio::test]
async fn all_discussions_are_read_without_javascript() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "Comment 1").await;
    fill(&ada, chat, 60).await;
    for number in 2..=101 {
        ada.open_chat(image, &format!("Discussion {number} begins")).await;
    }
    let reader = server.stranger();
    let list = reader.get(&format!("/i/{image}/discussions")).await;
    assert!(
        list.text.contains(&format!("/i/{image}/discussions/{chat}"))
            && list.text.contains("60 comments")
    );
    assert!(
        list.text.contains("Discussion 100 begins") && !list.text.contains("Discussion 101 begins")
    );
    for last in [2, 3, 1_000_000] {
        let page = reader.get(&format!("/i/{image}/discussions?page={last}")).await;
        assert!(page.text.contains("Discussion 101 begins"), "page {last}");
    }
    let first = reader.get(&format!("/i/{image}/discussions/{chat}")).await;
    assert!(first.text.contains("Comment 50<") && !first.text.contains("Comment 51<"));
    let (_, rest) = first.text.split_once("?after=").expect("a next page");
    let after: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let second = reader.get(&format!("/i/{image}/discussions/{chat}?after={after}")).await;
    assert!(second.text.contains("Comment 51<") && second.text.contains("Comment 60<"));
    assert!(!second.text.contains("Comment 50<") && !second.text.contains("Further comments"));
    for (wrong, status) in [
        (format!("/i/{image}/discussions/{}", fresh()), 404),
        (format!("/i/{}/discussions", fresh()), 404),
        (format!("/i/{image}/discussions?page=two"), 400),
    ] {
        assert_eq!(reader.get(&wrong).await.status, status, "{wrong}");
    }
}

#[tokio::test]
async fn beyond_the_memory_for_boards_requests_are_told_to_come_later() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let others = server.state().board_memory.reserve(usize::MAX).await.expect("all of it");
    let paths = [
        format!("/i/{image}/board"),
        format!("/i/{image}/discussions"),
        format!("/api/v1/images/{image}"),
    ];
    for path in &paths {
        let answer = ada.get(path).await;
        assert_eq!(answer.status, 503, "{path}");
        let text = answer.text.to_lowercase();
        assert!(text.contains("too many people are opening large images"), "{text}");
        assert_ne!(answer.header("retry-after"), "", "{path}");
    }
    drop(others);
    for path in &paths {
        assert_eq!(ada.get(path).await.status, 200, "{path}");
    }
}
