// Regions: drawn by a drag on the picture, moved and sized, by mouse, finger and keyboard (LP33).
import { EmbeddedRoom, expect, hasNoFindings, type Image, nameOf, type Person, test, VIEWS } from "../fixtures";
import { test as embedding } from "../fixtures/embedding";
import { dragByFinger, extentOf, isExtent, isReady, middle, numberOf, pixel, press } from "../fixtures/hand";
import { arrive, atRest, DESKTOP, fingers, PHONE, widthOf } from "../fixtures/picture-view";

const REGION = { x: 20, y: 30, w: 40, h: 30 };

/** Ada and Bob on the page, known to each other. */
async function two(image: Image, person: (name: string, options?: object) => Promise<Person>, options: object = DESKTOP) {
  const [ada, bob] = [await person("Ada", { known: true, ...options }), await person("Bob", { known: true, ...DESKTOP })];
  for (const { room } of [ada, bob]) {
    await room.open(image.id);
    await room.isConnection("live");
    await room.imageLoaded();
  }
  for (const { room } of [ada, bob]) await expect(room.viewerCount).toContainText("2");
  return { ada, bob };
}

/** The extent of the only discussion as it is stored, rounded; undefined before that. */
const stored = async (someone: Person, image: Image) => {
  const [chat] = (await someone.api.board(image.id)).chats;
  return [chat?.x, chat?.y, chat?.w, chat?.h].map((percent) => (percent === undefined ? undefined : Math.round(percent)));
};

test("lp33 a drag on the picture is a region with its discussion, for others at once", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob } = await two(image, person);
  await press(ada, await pixel(ada, [60, 60]), [40, 45], [20, 30]);
  const band = ada.page.locator(".band");
  await isExtent(ada, band, REGION);
  await ada.page.mouse.up();
  await expect(band).toHaveCount(0);
  await expect(ada.room.composer()).toBeFocused();
  await isExtent(ada, ada.room.draft(), REGION);
  await ada.room.write("All of this");
  await expect(ada.room.comment("All of this")).toBeVisible();
  await expect.poll(() => stored(ada, image)).toEqual([20, 30, 40, 30]);
  const region = bob.room.markers().first();
  await isExtent(bob, region, REGION);
  await expect(region).toHaveAttribute("data-w", /^(39|40)/);
  await expect(region).toHaveAttribute("data-h", /^(29|30)/);
  await expect(region).toHaveAccessibleName(/^Discussion 1, region from upper left, 20 %, 30 %, to 60 %, 60 %/);
  await numberOf(region).click();
  await expect(bob.room.comment("All of this")).toBeVisible();
  await expect(bob.page.locator(".shade"), "the rest of the picture steps back").toBeVisible();
  await bob.page.keyboard.press("Escape");
  await expect(bob.page.locator(".shade")).toBeHidden();
  await bob.page.reload();
  await bob.room.hydrated();
  await isExtent(bob, bob.room.markers().first(), REGION);
});

test("a press that moves less than 5 px places a marker, one of 5 px draws", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true, ...DESKTOP });
  await arrive(ada, image);
  await isReady(ada);
  const [x, y] = await pixel(ada, [50, 50]);
  await ada.page.mouse.move(x, y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(x + 4, y + 2);
  await ada.page.mouse.up();
  await expect(ada.room.draft()).toBeVisible();
  await expect(ada.room.draft()).not.toHaveAttribute("data-w");
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.move(x, y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(x + 5, y);
  await ada.page.mouse.up();
  await expect(ada.room.draft()).toHaveAttribute("data-w", /.+/);
  const box = (await ada.room.draft().boundingBox())!;
  expect(Math.min(box.width, box.height), "large enough to be seen").toBeGreaterThanOrEqual(7.5);
});

test("Escape ends the drawing, and who may not write draws nothing", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true, ...DESKTOP });
  await arrive(ada, image);
  await press(ada, await pixel(ada, [20, 20]), [50, 50]);
  await expect(ada.page.locator(".band")).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.up();
  await expect(ada.page.locator(".band")).toHaveCount(0);
  await expect(ada.room.window()).toHaveCount(0);
  const mia = await administrator("Mia");
  await mia.api.request.post("/rpc/close_image", { data: { image: image.id, closed: true }, headers: { origin: new URL(mia.page.url()).origin } });
  await ada.page.reload();
  await ada.room.hydrated();
  await press(ada, await pixel(ada, [20, 20]), [50, 50]);
  await expect(ada.page.locator(".band")).toHaveCount(0);
  await ada.page.mouse.up();
  await expect(ada.room.window()).toHaveCount(0);
});

test("lp33 a region is moved by its number and sized by its handles, live to others, with undo", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob } = await two(image, person);
  const { id } = await ada.api.openRegion(image.id, REGION, "All of this");
  const [own, others] = [ada.room.marker(id), bob.room.marker(id)];
  await isExtent(bob, others, REGION);
  await isReady(ada);
  const number = await middle(numberOf(own));
  await ada.page.mouse.move(...number);
  await expect(own.locator("[data-handle]")).toHaveCount(8);
  const [startX, startY] = await pixel(ada, [20, 30]);
  const [toX, toY] = await pixel(ada, [30, 50]);
  await ada.page.mouse.down();
  await ada.page.mouse.move(number[0] + toX - startX, number[1] + toY - startY, { steps: 4 });
  await isExtent(bob, others, { ...REGION, x: 30, y: 50 });
  await ada.page.mouse.up();
  await expect.poll(() => stored(ada, image)).toEqual([30, 50, 40, 30]);
  // The lower right corner, then the left edge.
  await press(ada, await middle(own.locator("[data-handle=se]")), [90, 95]);
  await isExtent(bob, others, { x: 30, y: 50, w: 60, h: 45 });
  await ada.page.mouse.up();
  await expect(ada.room.toast.last()).toContainText("Discussion 1 resized.");
  await expect.poll(() => stored(ada, image)).toEqual([30, 50, 60, 45]);
  await press(ada, await middle(own.locator("[data-handle=w]")), [50, 20]);
  await ada.page.mouse.up();
  await expect.poll(() => stored(ada, image)).toEqual([50, 50, 40, 45]);
  await ada.room.undo.last().click();
  await isExtent(ada, own, { x: 30, y: 50, w: 60, h: 45 });
  await isExtent(bob, others, { x: 30, y: 50, w: 60, h: 45 });
  await expect(ada.room.window(), "no drag was a click").toHaveCount(0);
});

test("a region stays on the picture, however far it is dragged", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true, ...DESKTOP });
  const { id } = await ada.api.openRegion(image.id, REGION, "All of this");
  await arrive(ada, image);
  await press(ada, await middle(numberOf(ada.room.marker(id))), [99, 99], [130, 99]);
  await ada.page.mouse.up();
  await expect.poll(() => stored(ada, image)).toEqual([60, 70, 40, 30]);
});

test("others have no handles", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob } = await two(image, person);
  const { id } = await ada.api.openRegion(image.id, REGION, "All of this");
  await numberOf(bob.room.marker(id)).click();
  await expect(bob.room.window(id)).toBeVisible();
  await expect(bob.room.marker(id).locator("[data-handle]")).toHaveCount(0);
});

test("by keyboard: drawn with Alt and the arrow keys, moved and sized after M", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob } = await two(image, person);
  const spoken = ada.page.getByTestId("announcer");
  await ada.page.keyboard.press("c");
  await ada.page.keyboard.press("Alt+Shift+ArrowRight");
  await ada.page.keyboard.press("Alt+Shift+ArrowDown");
  await ada.page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(spoken).toHaveText("region from centre, 50 %, 50 %, to 60 %, 71 %");
  await isExtent(ada, ada.page.locator(".band"), { x: 50, y: 50, w: 10, h: 21 });
  await ada.page.keyboard.press("Shift+ArrowLeft");
  await ada.page.keyboard.press("Enter");
  await ada.room.write("By keyboard");
  await expect.poll(() => stored(ada, image)).toEqual([40, 50, 10, 21]);
  await ada.page.keyboard.press("Escape");
  const region = ada.room.markers().first();
  await region.focus();
  await ada.page.keyboard.press("m");
  await ada.page.keyboard.press("Shift+ArrowRight");
  await ada.page.keyboard.press("Alt+ArrowLeft");
  await expect(spoken).toHaveText("region from centre, 50 %, 50 %, to 59 %, 71 %");
  await isExtent(bob, bob.room.markers().first(), { x: 50, y: 50, w: 9, h: 21 });
  await ada.page.keyboard.press("Enter");
  await expect(region).toBeFocused();
  await expect.poll(() => stored(ada, image)).toEqual([50, 50, 9, 21]);
});

test("a finger that rests draws a region, and one that does not scrolls", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 600, height: 1_500 });
  const { ada, bob } = await two(image, person, PHONE);
  await isReady(ada);
  const [touch, [x, y]] = [await fingers(ada), await pixel(ada, [60, 40])];
  await Promise.all([touch("touchStart", [[x, y]]), ...[30, 60, 90, 120].map((up) => touch("touchMove", [[x - up, y - up]]))]);
  await touch("touchEnd", []);
  await expect.poll(() => ada.page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  await atRest(ada);
  // A fast swipe continues with inertia.
  await ada.page.evaluate(() => scrollTo(0, 0));
  await expect(ada.page.locator(".band")).toHaveCount(0);
  await expect(ada.room.window()).toHaveCount(0);
  await dragByFinger(ada, await pixel(ada, [20, 30]), [40, 40], [60, 60]);
  await expect(ada.room.composer()).toBeVisible();
  await ada.room.write("By finger");
  await expect.poll(() => stored(ada, image)).toEqual([20, 30, 40, 30]);
  const region = bob.room.markers().first();
  await isExtent(bob, region, REGION);
  await ada.page.keyboard.press("Escape");
  await expect(ada.room.window()).toHaveCount(0);
  await dragByFinger(ada, await middle(numberOf(ada.room.markers().first())), [40, 50]);
  await expect.poll(async () => (await extentOf(bob, region)).y).toBeGreaterThan(40);
  await expect.poll(async () => (await stored(ada, image))[1]).toBeGreaterThan(40);
  // What the finger held has handles; these need no rest.
  const before = await stored(ada, image);
  const handle = ada.room.markers().first().locator("[data-handle=e]");
  await expect(handle).toBeVisible();
  await touch("touchStart", [await middle(handle)]);
  for (const x of [85, 90, 95]) await touch("touchMove", [await pixel(ada, [x, 50])]);
  await touch("touchEnd", []);
  await expect(ada.room.toast.last()).toContainText("resized");
  await expect.poll(async () => (await stored(ada, image))[2]).toBeGreaterThan(before[2]!);
  const after = await stored(ada, image);
  expect([after[0], after[1], after[3]]).toEqual([before[0], before[1], before[3]]);
});

test("a click inside a region is one on the picture; its outline and its number open it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { id } = await api.openRegion(image.id, REGION, "All of this");
  const inside = await api.openChat(image.id, 40, 45, "A detail of it");
  const ada = await person("Ada", { known: true, ...DESKTOP });
  await arrive(ada, image);
  await ada.room.marker(inside.id).click();
  await expect(ada.room.window(inside.id)).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.click(...(await pixel(ada, [30, 50])));
  await expect(ada.room.draft()).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.click(...(await pixel(ada, [60, 45])));
  await expect(ada.room.window(id)).toBeVisible();
});

test("regions with the same corner are reachable one by one", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const below = await api.openRegion(image.id, REGION, "Below");
  const above = await api.openRegion(image.id, { ...REGION, w: 20 }, "Above");
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  for (const chat of [below, above]) {
    await ada.page.mouse.move(0, 0);
    await ada.page.mouse.move(...(await middle(numberOf(ada.room.marker(above.id)))));
    await expect(ada.room.marker(below.id)).toHaveAttribute("data-fanned", "");
    await numberOf(ada.room.marker(chat.id)).click();
    await expect(ada.room.window(chat.id)).toBeVisible();
    await ada.page.keyboard.press("Escape");
    await expect(ada.room.window()).toHaveCount(0);
  }
});

test("a link to a discussion zooms in on its region", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 3000, height: 2000 });
  const { id } = await api.openRegion(image.id, { x: 70, y: 70, w: 8, h: 8 }, "A detail");
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  const whole = await widthOf(ada);
  await ada.page.goto("about:blank");
  await arrive(ada, image, 0, id);
  await expect(ada.room.window(id)).toBeVisible();
  await expect.poll(() => widthOf(ada)).toBeGreaterThan(whole * 1.5);
  const canvas = (await ada.page.locator(".canvas").boundingBox())!;
  const region = (await ada.room.marker(id).boundingBox())!;
  expect(region.x).toBeGreaterThan(canvas.x);
  expect(region.x + region.width).toBeLessThan(canvas.x + canvas.width);
});

test("the window stands beside the region, and over a part of it where there is no other room", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const [wide, all] = [await api.openRegion(image.id, { x: 5, y: 5, w: 50, h: 50 }, "Half"), await api.openRegion(image.id, { x: 0, y: 0, w: 100, h: 100 }, "All")];
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  await numberOf(ada.room.marker(wide.id)).click();
  await expect(ada.room.window(wide.id)).toHaveClass(/\bto-right\b/);
  const [region, card] = [(await ada.room.marker(wide.id).boundingBox())!, (await ada.room.window().boundingBox())!];
  expect(card.x).toBeGreaterThan(region.x + region.width);
  await ada.room.discussion(all.id).click();
  const over = (await ada.room.window(all.id).boundingBox())!;
  expect(over.x).toBeGreaterThan(0);
  const list = (await ada.page.locator(".discussions").boundingBox())!;
  expect(over.x + over.width).toBeLessThanOrEqual(list.x);
});

for (const view of VIEWS) {
  test(`regions: nothing for axe to find (${nameOf(view)})`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const ada = await person("Ada", { known: true, ...view });
    const { id } = await ada.api.openRegion(image.id, REGION, "All of this");
    await ada.api.openRegion(image.id, { x: 2, y: 1, w: 30, h: 20 }, "At the edge");
    await ada.room.open(image.id);
    await ada.room.imageLoaded();
    await hasNoFindings(ada.page, "regions");
    await ada.room.marker(id).focus();
    await ada.page.keyboard.press("m");
    await expect(ada.page.getByTestId("crosshair")).toBeFocused();
    await hasNoFindings(ada.page, "a region that is moved");
    await ada.page.keyboard.press("Escape");
    await ada.page.keyboard.press("Enter");
    await expect(ada.room.window(id)).toBeVisible();
    await hasNoFindings(ada.page, "an open region");
  });
}

embedding("in a widget, regions are drawn and sized", async ({ host, person }) => {
  const site = await host({ styles: "#picture { display: block; width: 600px; margin: 100px; }" });
  const ada = await person("Ada", DESKTOP);
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page());
  await room.isReady();
  const box = (await room.root.getByTestId("stage").boundingBox())!;
  const at = (x: number, y: number) => [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const;
  await ada.page.mouse.move(...at(20, 30));
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(60, 60), { steps: 4 });
  await ada.page.mouse.up();
  await room.write("All of this");
  await ada.page.keyboard.press("Escape");
  const region = room.markers().first();
  const size = () => region.evaluate(({ dataset: { w, h } }) => [w, h].map((percent) => Math.round(Number(percent))));
  expect(await size()).toEqual([40, 30]);
  await numberOf(region).hover();
  const handle = (await region.locator("[data-handle=e]").boundingBox())!;
  await ada.page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(80, 50), { steps: 4 });
  await ada.page.mouse.up();
  await expect.poll(size).toEqual([60, 30]);
});
