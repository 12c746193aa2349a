//! `GET /api/v1/tenant-daily-usage`: usage on a day, for programs that know FastComments.

use super::*;
use time::OffsetDateTime;

fn path(tenant: &str, day: OffsetDateTime, key: &str) -> String {
    let (year, month, day) = (day.year(), u8::from(day.month()) - 1, day.day());
    format!(
        "/api/v1/tenant-daily-usage?tenantId={tenant}{key}&yearNumber={year}&monthNumber={month}\
         &dayNumber={day}"
    )
}

#[tokio::test]
async fn a_program_reads_what_was_used_on_a_day() {
    let server = TestServer::start().await;
    server.settings(&default_tenant_id(), |settings| settings.usage_is_open = false).await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    ada.open_chat(image, "two").await;
    let key = key(&server, &default_tenant_id(), Role::Administrator).await;
    let today = OffsetDateTime::now_utc();
    let by_query = path("demo", today, &format!("&API_KEY={}", key.secret));
    let expected = json!({
        "status": "success", "pubSubMessageCount": 0, "pubSubBandwidth": 0,
        "conversationCreateCount": 2,
    });
    assert_eq!(server.stranger().get(&by_query).await.ok(200), expected);
    let program = program(&server, &key.secret);
    assert_eq!(program.get(&path("demo", today, "")).await.ok(200), expected);
    let before = path("demo", today - time::Duration::days(1), "");
    assert_eq!(program.get(&before).await.ok(200)["conversationCreateCount"], 0);
}

#[tokio::test]
async fn usage_of_a_day_is_for_administrators_of_the_tenant() {
    let server = TestServer::start().await;
    server.settings(&default_tenant_id(), |settings| settings.usage_is_open = false).await;
    let today = OffsetDateTime::now_utc();
    let ask = async |tenant: &str, key: &str| {
        let key = format!("&API_KEY={key}");
        server.stranger().get(&path(tenant, today, &key)).await
    };
    server.stranger().get(&path("demo", today, "")).await.refused(401);
    ask("demo", "ick_nobody").await.refused(401);
    ask("demo", "nobody").await.refused(401);
    let member = key(&server, &default_tenant_id(), Role::Member).await;
    ask("demo", &member.secret).await.refused(403);
    let other = server.new_tenant("other").await;
    let foreign = key(&server, &other, Role::Administrator).await;
    let (theirs, nobodys) =
        (ask("demo", &foreign.secret).await, ask("nobody", &foreign.secret).await);
    theirs.refused(401);
    assert_eq!(theirs.text, nobodys.text, "foreign and missing are alike");
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_refused() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Administrator).await;
    let ask = async |fields: &str| {
        program.get(&format!("/api/v1/tenant-daily-usage?tenantId=demo{fields}")).await
    };
    for wrong in [
        "",
        "&yearNumber=2026&monthNumber=0",
        "&yearNumber=2026&monthNumber=12&dayNumber=1",
        "&yearNumber=2026&monthNumber=0&dayNumber=0",
        "&yearNumber=2026&monthNumber=1&dayNumber=30",
        "&yearNumber=1&monthNumber=1&dayNumber=1",
        "&yearNumber=99999&monthNumber=1&dayNumber=1",
        "&yearNumber=x&monthNumber=1&dayNumber=1",
        "&yearNumber=2026&monthNumber=255&dayNumber=1",
        "&yearNumber=2026&monthNumber=300&dayNumber=1",
    ] {
        ask(wrong).await.refused_because(400, wrong);
    }
    ask("&yearNumber=2024&monthNumber=1&dayNumber=29").await.ok(200);
}
