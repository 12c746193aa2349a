// The languages of a page: preferred, chosen and kept, two readers of one image, right to left.
import { expect, hasNoFindings, nameOf, newCredentials, signIn, signUp, test, VIEWS } from "../fixtures";
import { widthOf } from "../fixtures/picture-view";

test("two people on one image have the page, the room and each other's news in their own language", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { locale: "de-AT" });
  const noura = await person("Noura", { locale: "ar" });
  for (const { room } of [ada, noura]) await room.open(image.id);
  for (const { room } of [ada, noura]) await room.isConnection("live");
  await expect(ada.page.locator("html")).toHaveAttribute("lang", "de");
  await expect(noura.page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(ada.page.getByTestId("connection")).toHaveText("Live");
  await expect(noura.page.getByTestId("connection")).toHaveText("مباشر");
  const id = await ada.room.discuss(25, 30, "Zu dunkel");
  await expect(noura.room.marker(id)).toHaveAttribute("aria-label", /^نقاش \u2068?1/);
  await expect(ada.room.marker(id)).toHaveAttribute("aria-label", "Diskussion 1, oben links, 25 %, 30 %");
  await expect(noura.page.getByTestId("announcer")).toHaveText(/^نقاش جديد من \u2068Ada\u2069/);
});

test("a chosen language is kept, for every page", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { locale: "de" });
  await ada.page.goto("/");
  await ada.page.getByTestId("language").selectOption("da");
  await expect(ada.page.locator("html")).toHaveAttribute("lang", "da");
  await expect(ada.page).toHaveURL("/");
  await ada.room.open(image.id);
  await expect(ada.page.locator("html")).toHaveAttribute("lang", "da");
  await ada.page.getByTestId("image-menu").locator("summary").click();
  await ada.page.getByTestId("language").selectOption("ja");
  await expect(ada.page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(ada.page.getByTestId("share")).toHaveText("共有");
});

test("another language shows the same part of the picture", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const ada = await person("Ada", { locale: "en" });
  await ada.room.open(image.id);
  await ada.room.imageLoaded();
  // One step: the address is written once.
  await ada.page.keyboard.press("+");
  await expect(ada.page).toHaveURL(/\?view=/);
  const width = await widthOf(ada);
  await ada.page.getByTestId("image-menu").locator("summary").click();
  await ada.page.getByTestId("language").selectOption("da");
  await expect(ada.page.locator("html")).toHaveAttribute("lang", "da");
  await expect(ada.page).toHaveURL(/\?view=/);
  await ada.room.hydrated();
  await expect(ada.page.locator(".canvas")).toHaveAttribute("data-zoomed");
  expect(Math.abs((await widthOf(ada)) - width)).toBeLessThan(width / 50);
});

for (const javaScriptEnabled of [true, false]) {
  test(`the language of an account follows to another browser${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({ person }) => {
    const { page } = await person("Ada", { locale: "en", javaScriptEnabled });
    const credentials = newCredentials("Ada");
    await signUp(page, "Ada", credentials);
    await page.goto("/account");
    const choice = page.getByTestId("account-language");
    await expect(choice).toHaveValue("");
    await choice.selectOption({ label: "Dansk" });
    if (!javaScriptEnabled) await page.getByTestId("account-language-save").click();
    await expect(page).toHaveURL("/account");
    await expect(page.locator("html")).toHaveAttribute("lang", "da");
    const phone = await person("Ada's phone", { locale: "en", javaScriptEnabled });
    await signIn(phone.page, credentials);
    await expect(phone.page.locator("html")).toHaveAttribute("lang", "da");
    await expect(phone.page.getByTestId("account-language")).toHaveValue("da");
    await phone.page.getByTestId("account-language").selectOption("");
    if (!javaScriptEnabled) await phone.page.getByTestId("account-language-save").click();
    await expect(phone.page.locator("html")).toHaveAttribute("lang", "en");
  });
}

for (const view of VIEWS) {
  test(`axe finds nothing in Arabic (${nameOf(view)})`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const noura = await person("نورة", { locale: "ar", ...view });
    await noura.page.goto("/");
    await hasNoFindings(noura.page, "the start page");
    await noura.room.open(image.id);
    await noura.room.isConnection("live");
    await noura.room.discuss(60, 40, "نص");
    await hasNoFindings(noura.page, "an open discussion");
  });
}
