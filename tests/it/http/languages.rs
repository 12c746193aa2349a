//! The language of answers: chosen, preferred, told by a widget; of pages, of the room, of errors.

use crate::common::{Answer, Person, TestServer};
use crate::http::accounts::{PASSWORD, account, sign_in};
use crate::process::until;
use image_chat::texts::Locale;
use reqwest::Method;
use reqwest::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE, VARY};

async fn accepting(person: &Person, path: &str, languages: &str) -> Answer {
    Answer::to(person.request(Method::GET, path).header(ACCEPT_LANGUAGE, languages)).await
}

fn is_in(page: &Answer, locale: Locale) -> bool {
    page.text.contains(&format!("lang=\"{}\" dir=\"{}\"", locale.tag(), locale.direction()))
}

#[tokio::test]
async fn pages_are_in_the_language_that_the_browser_prefers() {
    let server = TestServer::start().await;
    let person = server.stranger();
    for (languages, locale) in [
        ("de-AT,de;q=0.9,en;q=0.8", Locale::De),
        ("tlh, ja;q=0.5", Locale::Ja),
        ("ar", Locale::Ar),
        ("tlh", Locale::En),
        ("\u{80}", Locale::En),
    ] {
        let page = accepting(&person, "/", languages).await;
        page.is_page(200);
        assert!(is_in(&page, locale), "{languages}: {}", &page.text[..200]);
        let vary: Vec<_> = page.headers.get_all(VARY).iter().collect();
        assert!(vary.iter().any(|vary| *vary == "accept-language, cookie"), "{vary:?}");
    }
    assert!(is_in(&accepting(&person, "/login", "ru").await, Locale::Ru));
    assert!(is_in(&accepting(&person, "/nothing", "sr").await, Locale::SrLatn), "errors, too");
}

#[tokio::test]
async fn a_chosen_language_is_kept_and_leads_back() {
    let server = TestServer::start().await;
    let person = server.stranger();
    let choose = |language: &str, next: &str| {
        let form = [("language", language.to_owned()), ("next", next.to_owned())];
        Answer::to(person.request(Method::POST, "/language").form(&form))
    };
    let chosen = choose("da", "/login").await;
    assert_eq!(
        (chosen.status, &chosen.headers[LOCATION]),
        (303, &"/login".parse().expect("a path"))
    );
    let cookie = chosen.headers[SET_COOKIE].to_str().expect("text").to_owned();
    assert!(cookie.starts_with("image_chat_language=da;"), "{cookie}");
    for part in ["Path=/", "SameSite=Lax", "Max-Age=34560000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(is_in(&accepting(&person, "/", "ko").await, Locale::Da), "before what is preferred");
    let unknown = choose("tlh", "//evil.example").await;
    assert_eq!(unknown.headers[LOCATION], "/", "to no other site");
    assert!(unknown.headers.get(SET_COOKIE).is_none(), "an unknown language changes nothing");
    let forged = person.request(Method::GET, "/").header(COOKIE, "image_chat_language=\"><b>");
    assert!(is_in(&Answer::to(forged).await, Locale::En));
}

#[tokio::test]
async fn readers_of_one_image_have_it_each_in_their_language() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "the same for all").await;
    let path = format!("/i/{image}");
    for (languages, locale, words) in [
        ("de", Locale::De, "Diskussionen"),
        ("en", Locale::En, "Discussions"),
        ("de", Locale::De, "Diskussionen"),
    ] {
        let page = accepting(&ada, &path, languages).await;
        page.is_page(200);
        assert!(is_in(&page, locale) && page.text.contains("the same for all"));
        assert!(page.text.contains(&format!("<h2 id=\"discussions-title\">{words} ")));
        let messages = page.text.split("id=\"messages\"").nth(1).expect("the messages");
        assert_eq!(messages.contains("Verbinden …"), locale == Locale::De);
        assert_eq!(messages.contains("Connecting…"), locale == Locale::En, "one language a page");
    }
}

#[tokio::test]
async fn errors_have_a_message_in_the_language_and_a_code_in_none() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}/chats");
    let refused = |languages: &'static str| {
        let body = serde_json::json!({ "x": 1, "y": 1, "body": "x".repeat(3_000), "broadcastId": crate::common::fresh() });
        Answer::to(ada.request(Method::POST, &path).header(ACCEPT_LANGUAGE, languages).json(&body))
    };
    let (english, german) = (refused("").await.ok(400), refused("de").await.ok(400));
    assert_eq!(
        (&english["error"]["code"], &german["error"]["code"]),
        (&"invalid".into(), &"invalid".into())
    );
    assert_eq!(english["error"]["message"], "`body`: the text is longer than 2,000 characters");
    assert_eq!(german["error"]["message"], "`body`: der Text ist länger als 2.000 Zeichen");
}

#[tokio::test]
async fn a_widget_is_in_the_language_of_its_option() {
    let server = TestServer::start().await;
    let person = server.stranger();
    for (locale, expected) in [
        ("es", Locale::Es),
        ("es_es", Locale::Es),
        ("de-AT", Locale::De),
        ("ar", Locale::Ar),
        ("tlh", Locale::Fr),
    ] {
        let markup = accepting(&person, &format!("/embed/widget?locale={locale}"), "fr").await;
        assert!(is_in(&markup, expected), "{locale}");
    }
    let tags = ["de", "ja"].map(|locale| format!("/embed/widget?locale={locale}"));
    let [german, japanese] = [person.get(&tags[0]).await, person.get(&tags[1]).await];
    assert_ne!(german.headers["etag"], japanese.headers["etag"]);
}

async fn choose(person: &Person, language: &str) {
    let form = [("language", language), ("next", "/account")];
    person.submit("/language", &form).await.goes_to("/account");
}

/// What the choice on the page of the account says.
fn chosen(page: &Answer) -> &str {
    let form = page.text.split("data-testid=\"account-language\"").nth(1).expect("the choice");
    let options = form.split("</select>").next().expect("an end").split("<option value=\"");
    let chosen: Vec<_> = options.filter(|option| option.contains(" selected")).collect();
    assert_eq!(chosen.len(), 1, "{chosen:?}");
    chosen[0].split('"').next().expect("a value")
}

#[tokio::test]
async fn the_language_of_an_account_follows_to_another_browser() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    assert_eq!(chosen(&accepting(&ada, "/account", "fr").await), "", "none so far");
    choose(&ada, "da").await;
    assert_eq!(chosen(&accepting(&ada, "/account", "fr").await), "da");
    let phone = server.stranger();
    choose(&phone, "ko").await;
    assert!(is_in(&accepting(&phone, "/", "fr").await, Locale::Ko), "a guest's is this browser's");
    sign_in(&phone, "ada@example.org", PASSWORD).await.goes_to("/t/demo");
    for path in ["/", "/account", "/nothing", "/t/none"] {
        assert!(is_in(&accepting(&phone, path, "fr").await, Locale::Da), "{path}");
    }
    let missing = accepting(&phone, "/api/v1/images/00000000-0000-7000-8000-000000000000", "fr");
    let message = missing.await.ok(404)["error"]["message"].clone();
    assert_eq!(message, "dette billede findes ikke");

    choose(&phone, "ja").await;
    let follows = async || is_in(&accepting(&ada, "/", "fr").await, Locale::Ja);
    until("the other browser has it, too", follows).await;
    choose(&phone, "tlh").await;
    assert_eq!(chosen(&accepting(&phone, "/account", "fr").await), "ja", "nothing has changed");
    choose(&phone, "").await;
    assert!(is_in(&accepting(&phone, "/", "fr").await, Locale::Fr), "that of the browser again");
    phone.submit("/account", &[("do", "sign-out")]).await.goes_to("/");
    assert!(is_in(&accepting(&phone, "/", "es").await, Locale::Es));
}

#[tokio::test]
async fn a_guests_language_is_kept_by_the_browser_alone() {
    let server = TestServer::start().await;
    let guest = server.person("Guest").await;
    choose(&guest, "da").await;
    assert!(is_in(&accepting(&guest, "/", "fr").await, Locale::Da));
    let cookies = guest.cookie().expect("cookies");
    let cookies = cookies.to_str().expect("text").split("; ");
    let session = cookies.into_iter().find(|one| one.contains("session")).expect("a session");
    let request = server.stranger().request(Method::GET, "/").header(ACCEPT_LANGUAGE, "fr");
    let page = Answer::to(request.header(COOKIE, session)).await;
    assert!(is_in(&page, Locale::Fr), "the same guest without that cookie");
}

#[tokio::test]
async fn a_widget_is_in_no_language_of_an_account() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    choose(&ada, "da").await;
    assert!(is_in(&accepting(&ada, "/embed/widget?locale=es", "fr").await, Locale::Es));
    assert!(is_in(&accepting(&ada, "/embed/widget", "fr").await, Locale::Fr));
    let frame = "/embed?tenantId=demo&urlId=a&src=https://example.com/a.png&locale=es";
    assert!(is_in(&accepting(&ada, frame, "fr").await, Locale::Es));
}
