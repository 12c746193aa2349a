// Each language: start page, image page with a window, error page, list of discussions, widget. Texts are compared with the
// catalogue, dates and numbers with `Intl`.
import type { Page } from "@playwright/test";
import { EmbeddedRoom, expect, refusedLoad, test } from "../fixtures";
import { LANGUAGES, textOf } from "../fixtures/catalogue";

/** The variety whose dates and numbers the server writes (src/server/languages/rules.rs). */
const VARIETY: Record<string, string> = { ar: "ar-u-nu-latn", en: "en-GB" };
/** Browser and server use different versions of CLDR, with different spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/[\u2066-\u2069\u200e\u200f]/g, "").trim();

/** The first time of the page as `Intl` of the browser writes it. */
const momentBy = (page: Page, locale: string, options: Intl.DateTimeFormatOptions) =>
  page.locator("main time").first().evaluate((time, [tag, form]) => new Date((time as HTMLTimeElement).dateTime).toLocaleString(tag, form), [locale, options] as const);

test("there are twelve languages", () => {
  expect(LANGUAGES).toHaveLength(12);
});

for (const language of LANGUAGES) {
  const locale = VARIETY[language] ?? language;
  const direction = language === "ar" ? "rtl" : "ltr";

  test(`every kind of page is in its language: ${language}`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "12345");
    const ada = await person("Ada", { locale: language, timezoneId: "UTC" });
    const { page, room } = ada;
    ada.allowConsole(refusedLoad(404));
    const isIn = async () => {
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveCSS("direction", direction);
    };

    await page.goto("/");
    await isIn();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(textOf(language, "pages", "talk-about-an-image-right"));
    await expect(page.getByText(textOf(language, "pages", "click-anywhere-on-it-and"))).toBeVisible();

    await room.open(image.id, chat.id);
    await isIn();
    await expect(page.getByTestId("share")).toHaveText(textOf(language, "room", "share"));
    await expect(room.connection.locator("[data-part=connection]")).toHaveText(textOf(language, "live", "connection-live"));
    await expect(room.composer()).toHaveAttribute("placeholder", textOf(language, "room", "add-a-comment"));
    const time = room.comments().first().locator("time");
    expect(await time.textContent()).toBe(await momentBy(page, language === "ar" ? locale : language, { hour: "2-digit", minute: "2-digit" }));
    const [percent, count] = await page.evaluate((tag) => [new Intl.NumberFormat(tag, { style: "percent" }).formatToParts(0.5).at(-1)!.value, (1_500).toLocaleString(tag)], language);
    await expect(page.getByTestId("zoom-level")).toHaveText(new RegExp(percent));
    await room.composer().fill("x".repeat(3_500));
    await expect(room.window().locator(".char-count")).toHaveText(textOf(language, "live", "characters-too-many").replace(/\{.*\}/, count!));

    await page.goto("/nothing");
    await isIn();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(textOf(language, "pages", "nothing-here-for-you"));

    const example = page.waitForResponse((answer) => answer.url().includes("/embed/demo/room"));
    await page.goto("/embed/example");
    expect((await example).status()).toBe(200);
    // Both: until then, the first widget in the document may be that of the second picture.
    const [widget, other] = [0, 1].map((n) => new EmbeddedRoom(page, "Ada", page.locator(".image-chat-widget").nth(n))) as [EmbeddedRoom, EmbeddedRoom];
    for (const each of [widget, other]) {
      await each.isReady();
      await expect(each.root.getByTestId("connection")).toHaveAttribute("data-state", "live");
    }
    await widget.clickOn(30, 30);
    await expect(widget.window().getByTestId("composer")).toHaveAttribute("placeholder", textOf(language, "room", "add-a-comment"));
    await expect(widget.window().getByRole("heading")).toHaveText(textOf(language, "room", "new-discussion"));
    expect(await widget.window().evaluate((window) => window.closest("[lang]")?.getAttribute("lang"))).toBe(language);
    await expect(widget.window()).toHaveCSS("direction", direction);
  });

  test(`the server writes dates as Intl does: ${language}`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    await api.openChat(image.id, 30, 40, "12345");
    const { page } = await person("Ada", { locale: language, javaScriptEnabled: false });
    await page.goto(`/i/${image.id}/discussions`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const written = plain((await page.locator("main time").first().textContent())!);
    const expected = await momentBy(page, locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
    // Between the two versions of CLDR, Serbian days and Spanish hours differ in leading zeros, Serbian dates in spaces.
    const differs = ["es", "sr-Latn"].includes(language);
    const words = (text: string) => (differs ? text.replace(/\b0(?=\d)/g, "").replace(/\. (?=\d)/g, ".") : text);
    expect(words(written)).toBe(words(`${plain(expected)} UTC`));
  });
}
