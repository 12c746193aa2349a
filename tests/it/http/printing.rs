//! The page to print: the picture with markers, and all comments, over several pages where there are many.

use crate::common::{Answer, TestServer, fresh};
use crate::http::boards::fill;
use image_chat::model::Viewers;
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;

fn discussions(page: &Answer) -> usize {
    page.text.matches("<article").count()
}

#[tokio::test]
async fn every_comment_is_on_some_page_to_print_under_its_number() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for number in 1..=3 {
        let (chat, _) = ada.open_chat(image, &format!("Discussion {number} begins")).await;
        fill(&ada, chat, 300).await;
    }
    let reader = server.stranger();
    let mut path = format!("/i/{image}/print");
    for number in 1..=3 {
        let page = reader.get(&path).await;
        assert_eq!(
            (page.status, discussions(&page)),
            (200, 1),
            "300 and 300 are more than a page has"
        );
        assert_eq!(page.text.matches("data-comment-id").count(), 300);
        assert!(page.text.contains(&format!("Discussion {number} begins")));
        assert!(page.text.contains(&format!("#m{number}{{")), "its marker has its place");
        path = format!("/i/{image}/print?from={}", number + 1);
        assert_eq!(page.text.contains(&path), number < 3, "the way to the next page");
    }
    assert_eq!(discussions(&reader.get(&format!("/i/{image}/print?from=99")).await), 0);
    assert_eq!(reader.get(&format!("/i/{image}/print?from=first")).await.status, 400);
}

#[tokio::test]
async fn a_region_is_printed_as_one() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let region =
        json!({ "x": 10, "y": 5, "w": 30, "h": 40, "body": "All of this", "broadcastId": fresh() });
    ada.post(&format!("/api/v1/images/{image}/chats"), region).await.ok(201);
    let page = server.stranger().get(&format!("/i/{image}/print")).await;
    assert!(page.text.contains("--width:30%;--height:40%"), "its size");
    assert!(page.text.contains(r#"data-w="30" data-h="40" data-edge"#), "as on the image page");
}

#[tokio::test]
async fn what_a_reader_may_not_see_is_not_printed() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "Between us").await;
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(server.stranger().get(&format!("/i/{image}/print")).await.status, 404);
}
