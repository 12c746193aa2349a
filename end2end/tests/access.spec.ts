// Accessibility: axe reports nothing on any page, light and dark, wide and narrow; names, focus, announcements.
import { randomUUID } from "node:crypto";
import { expect, hasNoFindings, nameOf, refuse, refusedLoad, test, VIEWS, type Api, type Person } from "../fixtures";

/** An image with open and resolved discussions. */
async function lively(api: Api, imageId: string) {
  const one = await api.openChat(imageId, 25, 30, "Some **bold** words, `code` and https://example.com/\n\n> quoted\n\n- a list");
  await api.reply(one.id, "A reply");
  const resolved = await api.openChat(imageId, 75, 70, "Resolved one");
  await api.updateChat(resolved.id, { resolved: true });
  return { one, resolved };
}

for (const view of VIEWS) {
  const name = nameOf(view);

  test(`axe reports nothing on the start page (${name})`, async ({ freshImage, person }) => {
    await freshImage({ title: "One of the images", visibility: "listed" });
    const { page, start } = await person("Ada", view);
    await start.open();
    await hasNoFindings(page, "as it opens");
    await start.choose({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") });
    await expect(start.error).toBeVisible();
    await hasNoFindings(page, "with an error");
  });

  test(`axe reports nothing during an upload (${name})`, async ({ person }) => {
    const ada = await person("Ada", view);
    await ada.start.open();
    await ada.page.route("**/api/v1/**", () => {});
    const buffer = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(100_000)]);
    await ada.start.choose({ name: "a.png", mimeType: "image/png", buffer });
    await expect(ada.start.uploading).toBeVisible();
    await hasNoFindings(ada.page, "uploading");
  });

  test(`axe reports nothing on an image (${name})`, async ({ api, freshImage, person }) => {
    const image = await freshImage({ title: "Mockup" });
    const { one, resolved } = await lively(api, image.id);
    const { page, room } = await person("Ada", view);
    await room.open(image.id);
    await room.isConnection("live");
    await hasNoFindings(page, "closed");
    await room.openMarker(one.id);
    await hasNoFindings(page, "an open window");
    await page.keyboard.press("Escape");
    await room.openMarker(resolved.id);
    await hasNoFindings(page, "a resolved discussion");
  });

  test(`axe reports nothing while writing, editing and deleting (${name})`, async ({ freshImage, person }) => {
    // Six looks at the whole page.
    test.setTimeout(90_000);
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

  test(`axe reports nothing while offline (${name})`, async ({ api, freshImage, person }) => {
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

  test(`axe reports nothing on the 404 page (${name})`, async ({ person }) => {
    const ada = await person("Ada", view);
    ada.allowConsole(refusedLoad(404));
    await ada.page.goto(`/i/${randomUUID()}`);
    await hasNoFindings(ada.page, "not found");
  });
}

test("axe reports only the target size of overlapping markers", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Mockup" });
  for (const x of [50, 51, 52]) await api.openChat(image.id, x, 50, "Here");
  const { page, room } = await person("Ada", { viewport: { width: 390, height: 844 } });
  await room.open(image.id);
  // Exempt: people place markers anywhere, also closer together than 24 px. Each is reachable by its entry in
  // the list, which is large enough.
  await hasNoFindings(page, "overlapping markers", ["target-size"]);
  for (const [n, entry] of (await room.discussions().all()).entries()) {
    await entry.getByRole("link").click();
    await expect(room.window()).toHaveAttribute("aria-label", `Discussion ${n + 1}`);
    await room.button("Back to the image").click();
  }
});

test("overlapping markers are reachable by keyboard, in order", async ({ api, freshImage, person }) => {
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

test("the accessible name of a marker has its number, place and state", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { resolved } = await lively(api, image.id);
  const { room } = await person("Ada");
  await room.open(image.id);
  await expect(room.markers().first()).toHaveAccessibleName("Discussion 1, upper left, 25 %, 30 %");
  await expect(room.marker(resolved.id)).toHaveAccessibleName("Discussion 2, lower right, 75 %, 70 %, resolved");
  for (const marker of await room.markers().all()) await expect(marker).toHaveRole("button");
});

test("the keyboard leads from the list into a discussion and back", async ({ api, freshImage, person }) => {
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
  await expect(room.discussion(one.id).getByRole("link")).toBeFocused();
});

test("the delete dialog takes the focus and returns it", async ({ freshImage, person }) => {
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

test("reduced motion leaves no lasting animation", async ({ freshImage, person }) => {
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
