//! A whole installation with people, pictures and open pages.

use super::{at, done, in_folder, on_postgres, picture, run, stop};
use crate::common::bucket::BucketServer;
use crate::common::log::Log;
use crate::common::postgres::Cluster;
use crate::common::{
    Answer, Person, TestServer, comment_picture, form_with, id, png, tile, wide_png,
};
use image_chat::model::{Epoch, ImageId};
use image_chat::server::config::Secret;
use reqwest::Method;

/// May a page that has read up to here in this epoch go on? Else it is told to load the image again.
async fn goes_on(person: &Person, image: ImageId, (epoch, seq): (Epoch, u64)) -> bool {
    let path = format!("/api/v1/images/{image}/events?since={seq}&epoch={epoch}");
    match person.get(&path).await.status {
        200 => true,
        410 => false,
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_installation_moves_to_postgresql_and_a_bucket_and_back_and_pages_go_on() {
    let (bucket, url) = (BucketServer::start().await, Cluster::shared().database());
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "one").await;
    ada.comment(chat, "two").await;
    let sent = comment_picture(&ada, image, form_with(png(), "a.png")).await.ok(201);
    let in_comment = |name: &str| sent["picture"][name].as_str().expect("a text").to_owned();
    ada.comment(chat, &in_comment("markdown")).await;
    let (log, seen) = (Log::read(&ada, image).await, picture(&ada, image).await);
    let read = (log.snapshot.epoch, 3);
    let request = ada.request(Method::POST, "/api/v1/tenants/demo/images");
    let wide = Answer::to(request.multipart(form_with(wide_png(), "wide.png"))).await.ok(201);
    let wide = id(&wide["image"]["id"]);
    let seen_tile = tile(&ada, wide).await;
    let folder = stop(server).await;

    let (sqlite, variables) = (in_folder(folder.path()), bucket.variables("m"));
    let from_blobs = format!("file://{}", folder.path().join("blobs").display());
    let there = ["migrate", "--from", &sqlite, "--to", &url, "--from-blobs", &from_blobs];
    let said = done(&run(folder.path(), &variables, &there).await);
    assert!(said.contains("copied and compared"), "{said}");

    let (database, args) = (Secret::new(url.as_str()), bucket.args("m"));
    let elsewhere = tempfile::tempdir().expect("a folder");
    let server = TestServer::start_in(elsewhere, |config| {
        config.database.database_url = Some(database);
        config.blobs = args;
    })
    .await;
    let on_postgres = at(&server, &ada);
    let moved = Log::read(&on_postgres, image).await;
    moved.check();
    assert_eq!(moved.events, log.events);
    assert_eq!(picture(&on_postgres, image).await, seen);
    assert_eq!(tile(&on_postgres, wide).await, seen_tile);
    assert_eq!(on_postgres.get(&in_comment("src")).await.status, 200, "a picture in a comment");
    assert!(goes_on(&on_postgres, image, read).await, "it has read a part of this log");
    assert!(!goes_on(&on_postgres, image, (read.0, 4)).await, "this was never written");
    on_postgres.open_chat(image, "four, in PostgreSQL").await;
    let (read_there, whole) =
        (on_postgres.snapshot(image).await, Log::read(&on_postgres, image).await);
    stop(server).await;

    // What it moved from goes on by mistake: nobody takes the one history for the other.
    let server = TestServer::start_in(folder, |_| {}).await;
    let on_old = at(&server, &ada);
    on_old.open_chat(image, "four, in the old place").await;
    let read_old = on_old.snapshot(image).await;
    stop(server).await;

    let back_in = tempfile::tempdir().expect("a folder");
    let (sqlite, from) = (in_folder(back_in.path()), "s3://pictures/m");
    let to = format!("file://{}", back_in.path().join("blobs").display());
    let back =
        ["migrate", "--from", &url, "--to", &sqlite, "--from-blobs", from, "--to-blobs", &to];
    done(&run(back_in.path(), &variables, &back).await);
    let server = TestServer::start_in(back_in, |_| {}).await;
    let back = at(&server, &ada);
    let log = Log::read(&back, image).await;
    log.check();
    assert_eq!(log.events, whole.events);
    assert_eq!(picture(&back, image).await, seen);
    assert_eq!(tile(&back, wide).await, seen_tile);
    assert_eq!(back.get(&in_comment("thumbSrc")).await.status, 200, "a picture in a comment");
    assert!(
        goes_on(&back, image, read).await && goes_on(&back, image, (read_there.epoch, 4)).await
    );
    assert!(!goes_on(&back, image, (read_old.epoch, 4)).await, "they read another fourth event");
    back.open_chat(image, "five").await;
}

/// The usual way: the files stay in the data folder, which the nodes share.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_files_may_stay_where_they_are() {
    let url = Cluster::shared().database();
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    let seen = picture(&ada, image).await;
    let folder = stop(server).await;
    // The address of the database to move to is the configured one, as for the server.
    let variables = [("IMAGE_CHAT_DATABASE_URL", url.clone())];
    let there = ["migrate", "--from", &in_folder(folder.path())];
    let said = done(&run(folder.path(), &variables, &there).await);
    assert!(said.contains("found where they stay"), "{said}");
    assert!(!said.contains("was not there"), "{said}");
    let database = Secret::new(url.as_str());
    let server =
        TestServer::start_in(folder, |config| config.database.database_url = Some(database)).await;
    let ada = at(&server, &ada);
    assert_eq!(picture(&ada, image).await, seen);
    assert_eq!(ada.snapshot(image).await.board.chats.len(), 1);
}

/// Tickets, sessions and secrets are of no node: people stay who they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_signed_in_still_is() {
    let url = Cluster::shared().database();
    let server = on_postgres(&url).await;
    let ada = server.person("Ada").await;
    let blobs = stop(server).await;
    let folder = tempfile::tempdir().expect("a folder");
    let from_blobs = format!("file://{}", blobs.path().join("blobs").display());
    let (to, to_blobs) =
        (in_folder(folder.path()), format!("file://{}", folder.path().join("blobs").display()));
    let back = [
        "migrate",
        "--from",
        &url,
        "--to",
        &to,
        "--from-blobs",
        &from_blobs,
        "--to-blobs",
        &to_blobs,
    ];
    done(&run(folder.path(), &[], &back).await);
    let server = TestServer::start_in(folder, |_| {}).await;
    let answer = at(&server, &ada).get("/api/v1/session").await.ok(200);
    assert_eq!(answer["user"]["name"], "Ada");
}
