// Zooming and panning the picture: by wheel, fingers, buttons and keys.
import { expect, test } from "../fixtures";
import { arrive, atRest, DESKTOP, fingers, isNear, middleOf, PHONE, placeAt, widthOf } from "../fixtures/picture-view";

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
  // A tap on a picture that still glides stops it, and is no click.
  await atRest(ada);
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
  await expect.poll(() => widthOf(ada)).toBeCloseTo(whole, 2);
  await button("Actual size").click();
  await expect(level).toHaveText("100%");
  expect(await widthOf(ada)).toBeCloseTo(1600, 0);
  await button("Fit whole image").click();
  await expect.poll(() => widthOf(ada)).toBeCloseTo(whole, 2);
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
  await expect.poll(() => widthOf(ada)).toBeCloseTo(1000, 2);
});

test("a wheel, the space key and the middle button pan; a drag draws", async ({ freshImage, person }) => {
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
  // Without the key a drag draws a region: the picture stays where it is, and no marker is placed by a click.
  const still = await middleOf(ada);
  await mouse.move(500, 400);
  await mouse.down();
  await mouse.move(520, 420);
  await mouse.up();
  isNear(await middleOf(ada), still);
  await expect(ada.room.draft()).toHaveAttribute("data-w", /.+/);
  await keyboard.press("Escape");
  await expect(ada.room.markers()).toHaveCount(0);
  await mouse.move(500, 400);
  await mouse.down();
  await mouse.move(503, 401);
  await mouse.up();
  await expect(ada.room.draft()).toBeVisible();
});

test("without JavaScript there is nothing that zooms", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { ...DESKTOP, javaScriptEnabled: false });
  await ada.page.goto(`/i/${image.id}?view=10_10_40_40`);
  await expect(ada.page.getByTestId("zoom")).toBeHidden();
  expect(await widthOf(ada)).toBeCloseTo(1000, 2);
});

test("nothing moves by itself: the view is there at once", async ({ freshImage, person }) => {
  const ada = await person("Ada", { ...DESKTOP, reducedMotion: "reduce" });
  await arrive(ada, await freshImage());
  await ada.page.getByRole("button", { name: "Zoom in" }).click();
  const moving = await ada.page.evaluate(() => document.getAnimations().filter(({ effect }) => {
    const { target } = effect as KeyframeEffect;
    // The stylesheet leaves a millisecond, so that what waits for the end of a transition hears of it.
    return target?.closest(".canvas") && Number(effect!.getComputedTiming().duration) > 1;
  }).length);
  expect(moving).toBe(0);
  expect(await widthOf(ada)).toBeCloseTo(1250, 0);
});
