// m13: places are percentages of the image, so that a marker is at the same place at every size.
import { expect, hold, test, type Person } from "../fixtures";
import type { Place } from "../pages/room-page";

/** Half a pixel of the narrowest screen, in percent: the visible precision. */
const CLOSE = 0.15;
/** Clicks have whole pixels: one pixel, in percent of this width. */
const onePixel = (width: number): number => 100 / width;

const PLACES: readonly Place[] = [
  { x: 0, y: 0 },
  { x: 25, y: 30.25 },
  { x: 33.333, y: 66.667 },
  { x: 99.99, y: 50 },
  { x: 100, y: 100 },
];

async function isAt({ room }: Person, chatId: string, place: Place, within = CLOSE): Promise<void> {
  const seen = await room.placeOf(room.marker(chatId));
  expect(Math.abs(seen.x - place.x), `x ${seen.x} instead of ${place.x}`).toBeLessThanOrEqual(within);
  expect(Math.abs(seen.y - place.y), `y ${seen.y} instead of ${place.y}`).toBeLessThanOrEqual(within);
}

test("m13 a click 250 px into an image 1000 px wide is 25 %, and 125 px when it is 500 px wide", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 1000, height: 600 });
  const ada = await person("Ada", { viewport: { width: 1600, height: 1000 } });
  const bob = await person("Bob", { viewport: { width: 500, height: 900 } });
  await ada.room.open(image.id);
  await ada.room.imageLoaded();
  const wide = (await ada.room.image.boundingBox())!;
  expect(wide.width).toBeCloseTo(1000, 2);
  await ada.page.mouse.click(wide.x + 250, wide.y + 150);
  await ada.room.write("Here");
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  const [chat] = (await api.board(image.id)).chats;
  expect(Math.abs(chat!.x - 25)).toBeLessThanOrEqual(onePixel(1000));
  expect(Math.abs(chat!.y - 25)).toBeLessThanOrEqual(onePixel(600));
  const large = (await ada.room.marker(chat!.id).boundingBox())!;
  expect([large.width, large.height], "at most 44 px").toEqual([44, 44]);

  await bob.room.open(image.id);
  await bob.room.imageLoaded();
  const narrow = (await bob.room.image.boundingBox())!;
  expect(narrow.width).toBeCloseTo(500, 2);
  const small = (await bob.room.marker(chat!.id).boundingBox())!;
  expect([small.width, small.height], "at least 28 px").toEqual([28, 28]);
  expect(Math.abs(small.x + 14 - narrow.x - 125)).toBeLessThanOrEqual(1);
  expect(Math.abs(small.y + 14 - narrow.y - 75)).toBeLessThanOrEqual(1);
});

for (const width of [390, 768, 1440]) {
  for (const [shape, size] of [
    ["wide", { width: 1600, height: 700 }],
    ["tall", { width: 500, height: 1800 }],
    ["small", { width: 64, height: 48 }],
  ] as const) {
    test(`m13 at ${width} px markers are at their places on a ${shape} image`, async ({ api, freshImage, person }) => {
      const image = await freshImage(size);
      const chats = [];
      for (const { x, y } of PLACES) chats.push(await api.openChat(image.id, x, y, "Here"));
      const ada = await person("Ada", { viewport: { width, height: 900 } });
      await ada.room.open(image.id);
      await ada.room.imageLoaded();
      const picture = (await ada.room.image.boundingBox())!;
      expect(picture.height / picture.width).toBeCloseTo(size.height / size.width, 1);
      for (const [n, place] of PLACES.entries()) await isAt(ada, chats[n]!.id, place);
      const marker = (await ada.room.marker(chats[1]!.id).boundingBox())!;
      expect(marker.width).toBeCloseTo(Math.min(Math.max(picture.width * 0.05, 28), 44), 0);
      expect(marker.height).toBeCloseTo(marker.width, 1);
    });
  }
}

test("m13 a marker from a phone is at the same place on a desktop, and vice versa", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const phone = await person("Ada", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });
  const desktop = await person("Bob", { viewport: { width: 1440, height: 900 } });
  const tablet = await person("Cleo", { viewport: { width: 768, height: 1024 } });
  for (const { room } of [phone, desktop, tablet]) await room.open(image.id);
  const fromPhone = await phone.room.discuss(72, 18, "From the phone");
  const fromDesktop = await desktop.room.discuss(12.5, 81, "From the desktop");
  const made = await phone.room.placeOf(phone.room.marker(fromPhone));
  expect(Math.abs(made.x - 72)).toBeLessThanOrEqual(onePixel(390));
  for (const someone of [phone, desktop, tablet]) {
    await expect(someone.room.marker(fromDesktop)).toHaveAttribute("data-state", "saved");
    await isAt(someone, fromPhone, made);
    await isAt(someone, fromDesktop, { x: 12.5, y: 81 });
  }
});

test("m13 markers stay in place while the window is resized", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const chat = await api.openChat(image.id, 62.5, 37.5, "Here");
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await ada.room.clickAt(20, 80);
  await ada.room.composer().fill("A draft stays, too");
  const widths = new Set<number>();
  for (const [width, height] of [[1440, 500], [1024, 900], [800, 600], [390, 844], [844, 390], [1920, 1080]] as const) {
    await ada.page.setViewportSize({ width, height });
    widths.add((await ada.room.image.boundingBox())!.width);
    await isAt(ada, chat.id, { x: 62.5, y: 37.5 });
    await isAt(ada, "draft", { x: 20, y: 80 }, onePixel(390));
  }
  expect(widths.size).toBeGreaterThan(3);
});

test("m13 markers are in place before a slow image has loaded, and stay there", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 900, height: 700 });
  const chat = await api.openChat(image.id, 62.5, 37.5, "Here");
  const { page, room } = await person("Ada", { viewport: { width: 1440, height: 900 } });
  const gate = await hold(page, "**/media/**");
  await page.goto(`/i/${image.id}`, { waitUntil: "commit" });
  await room.hydrated();
  await expect(room.marker(chat.id)).toBeVisible();
  const before = (await room.marker(chat.id).boundingBox())!;
  expect(await room.image.evaluate((img) => (img as HTMLImageElement).complete)).toBe(false);
  gate.open();
  await room.imageLoaded();
  expect((await room.marker(chat.id).boundingBox())!).toEqual(before);
  const place = await room.placeOf(room.marker(chat.id));
  expect(place.x).toBeCloseTo(62.5, 1);
  expect(place.y).toBeCloseTo(37.5, 1);
});

test("m13 an image that fails to load still has its markers and discussions", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 900, height: 700 });
  const chat = await api.openChat(image.id, 62.5, 37.5, "Still readable");
  const ada = await person("Ada");
  ada.allowConsole(/net::ERR_FAILED/);
  await ada.page.route("**/media/**", (route) => route.abort("failed"));
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await expect(ada.room.comments()).toHaveText(/Still readable/);
});

test("m13 a click maps to its place in a scrolled and in a zoomed page", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 600, height: 2400 });
  const ada = await person("Ada", { viewport: { width: 1000, height: 600 } });
  await ada.room.open(image.id);
  const far = await ada.room.discuss(50, 90, "Far below");
  await isAt(ada, far, { x: 50, y: 90 }, onePixel(300));
  await ada.page.keyboard.press("Escape");
  await ada.page.evaluate(() => document.documentElement.style.setProperty("zoom", "1.5"));
  const magnified = await ada.room.discuss(30, 70, "Magnified");
  await isAt(ada, magnified, { x: 30, y: 70 }, onePixel(300));
});

test("m13 a moved marker moves for everyone, also with its window open", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const chat = await api.openChat(image.id, 10, 20, "On the move");
  const ada = await person("Ada", { viewport: { width: 1000, height: 800 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await ada.room.isConnection("live");
  await api.updateChat(chat.id, { x: 88.5, y: 61.25 });
  await expect.poll(async () => (await ada.room.placeOf(ada.room.marker(chat.id))).x).toBeCloseTo(88.5, 1);
  await isAt(ada, chat.id, { x: 88.5, y: 61.25 });
  await expect(ada.room.window()).toHaveClass(/\bto-left\b/);
});
