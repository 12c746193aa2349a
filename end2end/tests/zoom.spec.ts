// Zooming and panning the picture: by wheel, fingers, buttons and keys; what is kept, what others see.
import { CLIPBOARD, expect, hasNoFindings, nameOf, test, VIEWS, type Person } from "../fixtures";

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** The place of the picture below a point of the viewport, in percent. */
async function placeAt({ room }: Person, x: number, y: number) {
  const box = (await room.image.boundingBox())!;
  return { x: ((x - box.x) / box.width) * 100, y: ((y - box.y) / box.height) * 100 };
}

async function widthOf({ room }: Person): Promise<number> {
  return (await room.image.boundingBox())!.width;
}

/** The middle of the canvas, as a place of the picture. */
async function middleOf(someone: Person) {
  const { x, y, width, height } = (await someone.page.locator(".canvas").boundingBox())!;
  return placeAt(someone, x + width / 2, y + height / 2);
}

function isNear(seen: { x: number; y: number }, expected: { x: number; y: number }, within = 0.3): void {
  expect(Math.abs(seen.x - expected.x), `x ${seen.x} instead of ${expected.x}`).toBeLessThanOrEqual(within);
  expect(Math.abs(seen.y - expected.y), `y ${seen.y} instead of ${expected.y}`).toBeLessThanOrEqual(within);
}

/** Opens the image; zooms in by the key if asked to. */
async function arrive(someone: Person, image: { id: string }, times = 0, chat?: string): Promise<void> {
  await someone.room.open(image.id, chat);
  await someone.room.imageLoaded();
  for (let n = 0; n < times; n++) await someone.page.keyboard.press("+");
}

/** Touches the screen with these fingers; none lifts all. */
async function fingers(someone: Person) {
  const session = await someone.context.newCDPSession(someone.page);
  return (type: "touchStart" | "touchMove" | "touchEnd", points: [number, number][]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x: Math.round(x), y: Math.round(y), id })) });
}

for (const [what, x, y] of [["in the middle", 0.5, 0.5], ["near a corner", 0.03, 0.05]] as const) {
  test(`the wheel with Ctrl zooms, and the point under the pointer stays (${what})`, async ({ freshImage, person }) => {
    const ada = await person("Ada", DESKTOP);
    await arrive(ada, await freshImage());
    const box = (await ada.room.image.boundingBox())!;
    const at = [Math.round(box.x + box.width * x), Math.round(box.y + box.height * y)] as const;
    const before = await placeAt(ada, ...at);
    await ada.page.mouse.move(...at);
    await ada.page.keyboard.down("Control");
    for (let n = 1; n <= 4; n++) {
      const width = await widthOf(ada);
      await ada.page.mouse.wheel(0, -100);
      await expect.poll(() => widthOf(ada)).toBeGreaterThan(width * 1.1);
      isNear(await placeAt(ada, ...at), before);
    }
    for (let n = 1; n <= 6; n++) await ada.page.mouse.wheel(0, 100);
    await expect.poll(() => ada.room.image.boundingBox()).toEqual(box);
  });
}

test("two fingers zoom and pan, and what is between them stays there", async ({ freshImage, person }) => {
  const ada = await person("Ada", PHONE);
  await arrive(ada, await freshImage());
  const touch = await fingers(ada);
  const box = (await ada.room.image.boundingBox())!;
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.5];
  const before = await placeAt(ada, x, y);
  await touch("touchStart", [[x - 30, y], [x + 30, y]]);
  for (let apart = 40; apart <= 90; apart += 10) await touch("touchMove", [[x - apart, y], [x + apart, y]]);
  await expect.poll(() => widthOf(ada)).toBeCloseTo(box.width * 3, -2);
  isNear(await placeAt(ada, x, y), before, 1);
  await touch("touchMove", [[x - 130, y + 30], [x + 50, y + 30]]);
  await expect.poll(async () => (await placeAt(ada, x - 40, y + 30)).x).toBeCloseTo(before.x, 0);
  await touch("touchEnd", []);
  expect(await ada.page.evaluate(() => visualViewport!.scale), "the page itself is not zoomed").toBe(1);
  await expect(ada.room.markers()).toHaveCount(0);
});

test("one finger scrolls a picture that is zoomed in, and a tap places a marker", async ({ freshImage, person }) => {
  const ada = await person("Ada", PHONE);
  await arrive(ada, await freshImage());
  for (let n = 0; n < 6; n++) await ada.page.getByRole("button", { name: "Zoom in" }).tap();
  const before = await middleOf(ada);
  const touch = await fingers(ada);
  await touch("touchStart", [[300, 200]]);
  for (let moved = 20; moved <= 120; moved += 20) await touch("touchMove", [[300 - moved, 200]]);
  await touch("touchEnd", []);
  await expect.poll(async () => (await middleOf(ada)).x).toBeGreaterThan(before.x + 2);
  await expect(ada.room.markers()).toHaveCount(0);
  await ada.page.touchscreen.tap(200, 250);
  await expect(ada.room.composer()).toBeVisible();
});

test("buttons zoom in and out, fit whole, fit to width and show 100 %", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage({ width: 1600, height: 700 }));
  const button = (name: string) => ada.page.getByTestId("zoom").getByRole("button", { name });
  const level = ada.page.getByTestId("zoom-level");
  const whole = await widthOf(ada);
  await expect(level).toHaveText(`${Math.round(whole / 16)}%`);
  await button("Zoom in").click();
  await expect.poll(() => widthOf(ada)).toBeCloseTo(whole * 1.25, 0);
  await button("Zoom out").click();
  await expect.poll(() => widthOf(ada)).toBe(whole);
  await button("Actual size").click();
  await expect(level).toHaveText("100%");
  expect(await widthOf(ada)).toBeCloseTo(1600, 0);
  await button("Fit whole image").click();
  await expect.poll(() => widthOf(ada)).toBe(whole);
  const canvas = (await ada.page.locator(".canvas").boundingBox())!;
  await button("Zoom in").click();
  await button("Fit to width").click();
  await expect.poll(() => widthOf(ada)).toBeCloseTo(canvas.width - 48, 0);
});

test("a high picture begins readable, and fits whole upon request", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage({ width: 1000, height: 4000 }));
  expect((await ada.room.image.boundingBox())!.height).toBeGreaterThan(900);
  await ada.page.keyboard.press("0");
  await expect(ada.room.image).toBeInViewport({ ratio: 0.999 });
  await expect(ada.page.getByTestId("mini-map")).toBeHidden();
});

test("the keys + - 0 1 zoom, but not while someone writes", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage({ width: 1600, height: 700 }));
  const level = ada.page.getByTestId("zoom-level");
  const begin = (await level.textContent())!;
  await ada.page.keyboard.press("1");
  await expect(level).toHaveText("100%");
  await ada.page.keyboard.press("+");
  await expect(level).toHaveText("125%");
  await ada.page.keyboard.press("-");
  await expect(level).toHaveText("100%");
  await ada.page.keyboard.press("0");
  await expect(level).toHaveText(begin);
  await ada.room.clickAt(50, 50);
  await ada.room.composer().pressSequentially("1+0-");
  await expect(ada.room.composer()).toHaveValue("1+0-");
  await expect(level).toHaveText(begin);
});

test("by keyboard alone: zoom to a marker that has the focus, scroll by arrows, and fit again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 80, 70, "Here");
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  const box = async () => (await ada.room.marker(chat.id).boundingBox())!;
  await ada.room.marker(chat.id).focus();
  const before = await box();
  for (let n = 0; n < 5; n++) await ada.page.keyboard.press("+");
  await expect.poll(() => widthOf(ada)).toBeGreaterThan(2_500);
  const [was, is] = [before, await box()].map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  isNear(is!, was!, 1);
  await ada.page.locator(".canvas").focus();
  await ada.page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await box()).x + 22).toBeGreaterThan(is!.x + 10);
  await ada.page.keyboard.press("0");
  await expect.poll(() => widthOf(ada)).toBe(1000);
});

test("a wheel, the space key and the middle button pan; a drag is no click", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage(), 6);
  const { mouse, keyboard } = ada.page;
  const start = await middleOf(ada);
  await mouse.move(500, 400);
  await mouse.wheel(150, 100);
  await expect.poll(async () => (await middleOf(ada)).x).toBeGreaterThan(start.x + 2);
  const drag = async (button: "left" | "middle") => {
    const before = await placeAt(ada, 500, 400);
    await mouse.move(500, 400);
    await mouse.down({ button });
    await mouse.move(450, 380);
    await mouse.move(420, 350);
    await mouse.up({ button });
    isNear(await placeAt(ada, 420, 350), before);
  };
  await keyboard.down("Space");
  await drag("left");
  await keyboard.up("Space");
  await drag("middle");
  // Without the key a drag is neither: nothing moves and nothing is placed.
  const still = await middleOf(ada);
  await mouse.move(500, 400);
  await mouse.down();
  await mouse.move(520, 420);
  await mouse.up();
  isNear(await middleOf(ada), still);
  await expect(ada.room.markers()).toHaveCount(0);
  await mouse.move(500, 400);
  await mouse.down();
  await mouse.move(503, 401);
  await mouse.up();
  await expect(ada.room.draft()).toBeVisible();
});

test("a marker placed while zoomed in is at the same place for someone who is not", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", DESKTOP), await person("Bob", { viewport: { width: 800, height: 600 } })];
  await arrive(bob, image);
  await arrive(ada, image, 7);
  const place = await placeAt(ada, 400, 300);
  await ada.page.mouse.click(400, 300);
  await ada.room.write("Small print");
  await expect(bob.room.markers()).toHaveCount(1);
  isNear(await bob.room.placeOf(bob.room.markers().first()), place);
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  isNear(await ada.room.placeOf(ada.room.markers().first()), place, 0.05);
});

test("the shown part is in the address: after a reload, behind a shared link, and for another screen", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { ...DESKTOP, permissions: CLIPBOARD });
  await arrive(ada, image, 6);
  await ada.page.mouse.move(500, 400);
  await ada.page.mouse.wheel(300, 200);
  await expect(ada.page).toHaveURL(/\?view=/);
  await expect.poll(async () => Number(/view=([-\d.]+)_/.exec(ada.page.url())?.[1])).toBeCloseTo((await placeAt(ada, 0, 400)).x, 0);
  const [middle, width] = [await middleOf(ada), await widthOf(ada)];
  await ada.page.getByTestId("share").click();
  await expect(ada.room.toast).toBeVisible();
  await ada.page.reload();
  await ada.room.hydrated();
  expect(Math.abs((await widthOf(ada)) / width - 1)).toBeLessThan(0.002);
  isNear(await middleOf(ada), middle);
  const bob = await person("Bob", { viewport: { width: 800, height: 700 } });
  await bob.page.goto(await ada.clipboard());
  await bob.room.hydrated();
  isNear(await middleOf(bob), middle, 0.5);
  expect(await widthOf(bob)).toBeLessThan(width);
  await ada.page.keyboard.press("0");
  await expect(ada.page).toHaveURL((url) => url.search === "");
});

test("an address that names no part shows the whole picture", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", DESKTOP);
  for (const view of ["1_2_3", "a_b_c_d", "50_50_10_10", "Infinity_0_1_1", ""]) {
    await ada.page.goto(`/i/${image.id}?view=${view}`);
    await ada.room.hydrated();
    expect(await widthOf(ada), view).toBe(1000);
  }
});

test("what is in the middle stays there when the window has another size", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage(), 6);
  await ada.page.mouse.move(500, 400);
  await ada.page.mouse.wheel(250, 150);
  await expect.poll(async () => (await middleOf(ada)).x).toBeGreaterThan(55);
  const [middle, width] = [await middleOf(ada), await widthOf(ada)];
  for (const viewport of [{ width: 1100, height: 700 }, { width: 700, height: 800 }, DESKTOP.viewport]) {
    await ada.page.setViewportSize(viewport);
    await expect.poll(async () => Math.abs((await middleOf(ada)).x - middle.x)).toBeLessThan(0.5);
    isNear(await middleOf(ada), middle, 0.5);
    expect(await widthOf(ada)).toBeCloseTo(width, 0);
  }
});

test("a link to a discussion goes to its marker, wherever the view is", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [near, far] = [await api.openChat(image.id, 12, 12, "Near"), await api.openChat(image.id, 90, 85, "Far away")];
  const ada = await person("Ada", DESKTOP);
  await ada.page.goto(`/i/${image.id}?view=0_0_30_30#chat=${far.id}`);
  await ada.room.hydrated();
  await expect(ada.room.marker(far.id)).toBeInViewport({ ratio: 1 });
  await expect(ada.room.window(far.id)).toBeInViewport({ ratio: 1 });
  const width = await widthOf(ada);
  await ada.room.discussion(near.id).click();
  await expect(ada.room.marker(near.id)).toBeInViewport({ ratio: 1 });
  await expect(ada.room.window(near.id)).toBeInViewport({ ratio: 1 });
  expect(await widthOf(ada)).toBeCloseTo(width, 0);
});

for (const [device, options, least] of [["mouse", DESKTOP, 28], ["finger", PHONE, 36]] as const) {
  test(`markers keep a legible size and their place at every zoom (${device})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 40, 50, "Here");
    const ada = await person("Ada", options);
    await arrive(ada, image);
    for (let n = 0; n < 8; n++) {
      const { width, height } = (await ada.room.marker(chat.id).boundingBox())!;
      expect(width).toBeCloseTo(Math.min(Math.max((await widthOf(ada)) * 0.05, least), 44), 0);
      expect(height).toBeCloseTo(width, 1);
      isNear(await ada.room.placeOf(ada.room.marker(chat.id)), { x: 40, y: 50 }, 0.15);
      await ada.page.keyboard.press("+");
    }
    expect(await widthOf(ada)).toBeGreaterThan(1_500);
  });
}

test("an open window stays beside its marker and inside the viewport while one scrolls and zooms", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "Here");
  for (let n = 0; n < 6; n++) await api.reply(chat.id, `Reply ${n}\n\nwith two paragraphs`);
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image, 4);
  await ada.room.openMarker(chat.id);
  const list = (await ada.page.locator(".discussions").boundingBox())!;
  const isPlaced = () => expect.poll(async () => {
    const [window, marker] = [(await ada.room.window().boundingBox())!, (await ada.room.marker(chat.id).boundingBox())!];
    const beside = window.x >= marker.x + marker.width || window.x + window.width <= marker.x;
    return beside && window.x >= 0 && window.x + window.width <= list.x && window.y >= 52 && window.y + window.height <= 900;
  }).toBe(true);
  await isPlaced();
  await ada.page.mouse.move(200, 700);
  for (const [across, down] of [[250, 0], [0, 250], [-500, 0], [0, -500]] as const) {
    await ada.page.mouse.wheel(across, down);
    await isPlaced();
  }
  await ada.page.getByRole("button", { name: "Zoom in" }).click();
  await expect(ada.room.window()).toBeVisible();
  await isPlaced();
});

test("below 768 px a window fills the screen also while zoomed in", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "Here");
  const ada = await person("Ada", { viewport: PHONE.viewport });
  await arrive(ada, image, 4);
  await ada.room.openMarker(chat.id);
  await expect.poll(() => ada.room.window().boundingBox()).toEqual({ x: 0, y: 0, ...PHONE.viewport });
  await ada.room.button("Back to the image").click();
  await expect(ada.room.marker(chat.id)).toBeInViewport();
});

test("the picture gets sharper: the display file first, the full one when zoomed in", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage({ width: 4000, height: 2400 }));
  const file = () => ada.room.image.evaluate((image) => (image as HTMLImageElement).currentSrc);
  expect(await file()).toMatch(/\/display-/);
  await ada.page.keyboard.press("1");
  await expect.poll(file).toMatch(/\/full-/);
});

test("a mini-map shows which part is seen; a click and a drag go there", async ({ freshImage, person }) => {
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, await freshImage());
  const map = ada.page.getByTestId("mini-map");
  await expect(map).toBeHidden();
  for (let n = 0; n < 7; n++) await ada.page.keyboard.press("+");
  await expect(map).toBeVisible();
  await expect.poll(async () => (await map.boundingBox())!.height).toBeGreaterThan(50);
  const box = (await map.boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await ada.page.mouse.click(...at(0.7, 0.6));
  await expect.poll(async () => Math.abs((await middleOf(ada)).x - 70)).toBeLessThan(1.5);
  const shown = (await map.locator("span").boundingBox())!;
  const canvas = (await ada.page.locator(".canvas").boundingBox())!;
  expect(shown.width / box.width).toBeCloseTo(canvas.width / (await widthOf(ada)), 1);
  await ada.page.mouse.move(...at(0.7, 0.6));
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(0.5, 0.5));
  await ada.page.mouse.move(...at(0.3, 0.4));
  await ada.page.mouse.up();
  await expect.poll(async () => (await middleOf(ada)).x).toBeLessThan(32);
  isNear(await middleOf(ada), { x: 30, y: 40 }, 2);
  await expect(ada.room.markers()).toHaveCount(0);
  await ada.page.keyboard.press("0");
  await expect(map).toBeHidden();
});

test("without JavaScript there is nothing that zooms", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { ...DESKTOP, javaScriptEnabled: false });
  await ada.page.goto(`/i/${image.id}?view=10_10_40_40`);
  await expect(ada.page.getByTestId("zoom")).toBeHidden();
  expect(await widthOf(ada)).toBe(1000);
});

test("nothing moves by itself: the view is there at once", async ({ freshImage, person }) => {
  const ada = await person("Ada", { ...DESKTOP, reducedMotion: "reduce" });
  await arrive(ada, await freshImage());
  await ada.page.getByRole("button", { name: "Zoom in" }).click();
  const moving = await ada.page.evaluate(() => document.getAnimations().filter(({ effect }) => (effect as KeyframeEffect).target?.closest(".canvas")).length);
  expect(moving).toBe(0);
  expect(await widthOf(ada)).toBeCloseTo(1250, 0);
});

for (const view of VIEWS) {
  test(`a picture that is zoomed in has no accessibility findings (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 50, 50, "Here");
    const ada = await person("Ada", view);
    await arrive(ada, image, 4);
    await expect(ada.page.getByTestId("mini-map")).toBeVisible();
    await hasNoFindings(ada.page, "zoomed in");
    await ada.room.openMarker(chat.id);
    await hasNoFindings(ada.page, "with a window");
  });
}
