//! The files of images in a bucket of an S3-compatible server.

use crate::common::bucket::BucketServer;
use crate::common::{Answer, Person, TestServer, form_with, id, picture, png, tile, wide_png};
use crate::process::until;
use reqwest::Method;
use std::path::Path;
use std::process::{Command, Output};

async fn server(bucket: &BucketServer, prefix: &str) -> TestServer {
    let folder = tempfile::tempdir().expect("a folder");
    TestServer::start_in(folder, |config| config.blobs = bucket.args(prefix)).await
}

async fn try_upload(person: &Person) -> Answer {
    let request = person.request(Method::POST, "/api/v1/tenants/demo/images");
    Answer::to(request.multipart(form_with(png(), "test.png"))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_are_kept_in_the_bucket_and_shown_from_there() {
    let bucket = BucketServer::start().await;
    let server = server(&bucket, "a/b").await;
    let ada = server.person("Ada").await;
    let before = bucket.files("a/b").len();
    let image = ada.upload("demo").await;
    assert!(bucket.files("a/b").len() >= before + 2, "{:?}", bucket.files("a/b"));
    assert!(!picture(&ada, image).await.is_empty());
    let original = ada.get(&format!("/api/v1/images/{image}/original")).await;
    assert_eq!(original.status, 200);
    // The data folder holds the database alone.
    assert!(!server.state().config.data_dir.join("blobs").exists());
    // Another prefix is another store.
    let other = self::server(&bucket, "c").await;
    assert!(!bucket.files("c").is_empty(), "its own sample");
    assert_eq!(bucket.files("a/b").len() + bucket.files("c").len(), bucket.files("").len());
    drop(other);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_bucket_is_away_images_are_refused_by_name_and_discussions_go_on() {
    let mut bucket = BucketServer::start().await;
    let server = server(&bucket, "a").await;
    let ada = server.person("Ada").await;
    let image = ada.upload("demo").await;
    bucket.stop().await;
    let refused = try_upload(&ada).await;
    assert_eq!(refused.status, 503, "{}", refused.text);
    let ready = ada.get("/readyz").await;
    assert_eq!(ready.status, 503);
    assert!(ready.text.contains("the store of the images does not answer"), "{}", ready.text);
    ada.open_chat(image, "Still here").await;
    bucket.start_again().await;
    until("being ready", || async { ada.get("/readyz").await.status == 200 }).await;
    assert_eq!(try_upload(&ada).await.status, 201);
    assert!(!picture(&ada, image).await.is_empty());
}

/// Runs a command of the server on this folder and this part of the bucket.
async fn run(bucket: &BucketServer, prefix: &str, data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_DATA_DIR", data);
    command.envs(bucket.variables(prefix));
    let output = tokio::task::spawn_blocking(move || command.output().expect("it runs"));
    output.await.expect("it ended")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_holds_the_files_of_the_bucket_and_is_restored_into_an_empty_one_alone() {
    let bucket = BucketServer::start().await;
    let server = server(&bucket, "a").await;
    let ada = server.person("Ada").await;
    let image = ada.upload("demo").await;
    let request = ada.request(Method::POST, "/api/v1/tenants/demo/images");
    let wide = Answer::to(request.multipart(form_with(wide_png(), "wide.png"))).await.ok(201);
    let wide = id(&wide["image"]["id"]);
    let (seen, seen_tile) = (picture(&ada, image).await, tile(&ada, wide).await);
    let place = tempfile::tempdir().expect("a folder");
    let archive = place.path().join("all.tar");
    let archive = archive.to_str().expect("text");
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(&bucket, "a", &server.state().config.data_dir, &["backup", archive]).await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let refused = run(&bucket, "a", folder.path(), &["restore", archive]).await;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("there are files in the bucket"), "{said}");
    let restored = run(&bucket, "b", folder.path(), &["restore", archive]).await;
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let names = |prefix| -> Vec<String> {
        let files = bucket.files(prefix).into_iter();
        files.map(|file| file.file_name().expect("a name").to_string_lossy().into()).collect()
    };
    assert_eq!(names("a"), names("b"));

    drop(server);
    let args = bucket.args("b");
    let again = TestServer::start_in(folder, |config| config.blobs = args).await;
    let mut ada = ada;
    ada.base = again.base();
    assert_eq!(picture(&ada, image).await, seen);
    assert_eq!(tile(&ada, wide).await, seen_tile);
}
