//! `/t/{tenant}/usage` and its files: exact figures, for the people who may read them.

use crate::common::child::ChildServer;
use crate::common::live::Live;
use crate::common::viewer::Viewer;
use crate::common::{Person, TestServer};
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::services::usage::kept;
use serde_json::Value;

const PAGE: &str = "/t/demo/usage";
const CSV: &str = "/t/demo/usage.csv";
const HEAD: &str = "pubSubMessageCount,pubSubBandwidth,conversationCreateCount";

/// A figure of a part of the page, as it is written there.
#[track_caller]
fn figure<'a>(page: &'a str, part: &str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("data-testid=\"{part}\"")).expect("the part");
    let (_, rest) = rest.split_once(&format!("data-figure=\"{name}\">")).expect("the figure");
    rest.split('<').next().expect("its end")
}

/// The lines of a file without its head: when, and the three figures.
async fn lines(person: &Person, query: &str, first: &str) -> Vec<(String, [u64; 3])> {
    let answer = person.get(&format!("{CSV}{query}")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(answer.header("content-disposition").starts_with("attachment"));
    let mut lines = answer.text.split_terminator("\r\n");
    assert_eq!(lines.next(), Some(&*format!("{first},{HEAD}")));
    let read = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let numbers = [1, 2, 3].map(|cell| cells[cell].parse().expect("a number"));
        (cells[0].to_owned(), numbers)
    };
    lines.map(read).collect()
}

fn sum(lines: &[(String, [u64; 3])]) -> [u64; 3] {
    lines.iter().fold([0; 3], |sum, (_, figures)| [0, 1, 2].map(|n| sum[n] + figures[n]))
}

/// The last day that the REST API tells of.
async fn last_day(person: &Person) -> [u64; 3] {
    let answer = person.get("/api/v1/tenants/demo/usage").await.ok(200);
    let day = answer["usage"].as_array().and_then(|days| days.last().cloned());
    let day = day.unwrap_or(Value::Null);
    HEAD.split(',')
        .map(|name| day[name].as_u64().unwrap_or(0))
        .collect::<Vec<_>>()
        .try_into()
        .expect("three")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_viewers_and_operations_give_exact_figures() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut viewers = Vec::new();
    for _ in 0..3 {
        viewers.push(Live::following(&server, &ada, image).await);
    }
    for n in 0..5 {
        ada.open_chat(image, &format!("{n}")).await;
    }
    for live in &mut viewers {
        live.check_in_step(&ada).await;
    }
    drop(viewers);
    let page = root.get(PAGE).await.text;
    for part in ["usage-today", "usage-range"] {
        assert_eq!(figure(&page, part, "messages"), "15", "five events, each to three");
        assert_eq!(figure(&page, part, "created"), "5");
    }
    let told = last_day(&root).await;
    assert_eq!((told[0], told[2]), (15, 5));
    let days = lines(&root, "", "day").await;
    let hours = lines(&root, "?by=hour", "hour").await;
    assert_eq!((days.len(), hours.len()), (30, 30 * 24));
    assert_eq!((sum(&days), sum(&hours)), (told, told), "bytes, too");
    assert_eq!(days.last().map(|day| day.1), Some(told), "all of it today");
    assert!(hours.iter().all(|(at, _)| at.ends_with(":00Z")));

    assert_eq!(figure(&page, "usage-kept", "images"), "2", "the sample and hers");
    let kept = kept(server.state(), &default_tenant_id()).await.expect("read");
    assert_eq!((kept.images, kept.bytes), (2, size_of(&server.folder.path().join("blobs"))));
}

/// The bytes of all files below a folder.
fn size_of(folder: &std::path::Path) -> u64 {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let size = |entry: std::fs::DirEntry| match entry.metadata().expect("there") {
        metadata if metadata.is_dir() => size_of(&entry.path()),
        metadata => metadata.len(),
    };
    entries.map(size).sum()
}

#[tokio::test]
async fn the_charts_and_tables_have_a_bar_and_a_row_for_each_day_and_hour() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let page = root.get(&format!("{PAGE}?from=2026-01-30&to=2026-02-02")).await;
    assert_eq!(page.status, 200);
    for day in ["30 Jan 2026", "31 Jan 2026", "1 Feb 2026", "2 Feb 2026"] {
        assert!(page.text.contains(&format!("<th scope=\"row\">{day}</th>")), "{day}");
    }
    assert!(page.text.contains("<th scope=\"row\">2 Feb 2026, 23:00 UTC</th>"));
    assert!(
        page.text.contains("<bdi>30 Jan 2026</bdi>"),
        "a date may be in letters of the other direction"
    );
    assert_eq!(page.text.matches("<svg viewBox").count(), 6, "three figures by day and by hour");
    assert_eq!(page.text.matches("</title></rect>").count(), 3 * (4 + 24));
    assert!(!page.text.contains("style="), "the policy forbids it");
    assert_eq!(figure(&page.text, "usage-range", "created"), "0");
    let lines = lines(&root, "?from=2026-01-30&to=2026-02-02", "day").await;
    let days = ["2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02"];
    assert_eq!(lines.iter().map(|line| &*line.0).collect::<Vec<_>>(), days);
    let empty = root.get(&format!("{PAGE}?from=&to=")).await;
    assert_eq!(empty.status, 200, "a form that was left empty");
    for wrong in ["?from=yesterday", "?from=2026-02-02&to=2026-02-01", "?from=1990-01-01"] {
        let page = root.get(&format!("{PAGE}{wrong}")).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(page.text.contains("data-testid=\"error\""), "{wrong}");
        root.get(&format!("{CSV}{wrong}")).await.refused_because(400, wrong);
    }
}

#[tokio::test]
async fn usage_is_for_administrators_and_for_everyone_with_a_name_where_the_tenant_says_so() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    server.settings(&tenant, |settings| settings.usage_is_open = false).await;
    let root = server.person_as("Root", Role::Administrator, &tenant).await;
    let mia = server.person_as("Mia", Role::Moderator, &tenant).await;
    let (ada, stranger) = (server.person("Ada").await, server.stranger());
    let other = server.new_tenant("other").await;
    let foreign = server.person_as("Olga", Role::Administrator, &other).await;
    let link = format!("href=\"{PAGE}\"");
    for path in [PAGE, CSV] {
        assert_eq!(root.get(path).await.status, 200);
        for person in [&mia, &ada, &foreign, &stranger] {
            assert_eq!(person.get(path).await.status, 404, "{path}");
        }
        assert_eq!(foreign.get(&path.replace("demo", "other")).await.status, 200);
    }
    assert!(root.get("/t/demo/members").await.text.contains(&link));
    assert!(!ada.get("/t/demo").await.text.contains(&link));

    server.settings(&tenant, |settings| settings.usage_is_open = true).await;
    for path in [PAGE, CSV] {
        for person in [&root, &mia, &ada] {
            assert_eq!(person.get(path).await.status, 200, "{path}");
        }
        assert_eq!(stranger.get(path).await.status, 404, "without a name");
    }
    assert!(ada.get("/t/demo").await.text.contains(&link));
    assert!(!stranger.get("/t/demo").await.text.contains(&link));
}

/// What was told once is not lost, and nothing counts twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp28_figures_go_on_exactly_after_a_restart_and_after_a_crash() {
    let mut server = ChildServer::start().await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    let mut expected = [0, 0];
    for end in ["a restart", "a crash", "nothing"] {
        let mut viewer = Viewer::load(&ada, image).await;
        viewer.be_welcome().await;
        ada.open_chat(image, end).await;
        let head = ada.snapshot(image).await.board.seq;
        viewer.reach(head).await;
        expected = expected.map(|count| count + 1);
        let told = last_day(&ada).await;
        assert_eq!([told[0], told[2]], expected, "before {end}");
        match end {
            "a restart" => {
                server.terminate();
                server.ended().await;
            }
            "a crash" => server.kill(),
            _ => break,
        }
        server.start_again().await;
        let again = last_day(&ada).await;
        assert_eq!([again[0], again[2]], expected, "after {end}");
        assert!(again[1] >= told[1], "bytes of goodbyes may come on top");
    }
}
