//! The theme of pages: chosen, kept, the reader's own on a page that is rendered once for all; not the widget's.

use crate::common::{Answer, Person, TestServer};
use flate2::read::GzDecoder;
use reqwest::Method;
use reqwest::header::{ACCEPT_ENCODING, COOKIE, LOCATION, SET_COOKIE};
use std::io::Read;

async fn choose(person: &Person, theme: &str, next: &str) -> Answer {
    person.submit("/theme", &[("theme", theme), ("next", next)]).await
}

fn cookie_of(answer: &Answer) -> &str {
    answer.headers[SET_COOKIE].to_str().expect("text")
}

async fn with_cookie(person: &Person, path: &str, cookie: &str) -> Answer {
    Answer::to(person.request(Method::GET, path).header(COOKIE, cookie)).await
}

/// On the root, for the browser before it has any styles, and in the choice itself where the page has it.
#[track_caller]
fn is_in(page: &Answer, theme: &str, schemes: &str) {
    assert!(page.text.contains(&format!("data-theme=\"{theme}\"")), "{:.200}", page.text);
    let meta = format!("<meta name=\"color-scheme\" content=\"{schemes}\">");
    assert!(page.text.contains(&meta), "{:.400}", page.text);
    assert!(!page.text.contains("-of-reader"), "nothing stands for a theme");
    let option = page.text.split("data-testid=\"theme\"").nth(1).map(|form| {
        let chosen = form.split("</select>").next().expect("an end").split("<option");
        let chosen: Vec<_> = chosen.filter(|option| option.contains(" selected")).collect();
        assert_eq!(chosen.len(), 1, "{chosen:?}");
        chosen[0].contains(&format!("value=\"{theme}\""))
    });
    assert_ne!(option, Some(false), "the choice says so");
}

#[tokio::test]
async fn a_chosen_theme_is_kept_for_a_year_and_leads_back() {
    let server = TestServer::start().await;
    let person = server.stranger();
    is_in(&person.get("/").await, "system", "light dark");
    let chosen = choose(&person, "dark", "/login").await;
    assert_eq!(
        (chosen.status, &chosen.headers[LOCATION]),
        (303, &"/login".parse().expect("a path"))
    );
    let cookie = cookie_of(&chosen);
    for part in ["image_chat_theme=dark;", "Path=/", "SameSite=Lax", "Max-Age=31536000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    for path in ["/", "/login", "/nothing", "/api/docs/live", "/embed/example"] {
        is_in(&person.get(path).await, "dark", "dark");
    }
    choose(&person, "light", "/").await.goes_to("/");
    is_in(&person.get("/").await, "light", "light");
    let back = choose(&person, "system", "//evil.example").await;
    back.goes_to("/");
    assert!(cookie_of(&back).contains("Max-Age=0"), "the system's needs none");
    is_in(&person.get("/").await, "system", "light dark");
}

#[tokio::test]
async fn a_theme_that_is_not_there_is_the_systems() {
    let server = TestServer::start().await;
    let person = server.stranger();
    choose(&person, "dark", "/").await.goes_to("/");
    for unknown in ["pink", "", "Dark", "\"><b>", "dark\r\nx: y"] {
        let answer = choose(&person, unknown, "/").await;
        answer.goes_to("/");
        assert!(cookie_of(&answer).contains("image_chat_theme=system; "), "{unknown}");
        is_in(&person.get("/").await, "system", "light dark");
    }
    assert_eq!(person.submit("/theme", &[]).await.status, 400, "no theme at all");
    let forged = with_cookie(&server.stranger(), "/", "image_chat_theme=\"><b>").await;
    is_in(&forged, "system", "light dark");
}

#[tokio::test]
async fn readers_of_one_image_have_it_each_in_their_theme() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "theme-of-reader schemes-of-reader <!--viewer-->").await;
    let path = format!("/i/{image}");
    for (theme, schemes) in [("dark", "dark"), ("system", "light dark"), ("light", "light")] {
        let cookie = format!("image_chat_theme={theme}");
        let request = || server.stranger().request(Method::GET, &path).header(COOKIE, &cookie);
        let page = Answer::to(request()).await;
        let (head, body) = page.text.split_once("<body").expect("a body");
        assert!(head.contains(&format!("data-theme=\"{theme}\"")), "{head:.200}");
        assert!(head.contains(&format!("name=\"color-scheme\" content=\"{schemes}\"")));
        assert!(!head.contains("-of-reader"), "{head}");
        assert!(body.contains("theme-of-reader schemes-of-reader &lt;!--viewer--"), "a text");
        let form = body.split("data-testid=\"theme\"").nth(1).expect("the choice");
        assert!(form.contains(&format!("value=\"{theme}\" selected")), "{form:.300}");
        let packed = request().header(ACCEPT_ENCODING, "gzip").send().await.expect("an answer");
        let packed = packed.bytes().await.expect("a body");
        let mut unpacked = String::new();
        GzDecoder::new(packed.as_ref()).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, page.text);
    }
}

#[tokio::test]
async fn a_frame_on_another_site_is_not_in_the_theme_of_its_reader() {
    let server = TestServer::start().await;
    let (dark, ada) = ("image_chat_theme=dark", server.stranger());
    let frame = "/embed?tenantId=demo&urlId=a&src=https://example.com/a.png";
    is_in(&with_cookie(&ada, frame, dark).await, "system", "light dark");
    let path = "/embed/widget";
    assert_eq!(with_cookie(&ada, path, dark).await.text, ada.get(path).await.text);
}
