//! The forms of an image on its page, and what moderators do with many images, without JavaScript.

use crate::common::{Answer, Person, TestServer, form_with, png};
use image_chat::model::{ImageId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;

/// The ids of the images in a list of the moderation page.
async fn listed(mia: &Person, query: &str) -> Vec<String> {
    let page = mia.get(&format!("/t/demo/moderation?{query}")).await;
    page.is_page(200);
    let ids = page.text.split("data-image-id=\"").skip(1);
    ids.map(|rest| rest.split('"').next().expect("an id").to_owned()).collect()
}

#[tokio::test]
async fn the_menu_of_an_image_is_for_everyone_and_its_forms_for_its_uploader() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let path = format!("/i/{image}");
    for (person, may) in [(&ada, true), (&mia, true), (&server.stranger(), false)] {
        let page = person.get(&path).await.text;
        for hook in ["image-menu", "uploaded-by", "download"] {
            assert!(page.contains(&format!("data-testid=\"{hook}\"")), "{hook}");
        }
        for hook in ["image-title", "image-visibility", "replace-file", "delete-image"] {
            assert_eq!(page.contains(&format!("data-testid=\"{hook}\"")), may, "{hook}");
        }
        let own = person.get(&format!("{path}/manage")).await;
        own.is_page(if may { 200 } else { 401 });
    }
    server.person("Bob").await.get(&format!("{path}/manage")).await.is_page(403);
}

#[tokio::test]
async fn an_image_is_renamed_hidden_replaced_and_deleted_by_forms() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (page, manage) = (format!("/i/{image}"), format!("/i/{image}/manage"));
    let change = [("do", "change"), ("title", "Plan <b>"), ("visibility", "listed")];
    ada.submit(&manage, &change).await.goes_to(&page);
    let shown = server.stranger().get(&page).await.text;
    assert!(shown.contains("class=\"title\">Plan &lt;b&gt;</h1>"), "{shown:.2000}");
    assert!(server.stranger().get("/").await.text.contains("Plan &lt;b&gt;"), "it is listed");
    let refused = ada.submit(&manage, &[("do", "change"), ("title", " ")]).await;
    refused.is_page(400);
    assert_eq!(refused.problem(), "An image needs a title.");
    let long = "t".repeat(201);
    let refused =
        ada.submit(&manage, &[("do", "change"), ("title", &long), ("visibility", "members")]).await;
    refused.is_page(400);
    assert_eq!(refused.problem(), "Title is longer than 200 characters.");
    assert!(refused.text.contains(&format!("value=\"{long}\"")), "what was typed is kept");
    let chosen = refused.text.split("<option").find(|option| option.contains("selected"));
    assert!(chosen.is_some_and(|option| option.contains("value=\"members\"")), "and chosen");
    ada.submit(&manage, &[("do", "explode")]).await.is_page(400);
    let form = form_with(png(), "a.png");
    let request = ada.request(Method::POST, &format!("{page}/file")).multipart(form);
    Answer::to(request).await.goes_to(&page);
    let form = form_with(b"hello".to_vec(), "a.png");
    let request = ada.request(Method::POST, &format!("{page}/file")).multipart(form);
    Answer::to(request).await.is_page(422);
    let bob = server.person("Bob").await;
    bob.submit(&manage, &change).await.is_page(403);
    let deleted = ada.submit(&manage, &[("do", "delete")]).await;
    deleted.goes_to(&format!("/?deleted={image}"));
    let gallery = ada.get(deleted.header("location")).await.text;
    assert!(gallery.contains("Deleted: ") && gallery.contains("data-testid=\"undo\""));
    let others = bob.get(deleted.header("location")).await.text;
    assert!(!others.contains("Deleted: "), "not for others");
    bob.submit(&format!("{page}/restore"), &[]).await.is_page(404);
    ada.submit(&format!("{page}/restore"), &[]).await.goes_to(&page);
    ada.get(&page).await.is_page(200);
}

#[tokio::test]
async fn forms_of_other_sites_change_no_image() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for header in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        for path in ["manage", "restore", "file"] {
            let request = ada.request(Method::POST, &format!("/i/{image}/{path}"));
            let request = request.form(&[("do", "delete")]).header(header.0, header.1);
            assert_eq!(Answer::to(request).await.status, 403, "{path}");
        }
    }
    ada.get(&format!("/i/{image}")).await.is_page(200);
}

#[tokio::test]
async fn moderators_delete_and_restore_many_images_at_once() {
    let server = TestServer::start().await;
    let (ada, first) = server.person_with_image("Ada").await;
    let second = ada.upload("demo").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let other = server.new_tenant("other").await;
    let foreign: ImageId = ada.upload("other").await;
    let eve = server.person_as("Eve", Role::Moderator, &other).await;
    let (one, two, theirs) = (first.to_string(), second.to_string(), foreign.to_string());
    let all = [("image", &*one), ("image", &*two), ("image", &*theirs)];
    let send = async |person: &Person, tenant: &str, action: &'static str| {
        let fields: Vec<_> = [("action", action)].into_iter().chain(all).collect();
        person.submit(&format!("/t/{tenant}/moderation"), &fields).await
    };
    assert_eq!(listed(&mia, "view=images&text=picture").await, [two.clone(), one.clone()]);
    send(&mia, "demo", "delete-images")
        .await
        .goes_to("/t/demo/moderation?done=delete-images&n=2&missed=1");
    let told = mia.get("/t/demo/moderation?done=delete-images&n=2&missed=1").await.text;
    assert!(told.contains("2 images deleted."), "{told:.3000}");
    assert_eq!(listed(&mia, "view=images&text=picture").await, [""; 0]);
    let mut deleted = listed(&mia, "view=deleted-images").await;
    deleted.sort();
    assert_eq!(deleted, [one.clone(), two.clone()]);
    assert_eq!(ada.get(&format!("/i/{foreign}")).await.status, 200, "another tenant's");
    send(&eve, "other", "restore-images")
        .await
        .goes_to("/t/other/moderation?done=restore-images&missed=3");
    send(&mia, "demo", "restore-images")
        .await
        .goes_to("/t/demo/moderation?done=restore-images&n=2&missed=1");
    assert_eq!(listed(&mia, "view=deleted-images").await, [""; 0]);
    assert_eq!(ada.get(&format!("/i/{first}")).await.status, 200);
    let single = format!("delete-images {one}");
    mia.submit("/t/demo/moderation", &[("one", &single)]).await;
    assert_eq!(listed(&mia, "view=deleted-images").await, [one]);
    let none = mia.submit("/t/demo/moderation", &[("action", "delete-images")]).await;
    assert_eq!(none.status, 400);
    ada.submit("/t/demo/moderation", &[("action", "delete-images")]).await.is_page(404);
}
