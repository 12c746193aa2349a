//! `/media/{imageId}/{file}`: the stored pictures.

use crate::common::{Answer, Person, TestServer, fresh};
use reqwest::Method;

/// The addresses of an image's pictures.
async fn addresses(person: &Person, image: image_chat::model::ImageId) -> Vec<String> {
    let shown = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let address = |name: &str| shown["image"][name].as_str().expect("an address").to_owned();
    ["src", "fullSrc", "thumbSrc"].map(address).into()
}

#[tokio::test]
async fn pictures_are_served_for_ever_and_can_run_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for address in addresses(&ada, image).await {
        let answer = server.stranger().get(&address).await;
        assert_eq!(answer.status, 200, "{address}");
        assert_eq!(answer.header("content-type"), "image/png");
        assert_eq!(answer.header("cache-control"), "private, max-age=31536000, immutable");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(answer.text.contains("PNG") && !answer.header("etag").is_empty());
        let again =
            ada.request(Method::GET, &address).header("if-none-match", answer.header("etag"));
        let again = Answer::to(again).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        let head = Answer::to(ada.request(Method::HEAD, &address)).await;
        assert_eq!((head.status, head.text.as_str()), (200, ""));
        assert_eq!(head.header("content-type"), "image/png");
    }
}

#[tokio::test]
async fn nothing_but_pictures_is_served() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let other = ada.upload("demo").await;
    let file = addresses(&ada, image).await[1].rsplit('/').next().expect("a name").to_owned();
    let in_folder = |name: &str| format!("/media/{image}/{name}");
    let cases = [
        in_folder("full-0000000000000000.png"),
        in_folder("nothing"),
        in_folder(".."),
        in_folder("..%2Fimage-chat.db"),
        in_folder("..%2F..%2Fimage-chat.db.png"),
        in_folder("..%5C..%5Cx.png"),
        in_folder("%2Fetc%2Fpasswd.png"),
        in_folder(&format!("..%2F{other}%2F{file}")),
        in_folder("%00.png"),
        in_folder("%FF.png"),
        in_folder(&format!("{}.png", "x".repeat(5_000))),
        in_folder(&file.to_uppercase()),
        format!("/media/{}/{file}", fresh()),
        format!("/media/nonsense/{file}"),
        format!("/media/%2e%2e/{file}"),
    ];
    for address in cases {
        let answer = ada.get(&address).await;
        assert_eq!(answer.status, 404, "{address}: {}", answer.text);
        assert!(!answer.header("cache-control").contains("immutable"), "{address}");
    }
}
