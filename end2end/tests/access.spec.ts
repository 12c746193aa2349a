// For everyone: no finding of axe on any page, light and dark, wide and narrow; names, focus and announcements.
import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, refuse, refusedLoad, test, type Api, type Person } from "../fixtures";

const VIEWS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 390].map((width) => ({ colorScheme, viewport: { width, height: 844 } })),
);

/** Every rule for WCAG 2.2 A and AA and the recommendations, target sizes included. */
async function hasNoFindings(page: Page, what: string, exempt: string[] = []): Promise<void> {
  // Colours are judged when nothing fades any more; what pulses for ever does not end.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .disableRules(exempt)
    .analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
  expect(found, what).toEqual([]);
}

/** An image with all there is to see on one. */
async function lively(api: Api, imageId: string) {
  const one = await api.openChat(imageId, 25, 30, "Some **bold** words, `code` and https://example.com/\n\n> quoted\n\n- a list");
  await api.reply(one.id, "A reply");
  const settled = await api.openChat(imageId, 75, 70, "Settled");
  await api.updateChat(settled.id, { resolved: true });
  return { one, settled };
}

for (const view of VIEWS) {
  const name = `${view.colorScheme}, ${view.viewport.width} px`;

  test(`axe finds nothing on the start page (${name})`, async ({ freshImage, person }) => {
    await freshImage({ title: "One of the recent images" });
    const { page, start } = await person("Ada", view);
    await start.open();
    await hasNoFindings(page, "as it opens");
    await start.choose({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") });
    await expect(start.error).toBeVisible();
    await hasNoFindings(page, "with an error");
  });

  test(`axe finds nothing while an image is sent (${name})`, async ({ person }) => {
    const ada = await person("Ada", view);
    await ada.start.open();
    await ada.page.route("**/api/v1/**", () => {});
    await ada.start.choose({ name: "a.png", mimeType: "image/png", buffer: Buffer.alloc(100_000) });
    await expect(ada.start.uploading).toBeVisible();
    await hasNoFindings(ada.page, "uploading");
  });

  test(`axe finds nothing on an image (${name})`, async ({ api, freshImage, person }) => {
    const image = await freshImage({ title: "Mockup" });
    const { one, settled } = await lively(api, image.id);
    const { page, room } = await person("Ada", view);
    await room.open(image.id);
    await room.isConnection("live");
    await hasNoFindings(page, "closed");
    await room.openMarker(one.id);
    await hasNoFindings(page, "an open window");
    await page.keyboard.press("Escape");
    await room.openMarker(settled.id);
    await hasNoFindings(page, "a settled discussion");
  });

  test(`axe finds nothing while one writes, edits and deletes (${name})`, async ({ freshImage, person }) => {
    const image = await freshImage({ title: "Mockup" });
    const ada = await person("Ada", view);
    ada.allowConsole(refusedLoad(403));
    const { page, room } = ada;
    await room.open(image.id);
    await hasNoFindings(page, "no discussion yet");
    await room.clickAt(50, 50);
    await room.composer().fill("x".repeat(1_900));
    await hasNoFindings(page, "a draft, and a guest's name");
    await room.write("A first comment");
    await expect(room.markers()).toHaveAttribute("data-state", "saved");
    await room.write("A second comment");
    await room.editButton(room.comment("second")).click();
    await hasNoFindings(page, "editing");
    await page.keyboard.press("Escape");
    await room.button("Delete discussion").click();
    await expect(room.confirmDelete).toBeVisible();
    await hasNoFindings(page, "the question");
    await room.confirmDelete.click();
    await expect(room.undo).toBeVisible();
    await hasNoFindings(page, "the way back");
    await refuse(page, "You may not do this today");
    await room.clickAt(50, 50);
    await room.write("Refused");
    await expect(room.error).toBeVisible();
    await hasNoFindings(page, "a refusal");
  });

  test(`axe finds nothing without a network (${name})`, async ({ api, freshImage, person }) => {
    const image = await freshImage({ title: "Mockup" });
    await lively(api, image.id);
    const ada = await person("Ada", view);
    await ada.room.open(image.id);
    await ada.room.isConnection("live");
    await ada.goOffline();
    await ada.room.isConnection("offline");
    await hasNoFindings(ada.page, "offline");
    await ada.goOnline();
  });

  test(`axe finds nothing on the page for what is missing (${name})`, async ({ person }) => {
    const ada = await person("Ada", view);
    ada.allowConsole(refusedLoad(404));
    await ada.page.goto(`/i/${randomUUID()}`);
    await hasNoFindings(ada.page, "not found");
  });
}

test("axe finds nothing where markers lie on each other, but their size", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Mockup" });
  for (const x of [50, 51, 52]) await api.openChat(image.id, x, 50, "Here");
  const { page, room } = await person("Ada", { viewport: { width: 390, height: 844 } });
  await room.open(image.id);
  // Exempt: people put markers where they want them, also closer together than 24 px. Each of them
  // can be reached in the list, whose entries are large enough.
  await hasNoFindings(page, "overlapping markers", ["target-size"]);
  for (const [n, entry] of (await room.discussions().all()).entries()) {
    await entry.getByRole("link").click();
    await expect(room.window()).toHaveAttribute("aria-label", `Discussion ${n + 1}`);
    await room.button("Back to the image").click();
  }
});

test("overlapping markers are each reached by the keyboard, in order", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = [];
  for (const x of [50, 50.2, 50.4]) ids.push((await api.openChat(image.id, x, 50, "Here")).id);
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.marker(ids[0]!).focus();
  for (const id of ids) {
    await expect(room.marker(id)).toBeFocused();
    await page.keyboard.press("Tab");
  }
});

test("a marker tells its number, its place and its state", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { settled } = await lively(api, image.id);
  const { room } = await person("Ada");
  await room.open(image.id);
  await expect(room.markers().first()).toHaveAccessibleName("Discussion 1, upper left, 25 %, 30 %");
  await expect(room.marker(settled.id)).toHaveAccessibleName("Discussion 2, lower right, 75 %, 70 %, resolved");
  for (const marker of await room.markers().all()) await expect(marker).toHaveRole("button");
});

test("from the list by keyboard into the discussion and back", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { one } = await lively(api, image.id);
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Go to the list of discussions" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(room.discussion(one.id).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(room.window(one.id)).toBeVisible();
  await expect(room.composer()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(room.marker(one.id)).toBeFocused();
});

test("the question before a deletion takes the focus and gives it back", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.discuss(25, 30, "Here");
  await room.button("Delete discussion").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Keep" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(room.button("Delete discussion")).toBeFocused();
  await expect(room.window()).toBeVisible();
});

test("who wants less motion gets none that lasts", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada: Person = await person("Ada", { reducedMotion: "reduce" });
  await ada.room.open(image.id);
  await ada.room.clickAt(25, 30);
  await expect(ada.room.window()).toBeVisible();
  const longest = await ada.page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0))),
  );
  expect(longest).toBeLessThanOrEqual(1);
});
