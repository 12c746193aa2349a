// Fingers on the picture at the home view, where nothing is zoomed: a finger that moves at once scrolls the page and changes
// nothing for anyone; a tap places a marker for both people.
import { expect, Frames, type Image, type Person, test } from "../fixtures";
import { dragByFinger, isExtent, isReady, isShownAt, middle, pixel } from "../fixtures/hand";
import { arrive, atRest, DESKTOP, fingers, isNear, PHONE, placeAt } from "../fixtures/picture-view";

/** Higher than a phone: the page scrolls. */
const TALL = { width: 600, height: 1_500 };

/** Ada with a phone and Bob with a desktop, both on the page, and the messages of Ada's page. */
async function two(image: Image, person: (name: string, options?: object) => Promise<Person>) {
  const [ada, bob] = [await person("Ada", { known: true, ...PHONE }), await person("Bob", { known: true, ...DESKTOP })];
  const frames = new Frames(ada.page);
  for (const someone of [ada, bob]) {
    await arrive(someone, image);
    await someone.room.isConnection("live");
  }
  for (const { room } of [ada, bob]) await expect(room.viewerCount).toContainText("2");
  await isReady(ada);
  return { ada, bob, frames };
}

const scrolled = ({ page }: Person) => page.evaluate(() => window.scrollY);

/** A finger that moves up at once. The events are sent without waiting: one that rests 0.4 seconds would draw. Returns the
    number of bands that were in the document since. */
async function swipe(someone: Person, [x, y]: [number, number]): Promise<number> {
  await someone.page.evaluate(() => {
    const seen = { bands: 0 };
    Object.assign(window, { seen });
    new MutationObserver(() => (seen.bands += document.querySelectorAll(".band").length)).observe(document.body, { childList: true, subtree: true });
  });
  const touch = await fingers(someone);
  const before = await scrolled(someone);
  const moves = [30, 60, 90, 120, 150, 180].map((up): [number, number] => [x, y - up]);
  await Promise.all([touch("touchStart", [[x, y]]), ...moves.map((place) => touch("touchMove", [place]))]);
  await touch("touchEnd", []);
  await expect.poll(() => scrolled(someone)).toBeGreaterThan(before + 100);
  await atRest(someone);
  return someone.page.evaluate(() => (window as unknown as { seen: { bands: number } }).seen.bands);
}

/** The messages about a marker that is held. */
const held = ({ said }: Frames) => said.filter((message) => message.includes('"moving"'));

test("a finger that moves at once scrolls the page, from the picture, a marker and a region; nothing changes for anyone", async ({ freshImage, person }) => {
  const image = await freshImage(TALL);
  const { ada, bob, frames } = await two(image, person);
  const region = { x: 10, y: 30, w: 40, h: 20 };
  const [mark, area] = [await ada.api.openChat(image.id, 80, 40, "A marker"), await ada.api.openRegion(image.id, region, "A region")];
  await expect(bob.room.markers()).toHaveCount(2);
  await expect(ada.room.markers()).toHaveCount(2);
  const { head } = await ada.api.events(image.id);
  const begins: [string, () => Promise<[number, number]>][] = [
    ["the picture", () => pixel(ada, [70, 50])],
    ["a marker", () => middle(ada.room.marker(mark.id))],
    ["the number of a region", () => middle(ada.room.marker(area.id).locator("> span").first())],
  ];
  for (const [name, from] of begins) {
    await ada.page.evaluate(() => scrollTo(0, 0));
    await atRest(ada);
    expect(await swipe(ada, await from()), `${name}: a region was drawn`).toBe(0);
    await expect(ada.room.window(), name).toHaveCount(0);
    await expect(ada.room.draft(), name).toHaveCount(0);
    await isShownAt(ada, ada.room.marker(mark.id), [80, 40]);
  }
  // Ada's next change reaches Bob, so an earlier one would have arrived, too.
  await ada.api.reply(mark.id, "A sign");
  await expect(bob.room.discussion(mark.id)).toContainText("1 reply");
  await expect(bob.room.markers()).toHaveCount(2);
  await isShownAt(bob, bob.room.marker(mark.id), [80, 40]);
  await isExtent(bob, bob.room.marker(area.id), region);
  expect((await ada.api.events(image.id, head)).events).toHaveLength(1);
  expect(held(frames)).toEqual([]);
  // A finger that rests on the same marker holds it.
  await ada.page.evaluate(() => scrollTo(0, 0));
  await dragByFinger(ada, await middle(ada.room.marker(mark.id)), [60, 45], [60, 50]);
  await isShownAt(bob, bob.room.marker(mark.id), [60, 50]);
  expect(held(frames)).not.toEqual([]);
});

test("a tap places for both people, on a page that is scrolled, and a tap on a marker opens it", async ({ freshImage, person }) => {
  const image = await freshImage(TALL);
  const { ada, bob } = await two(image, person);
  await swipe(ada, await pixel(ada, [50, 50]));
  const place = await placeAt(ada, 120, 400);
  await ada.page.touchscreen.tap(120, 400);
  await expect(ada.room.composer()).toBeVisible();
  await expect(bob.room.markers()).toHaveCount(0);
  await ada.room.write("By a tap");
  const marker = bob.room.markers().first();
  await expect(marker).toBeVisible();
  await expect(marker).toHaveAttribute("data-state", "saved");
  isNear(await bob.room.placeOf(marker), place);
  await ada.room.button("Back to the image").tap();
  await expect(ada.room.window()).toHaveCount(0);
  // And the other way round: Bob's marker, opened by a tap.
  const id = await bob.room.discuss(70, 60, "By a click");
  await expect(ada.room.marker(id)).toBeVisible();
  await ada.room.marker(id).tap();
  await expect(ada.room.comment("By a click")).toBeVisible();
});
