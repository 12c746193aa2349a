// Light or dark by choice, against what the system says: in the foot and in the menu of an image, at once and without a
// script, on every page, and on paper not at all.
import type { Page } from "@playwright/test";
import { expect, hasNoFindings, newCredentials, refusedLoad, signUp, test } from "../fixtures";

/** Is the ground of the page light or dark? */
const isIn = (page: Page, theme: "light" | "dark") => expect.poll(() => page.evaluate(() => {
  const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
  return (red + green + blue) / 3 > 128 ? "light" : "dark";
})).toBe(theme);

/** Chooses a theme, which the server keeps by the time that this returns. */
async function choose(page: Page, theme: "system" | "light" | "dark"): Promise<void> {
  const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/theme");
  await page.getByTestId("theme").selectOption(theme);
  expect((await kept).status()).toBe(303);
}

const menu = (page: Page) => page.getByTestId("image-menu").locator("summary");

for (const [theme, system] of [["light", "dark"], ["dark", "light"]] as const) {
  for (const width of [390, 1440]) {
    test(`${theme} on a ${system} system, ${width} px: chosen once, for every page, and axe finds nothing`, async ({ freshImage, person }, testInfo) => {
      const image = await freshImage();
      const ada = await person("Ada", { colorScheme: system, viewport: { width, height: 844 } });
      const { page, room } = ada;
      const keep = async (what: string) => {
        await testInfo.attach(what, { body: await page.screenshot(), contentType: "image/png" });
      };
      await page.goto("/");
      await choose(page, theme);
      await isIn(page, theme);
      // What browsers draw by themselves: lists of a select, scrollbars.
      await expect(page.getByTestId("theme")).toHaveCSS("color-scheme", theme);
      await expect(page.getByTestId("theme-save")).toBeHidden();
      await hasNoFindings(page, "the start page");
      await keep("start");
      await page.goto("/t/demo");
      await isIn(page, theme);
      await hasNoFindings(page, "the gallery");
      await keep("gallery");
      await room.open(image.id);
      await room.isConnection("live");
      await room.discuss(60, 40, "Too dark here");
      await isIn(page, theme);
      await hasNoFindings(page, "an open discussion");
      await keep("room");
      await signUp(page, "Ada", newCredentials("Ada"));
      await page.goto("/account");
      await isIn(page, theme);
      await expect(page.getByTestId("theme")).toHaveValue(theme);
      await hasNoFindings(page, "the account");
      await keep("account");
    });
  }

  test(`${theme} on a ${system} system without JavaScript`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const { page, room } = await person("Ada", { colorScheme: system, javaScriptEnabled: false });
    await page.goto("/");
    await page.getByTestId("theme").selectOption(theme);
    await page.getByTestId("theme-save").click();
    await expect(page).toHaveURL("/");
    const root = page.locator("html");
    await expect(root).toHaveCSS("color-scheme", theme);
    await expect(page.locator("body")).toHaveCSS("color-scheme", theme);
    await room.open(image.id);
    await expect(root).toHaveCSS("color-scheme", theme);
    await menu(page).click();
    await page.getByTestId("theme").selectOption("system");
    await page.getByTestId("theme-save").click();
    await expect(page).toHaveURL(`/i/${image.id}`);
    await expect(root).toHaveCSS("color-scheme", "light dark");
  });
}

test("in the menu of an image a theme shows at once, on the same page, and goes with the system again", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { colorScheme: "light" });
  await room.open(image.id);
  await room.isConnection("live");
  await page.evaluate(() => { (window as Window & { sameDocument?: boolean }).sameDocument = true; });
  await menu(page).click();
  await choose(page, "dark");
  await isIn(page, "dark");
  await expect(page.locator("meta[name=color-scheme]")).toHaveAttribute("content", "dark");
  expect(await page.evaluate(() => (window as Window & { sameDocument?: boolean }).sameDocument)).toBe(true);
  await choose(page, "system");
  await isIn(page, "light");
  await expect(page.locator("meta[name=color-scheme]")).toHaveAttribute("content", "light dark");
  await page.emulateMedia({ colorScheme: "dark" });
  await isIn(page, "dark");
});

test("a choice that is made without a network is kept when that is back", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { colorScheme: "light" });
  const { page, room } = ada;
  await room.open(image.id);
  await room.isConnection("live");
  await ada.goOffline();
  await menu(page).click();
  await page.getByTestId("theme").selectOption("dark");
  await isIn(page, "dark");
  const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/theme");
  await ada.goOnline();
  await kept;
  await page.goto("/");
  await isIn(page, "dark");
});

test("a page that the browser kept to go back to has the theme that was chosen since", async ({ person }) => {
  const { page, context } = await person("Ada", { colorScheme: "light" });
  await page.goto("/");
  const other = await context.newPage();
  await other.goto("/");
  await choose(other, "dark");
  await isIn(page, "light");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await isIn(page, "dark");
  await expect(page.getByTestId("theme")).toHaveValue("dark");
});

test("paper is light, whatever is chosen", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  await api.openChat(image.id, 25, 30, "Too dark here");
  const { page } = await person("Ada", { colorScheme: "dark" });
  await page.goto("/");
  await choose(page, "dark");
  for (const path of [`/i/${image.id}`, `/i/${image.id}/print`]) {
    await page.goto(path);
    await isIn(page, "dark");
    await page.emulateMedia({ media: "print" });
    await isIn(page, "light");
    await page.emulateMedia({ media: null });
  }
});

test("an error has the theme, too", async ({ person }) => {
  const ada = await person("Ada", { colorScheme: "light" });
  ada.allowConsole(refusedLoad(404));
  await ada.page.goto("/");
  await choose(ada.page, "dark");
  await ada.page.goto("/there-is-nothing-here");
  await isIn(ada.page, "dark");
});
