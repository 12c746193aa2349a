// Very large pictures: the tiles that the screen needs are shown over the display file, and the full file never.
import { expect, test, type Person } from "../fixtures";
import { isShownAt, pixel } from "../fixtures/hand";
import { arrive, DESKTOP } from "../fixtures/picture-view";

/** Large by its width: the display file is 2,560 wide, the levels are 9,000 and 4,500. */
const WIDE = { width: 9_000, height: 1_000, from: [0, 0, 40], to: [250, 200, 40] } as const;
/** The side of a tile in pixels. */
const SIDE = 512;

interface Shown {
  level: number;
  column: number;
  row: number;
  /** Its pixels. */
  width: number;
  height: number;
  /** Its first pixel. */
  colour: number[];
  /** Its upper left corner, in percent of the picture. */
  x: number;
  y: number;
  /** Pixels of the screen for a pixel of it. */
  scale: number;
}

/** The tiles in the document. */
function tiles({ page }: Person): Promise<Shown[]> {
  return page.evaluate(() => {
    const picture = document.querySelector("[data-part=picture]")!.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLImageElement>(".stage .tiles img")].map((tile) => {
      const [level, column, row] = tile.src.split("/").slice(-3).map(Number) as [number, number, number];
      const context = new OffscreenCanvas(1, 1).getContext("2d")!;
      context.drawImage(tile, 0, 0);
      const box = tile.getBoundingClientRect();
      const [x, y] = [((box.x - picture.x) / picture.width) * 100, ((box.y - picture.y) / picture.height) * 100];
      const colour = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      const scale = (box.width * devicePixelRatio) / tile.naturalWidth;
      return { level, column, row, width: tile.naturalWidth, height: tile.naturalHeight, colour, x, y, scale };
    });
  });
}

const levels = async (someone: Person) => [...new Set((await tiles(someone)).map(({ level }) => level))];

/** Waits until all tiles that are needed at this level are there, and no others. */
async function settled(someone: Person, level: number, least: number): Promise<Shown[]> {
  await expect.poll(() => levels(someone)).toEqual([level]);
  await expect.poll(async () => (await tiles(someone)).length).toBeGreaterThanOrEqual(least);
  return tiles(someone);
}

/** The colour of the gradient at a pixel of the picture. */
function colourAt(x: number, y: number): number[] {
  const share = (x + y) / (WIDE.width + WIDE.height - 2);
  return [0, 1, 2].map((channel) => Math.round(WIDE.from[channel]! + (WIDE.to[channel]! - WIDE.from[channel]!) * share));
}

function watchPictures({ page }: Person): string[] {
  const requested: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/media/")) requested.push(pathname);
  });
  return requested;
}

test("zoomed in, the tiles near what is seen are shown, sharp and in their places, and never the full file", async ({ freshImage, person }) => {
  const image = await freshImage(WIDE);
  const ada = await person("Ada", DESKTOP);
  const requested = watchPictures(ada);
  await arrive(ada, image);
  await expect(ada.page.locator(".stage .tiles")).toBeAttached();
  expect(await tiles(ada), "the display file is enough for the whole picture").toEqual([]);

  await ada.page.keyboard.press("1");
  const shown = await settled(ada, 0, 8);
  // What is seen is some two tiles wide and all of the height; as much is near.
  expect(shown.length).toBeLessThanOrEqual(14);
  for (const tile of shown) {
    const [left, top] = [tile.column * SIDE, tile.row * SIDE];
    expect([tile.width, tile.height]).toEqual([Math.min(SIDE, WIDE.width - left), Math.min(SIDE, WIDE.height - top)]);
    expect(tile.scale, "a pixel of the picture for each of the screen").toBeCloseTo(1, 2);
    expect(tile.x).toBeCloseTo((left / WIDE.width) * 100, 1);
    expect(tile.y).toBeCloseTo((top / WIDE.height) * 100, 1);
    colourAt(left, top).forEach((value, channel) => expect(Math.abs(value - tile.colour[channel]!)).toBeLessThanOrEqual(1));
  }
  await expect(ada.room.image).toHaveJSProperty("naturalWidth", 2_560);

  await ada.page.locator(".canvas").evaluate((canvas) => canvas.scrollTo(canvas.scrollWidth, 0));
  await expect.poll(async () => Math.max(...(await tiles(ada)).map(({ column }) => column))).toBe(17);
  const last = await settled(ada, 0, 4);
  expect(Math.min(...last.map(({ column }) => column)), "those in the middle are gone").toBeGreaterThan(12);

  await ada.page.keyboard.press("0");
  await expect.poll(() => tiles(ada)).toEqual([]);
  expect(requested).toContain(image.src);
  expect(requested).not.toContain(image.fullSrc);
});

test("coarser tiles stay until the finer ones are there, and the other way round", async ({ freshImage, person }) => {
  const image = await freshImage(WIDE);
  const ada = await person("Ada", DESKTOP);
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await ada.page.route(/\.pack\/0\//, async (route) => {
    await released;
    await route.continue();
  });
  await ada.page.goto(`/i/${image.id}?view=36_-50_63_150`);
  await ada.room.hydrated();
  const coarse = await settled(ada, 1, 4);
  expect(coarse.every(({ scale }) => scale <= 1.01), "as fine as the screen").toBe(true);
  const held = ada.page.waitForRequest(/\.pack\/0\//);
  await ada.page.keyboard.press("1");
  await held;
  expect(await levels(ada)).toEqual([1]);
  release();
  await settled(ada, 0, 8);
});

test("markers stay where they are, and a click on a tile places one for both people", async ({ api, freshImage, person }) => {
  const image = await freshImage(WIDE);
  const chat = await api.openChat(image.id, 50, 40, "This line");
  const [ada, bob] = [await person("Ada", DESKTOP), await person("Bob", DESKTOP)];
  await arrive(bob, image);
  await bob.room.isConnection("live");
  await arrive(ada, image);
  await ada.page.keyboard.press("1");
  await settled(ada, 0, 8);
  const seen = await ada.room.placeOf(ada.room.marker(chat.id));
  expect(seen.x).toBeCloseTo(50, 0);
  expect(seen.y).toBeCloseTo(40, 0);
  const clicked = await pixel(ada, [51, 70]);
  const isTile = ada.page.locator(".stage .tiles img").evaluateAll((all, [x, y]) => all.some((tile) => {
    const { left, right, top, bottom } = tile.getBoundingClientRect();
    return left < x && x < right && top < y && y < bottom;
  }), clicked);
  expect(await isTile, "a tile is there").toBe(true);
  const placed = await ada.room.discuss(51, 70, "And here");
  const { chats } = await api.board(image.id);
  expect(chats[1]!.x).toBeCloseTo(51, 0);
  expect(chats[1]!.y).toBeCloseTo(70, 0);
  // Bob sees the whole picture, without a tile; then the same tiles as she does.
  await isShownAt(bob, bob.room.marker(placed), [51, 70]);
  await bob.page.goto(`${ada.page.url().split("#")[0]!}`);
  await bob.room.hydrated();
  await settled(bob, 0, 8);
  await isShownAt(bob, bob.room.marker(placed), [51, 70]);
  await ada.room.openMarker(chat.id);
  await expect(ada.room.comments()).toHaveText(/This line/);
});

test("on a sharp screen a page capture has tiles without zoom, where the page is scrolled to", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 920, height: 8_900 });
  const ada = await person("Ada", { ...DESKTOP, deviceScaleFactor: 2 });
  const requested = watchPictures(ada);
  await arrive(ada, image);
  const first = await settled(ada, 0, 4);
  expect(Math.max(...first.map(({ row }) => row))).toBeLessThan(8);
  await ada.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(async () => Math.max(...(await tiles(ada)).map(({ row }) => row))).toBe(17);
  await expect.poll(async () => Math.min(...(await tiles(ada)).map(({ row }) => row))).toBeGreaterThan(8);
  expect(requested).not.toContain(image.fullSrc);
});

test("another picture has its own tiles or none, on open pages as well", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  expect(await ada.page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("tiles")))).toBe(false);
  await api.replacePicture(image.id, WIDE);
  await expect(ada.page.locator(".stage .tiles")).toBeAttached();
  await ada.page.keyboard.press("1");
  await settled(ada, 0, 8);
  await api.replacePicture(image.id, { width: 1_000, height: 600 });
  await expect(ada.page.locator(".stage .tiles img")).toHaveCount(0);
  await expect(ada.room.image).toHaveJSProperty("naturalWidth", 1_000);
});
