// Markers tell what they are about before they are opened, and spread where they cover each other.
import { expect, hasNoFindings, test, type Api, type Person } from "../fixtures";
import { middle } from "../fixtures/hand";

/** Three discussions in one place, and one apart. */
async function pile(api: Api, image: string, x = 50, y = 50): Promise<string[]> {
  const ids = [];
  for (const shift of [0, 0.2, 0.4]) ids.push((await api.openChat(image, x + shift, y, `Pile ${shift}`)).id);
  ids.push((await api.openChat(image, 15, 15, "Apart")).id);
  return ids;
}

/** The markers under the middle of each of these: those that a click would reach. */
function reached({ page }: Person, ids: string[]): Promise<(string | null)[]> {
  return page.evaluate(
    (ids) =>
      ids.map((id) => {
        const { left, top, width, height } = document.querySelector(`.marker[data-chat-id="${id}"]`)!.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return found?.closest(".marker")?.getAttribute("data-chat-id") ?? null;
      }),
    ids,
  );
}

test("hovering or focusing a marker tells who wrote what, without a request and without opening", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too **dark** here");
  await api.reply(chat.id, "Indeed");
  const bob = await person("Bob", { known: true });
  await bob.room.open(image.id);
  await bob.room.openMarker(chat.id);
  await bob.room.write("I agree");
  const ada = await person("Ada");
  const { page, room } = ada;
  await room.open(image.id);
  await room.isConnection("live");
  await expect(room.discussion(chat.id)).toContainText("2 replies");
  const requests: string[] = [];
  // What the page loads when it has time is not asked for by the preview.
  const isOfPreview = (url: string) => !/\/pkg\/|\/neighbours$/.test(url);
  page.on("request", (request) => isOfPreview(request.url()) && requests.push(request.url()));
  const preview = page.getByTestId("preview");
  await room.marker(chat.id).hover();
  await expect(preview).toContainText("Test set-up");
  await expect(preview).toContainText("Too dark here");
  await expect(preview).toContainText("2 replies, last by Bob");
  await expect(room.window()).toHaveCount(0);
  await expect(room.marker(chat.id)).toHaveAccessibleDescription(/Test set-up.*Too dark here/);
  await preview.hover();
  await expect(preview).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  await page.mouse.move(5, 5);
  await room.marker(chat.id).hover();
  await expect(preview).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(preview).toHaveCount(0);
  await page.getByTestId("share").focus();
  await page.keyboard.press("Shift+Tab");
  await room.marker(chat.id).focus();
  await expect(preview).toContainText("Too dark here");
  await api.editComment(chat.comments[0]!.id, "Too bright here");
  await expect(preview).toContainText("Too bright here");
  expect(requests).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(room.window(chat.id)).toBeVisible();
  await expect(preview).toHaveCount(0);
});

test("the preview of the marker in focus takes no clicks, the one under the pointer does", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  const preview = page.getByTestId("preview");
  await room.marker(chat.id).press("ArrowDown");
  await expect(preview).toBeVisible();
  await page.mouse.click(...(await middle(preview)));
  await expect(room.draft()).toBeVisible();
  await page.keyboard.press("Escape");
  // A pointer that crossed the marker just before the focus came changes nothing.
  await room.marker(chat.id).evaluate((marker) => {
    setTimeout(() => (marker as HTMLElement).focus(), 100);
    marker.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    // Both delays are over when this task ends: the focus comes, and then what the pointer wanted.
    for (const until = performance.now() + 200; performance.now() < until; );
  });
  await expect(preview).toBeVisible();
  await page.mouse.click(...(await middle(preview)));
  await expect(room.draft()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.move(5, 5);
  await expect(preview).toHaveCount(0);
  // The marker has the focus, from its click, when the card is pressed.
  await room.openMarker(chat.id);
  await room.window().getByRole("button", { name: "Close", exact: true }).click();
  await expect(room.marker(chat.id)).toBeFocused();
  await room.marker(chat.id).hover();
  await preview.click();
  await expect(room.window(chat.id)).toBeVisible();
});

test("the preview stays within the page, beside its marker", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = [];
  for (const [x, y] of [[1, 1], [99, 1], [1, 99], [99, 99]] as const) ids.push((await api.openChat(image.id, x, y, "word ".repeat(60))).id);
  const ada = await person("Ada", { viewport: { width: 1024, height: 700 } });
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  for (const id of ids) {
    await room.marker(id).hover();
    await expect(room.marker(id)).toHaveAttribute("aria-describedby", "marker-preview");
    const [card, marker] = [(await page.getByTestId("preview").boundingBox())!, (await room.marker(id).boundingBox())!];
    expect(card.x).toBeGreaterThanOrEqual(0);
    expect(card.y).toBeGreaterThanOrEqual(0);
    expect(card.x + card.width).toBeLessThanOrEqual(1024);
    expect(card.y + card.height).toBeLessThanOrEqual(700);
    expect(card.x >= marker.x + marker.width || card.x + card.width <= marker.x, "not over the marker").toBe(true);
  }
  await hasNoFindings(page, "a preview");
});

test("on a narrow screen the preview is above or below its marker", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 45, 50, "word ".repeat(60));
  const { page, room } = await person("Ada", { viewport: { width: 390, height: 844 } });
  await room.open(image.id);
  await room.imageLoaded();
  await page.keyboard.press("Tab");
  await room.marker(chat.id).focus();
  await expect(room.marker(chat.id)).toHaveAttribute("aria-describedby", "marker-preview");
  const [card, marker] = [(await page.getByTestId("preview").boundingBox())!, (await room.marker(chat.id).boundingBox())!];
  expect(card.x).toBeGreaterThanOrEqual(0);
  expect(card.x + card.width).toBeLessThanOrEqual(390);
  expect(card.y >= marker.y + marker.height || card.y + card.height <= marker.y, "not over the marker").toBe(true);
});

test("markers that cover each other spread under the pointer, and each opens", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = await pile(api, image.id);
  const covered = ids.slice(0, 3);
  const ada = await person("Ada");
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  expect(new Set(await reached(ada, covered)).size, "at first some are covered").toBe(1);
  const { x, y, width, height } = (await room.marker(covered[0]!).boundingBox())!;
  for (const id of covered) {
    // Whichever is on top.
    await page.mouse.move(x + width / 2, y + height / 2);
    await expect(page.locator("[data-fanned]")).toHaveCount(3);
    await expect.poll(() => reached(ada, covered)).toEqual(covered);
    await room.marker(id).click();
    await expect(room.window(id)).toBeVisible();
    await page.keyboard.press("Escape");
    await page.mouse.move(5, 5);
    await expect(page.locator("[data-fanned]")).toHaveCount(0);
  }
  await room.marker(ids[3]!).hover();
  await expect(page.getByTestId("preview")).toContainText("Apart");
  await expect(page.locator("[data-fanned]"), "one that is alone stays").toHaveCount(0);
});

for (const [x, y] of [[99, 1], [0.4, 50], [50, 99.5]] as const) {
  test(`a pile at ${x} %, ${y} % spreads within the picture`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const covered = (await pile(api, image.id, x, y)).slice(0, 3);
    const ada = await person("Ada");
    await ada.room.open(image.id);
    await ada.room.imageLoaded();
    await ada.room.marker(covered[2]!).hover();
    await expect.poll(() => reached(ada, covered)).toEqual(covered);
  });
}

test("the focus spreads a pile, and Tab goes through it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const covered = (await pile(api, image.id)).slice(0, 3);
  const ada = await person("Ada");
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  await page.keyboard.press("Tab");
  await room.marker(covered[0]!).focus();
  for (const id of covered) {
    await expect(room.marker(id)).toBeFocused();
    await expect.poll(() => reached(ada, covered)).toEqual(covered);
    await page.keyboard.press("Tab");
  }
  await expect(page.locator("[data-fanned]")).toHaveCount(0);
});

test("the first tap on a pile spreads it, the second opens, and one beside it closes it and places nothing", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const covered = (await pile(api, image.id)).slice(0, 3);
  const ada = await person("Ada", { known: true, hasTouch: true, viewport: { width: 390, height: 844 } });
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  const { x, y, width, height } = (await room.marker(covered[2]!).boundingBox())!;
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await expect(page.locator("[data-fanned]")).toHaveCount(3);
  await expect(room.window()).toHaveCount(0);
  const picture = (await room.image.boundingBox())!;
  await page.touchscreen.tap(picture.x + picture.width * 0.9, picture.y + picture.height * 0.9);
  await expect(page.locator("[data-fanned]")).toHaveCount(0);
  await expect(room.window()).toHaveCount(0);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await expect.poll(() => reached(ada, covered)).toEqual(covered);
  const box = (await room.marker(covered[0]!).boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect(room.window(covered[0]!)).toBeVisible();
});

test("a tap on a pile spreads it while its markers are still moving back", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const covered = (await pile(api, image.id)).slice(0, 3);
  const { page, room } = await person("Ada", { known: true, hasTouch: true, viewport: { width: 390, height: 844 } });
  await room.open(image.id);
  await room.imageLoaded();
  const { x, y, width, height } = (await room.marker(covered[2]!).boundingBox())!;
  const picture = (await room.image.boundingBox())!;
  // Long enough that the second tap on the pile happens during the animation.
  await page.locator(".markers").evaluate((layer) => ((layer as HTMLElement).style.transitionDuration = "20s"));
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await expect(page.locator("[data-fanned]")).toHaveCount(3);
  // Finishes the opening animation; the closing one begins with the next tap.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await page.touchscreen.tap(picture.x + picture.width * 0.9, picture.y + picture.height * 0.9);
  await expect(page.locator("[data-fanned]")).toHaveCount(0);
  const away = (await room.marker(covered[0]!).boundingBox())!;
  expect(Math.hypot(away.x - x, away.y - y), "one is still on its way back").toBeGreaterThan(width / 2);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await expect(page.locator("[data-fanned]")).toHaveCount(3);
  await expect(room.window()).toHaveCount(0);
});

test("a first tap waits for marks.js: on a pile it spreads, on a single marker it opens", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = await pile(api, image.id);
  const { page, room } = await person("Ada", { known: true, hasTouch: true, viewport: { width: 390, height: 844 } });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/marks.js", async (route) => (await held, route.continue()));
  for (const [id, spread] of [[ids[2]!, 3], [ids[3]!, 0]] as const) {
    await room.open(image.id);
    await room.imageLoaded();
    const { x, y, width, height } = (await room.marker(id).boundingBox())!;
    const asked = page.waitForRequest("**/marks.js");
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await asked;
    if (spread > 0) await expect(room.window()).toHaveCount(0);
    release();
    await expect(page.locator("[data-fanned]")).toHaveCount(spread);
    await expect(room.window()).toHaveCount(spread > 0 ? 0 : 1);
    await page.reload();
  }
});

test("a pile of twenty spreads within the visible area, near an edge and at the edge of a zoomed picture", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push((await api.openChat(image.id, 97 + n / 20, 50, `Pile ${n}`)).id);
  const ada = await person("Ada");
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  await room.marker(ids[19]!).hover();
  const all = async () => (await reached(ada, ids)).filter((id, at) => id === ids[at]).length;
  await expect.poll(all).toBe(20);
  await page.mouse.move(5, 5);
  await expect(page.locator("[data-fanned]")).toHaveCount(0);
  // The pile is at the right edge of the visible part.
  for (let n = 0; n < 3; n++) await page.keyboard.press("+");
  await expect(page.locator(".canvas")).toHaveAttribute("data-zoomed");
  const canvas = (await page.locator(".canvas").boundingBox())!;
  const at = async () => (await room.marker(ids[19]!).boundingBox())!.x;
  await page.locator(".canvas").evaluate((it, by) => it.scrollBy(by, 0), (await at()) - (canvas.x + canvas.width - 60));
  await expect.poll(at).toBeLessThan(canvas.x + canvas.width);
  await room.marker(ids[19]!).hover();
  await expect.poll(all).toBe(20);
});

for (const [locale, x] of [["en", 98], ["ar", 2]] as const) {
  test(`a preview is not over the list, on whichever side that is (${locale})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, x, 50, "A text that is long enough for a card of its full width, and then some more of it");
    const { page, room } = await person("Ada", { locale, viewport: { width: 1024, height: 700 } });
    await room.open(image.id);
    await room.isConnection("live");
    await room.marker(chat.id).hover();
    const preview = page.getByTestId("preview");
    await expect(preview).toBeVisible();
    const [card, list] = [(await preview.boundingBox())!, (await page.locator(".discussions").boundingBox())!];
    expect(card.width).toBeGreaterThan(150);
    if (locale === "ar") expect(card.x).toBeGreaterThan(list.x + list.width);
    else expect(card.x + card.width).toBeLessThan(list.x);
  });
}
