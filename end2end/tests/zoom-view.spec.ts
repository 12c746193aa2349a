// The shown part of a picture: in the address and over a resize, with markers, windows and the mini-map, and for others.
import { CLIPBOARD, expect, hasNoFindings, nameOf, type Person, test, VIEWS } from "../fixtures";
import { arrive, DESKTOP, isNear, middleOf, PHONE, placeAt, widthOf } from "../fixtures/picture-view";

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
    expect(await widthOf(ada), view).toBeCloseTo(1000, 2);
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

test("the scrolled part of a high picture is kept in the address and over a resize, without zooming", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1000, height: 4000 });
  const ada = await person("Ada", { ...DESKTOP, permissions: CLIPBOARD });
  await arrive(ada, image);
  const width = await widthOf(ada);
  await ada.page.mouse.move(500, 400);
  await ada.page.mouse.wheel(0, 700);
  const barEnd = ({ page }: Person) => page.locator(".bar").evaluate((bar) => bar.getBoundingClientRect().bottom);
  const middle = async (someone = ada) => (await placeAt(someone, 200, (DESKTOP.viewport.height + (await barEnd(someone))) / 2)).y;
  await expect.poll(() => ada.page.evaluate(() => scrollY)).toBe(700);
  await expect(ada.page).toHaveURL(/\?view=/);
  await expect.poll(async () => Number(ada.page.url().split("_")[1])).toBeCloseTo((await placeAt(ada, 500, await barEnd(ada))).y, 0);
  const before = await middle();
  // By coordinates: Playwright's `click` scrolls the page for a sticky element.
  const share = (await ada.page.getByTestId("share").boundingBox())!;
  await ada.page.mouse.click(share.x + share.width / 2, share.y + share.height / 2);
  await expect(ada.room.toast).toBeVisible();
  const bob = await person("Bob", DESKTOP);
  await bob.page.goto(await ada.clipboard());
  await bob.room.hydrated();
  await expect.poll(() => middle(bob)).toBeCloseTo(before, 0);
  await ada.page.reload();
  await ada.room.hydrated();
  await expect.poll(() => middle()).toBeCloseTo(before, 0);
  for (const { page } of [ada, bob]) await expect(page.locator(".canvas"), "not zoomed").not.toHaveAttribute("data-zoomed");
  await ada.page.setViewportSize({ ...DESKTOP.viewport, width: 480 });
  await expect.poll(() => widthOf(ada)).toBeLessThan(width - 100);
  await expect.poll(() => middle()).toBeCloseTo(before, 0);
  await ada.page.setViewportSize(DESKTOP.viewport);
  await expect.poll(() => middle()).toBeCloseTo(before, 0);
  await ada.page.mouse.move(500, 400);
  await ada.page.mouse.wheel(0, -2000);
  await expect(ada.page).toHaveURL((url) => url.search === "");
});

test("a link to a discussion zooms in on its place if the picture is scaled down a lot", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 4000, height: 2400 });
  const ada = await person("Ada", { ...DESKTOP, known: true, permissions: CLIPBOARD });
  await arrive(ada, image);
  const width = await widthOf(ada);
  const id = await ada.room.discuss(80, 70, "Small print");
  expect(await widthOf(ada), "the author's view stays").toBe(width);
  await ada.room.window(id).getByRole("button", { name: "Copy link" }).click();
  const bob = await person("Bob", DESKTOP);
  await bob.page.goto((await ada.clipboard()).replace(/\?view=[^#]*/, ""));
  await bob.room.hydrated();
  await expect(bob.room.window(id)).toBeVisible();
  await expect.poll(() => widthOf(bob)).toBeGreaterThan(2 * width);
  expect(await widthOf(bob), "not larger than it is").toBeLessThanOrEqual(4000.5);
  await expect(bob.room.marker(id)).toBeInViewport({ ratio: 1 });
  isNear(await bob.room.placeOf(bob.room.marker(id)), { x: 80, y: 70 });
  await expect(bob.page.getByTestId("mini-map")).toBeVisible();
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
