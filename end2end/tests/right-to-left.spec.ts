// Right to left: Arabic pages and a widget. The page is mirrored, the picture is not: right is right on it, by mouse and by
// key; arrow keys between controls follow their visual order; user text has its own direction.
import { EmbeddedRoom, expect, type Image, type Person, test } from "../fixtures";
import { MOUNT, test as embedding } from "../fixtures/embedding";
import { isExtent, isShownAt, pixel, press } from "../fixtures/hand";
import { arrive, atRest, DESKTOP, isNear, middleOf, widthOf } from "../fixtures/picture-view";

const ARABIC = { locale: "ar", ...DESKTOP };
const NAME = "نورة";

/** Noura with an Arabic page and Bob with an English one. */
async function two(image: Image, person: (name: string, options?: object) => Promise<Person>) {
  const [noura, bob] = [await person(NAME, { known: true, ...ARABIC }), await person("Bob", { known: true, ...DESKTOP })];
  for (const someone of [noura, bob]) {
    await arrive(someone, image);
    await someone.room.isConnection("live");
  }
  await expect(noura.page.locator("html")).toHaveAttribute("dir", "rtl");
  for (const { room } of [noura, bob]) await expect(room.viewerCount).toHaveText(/2|٢/);
  return { noura, bob };
}

const directionOf = (node: Element) => getComputedStyle(node).direction;

test("a region is drawn, moved and placed by key at its visual position, also for a left-to-right page", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { noura, bob } = await two(image, person);
  const list = (await noura.page.locator(".discussions").boundingBox())!;
  const picture = (await noura.room.image.boundingBox())!;
  expect(list.x + list.width, "the list is on the left").toBeLessThan(picture.x);
  await press(noura, await pixel(noura, [60, 60]), [40, 45], [20, 30]);
  await isExtent(noura, noura.page.locator(".band"), { x: 20, y: 30, w: 40, h: 30 });
  await noura.page.mouse.up();
  await noura.room.write("كل هذا");
  const [own, others] = [noura.room.markers().first(), bob.room.markers().first()];
  await isExtent(bob, others, { x: 20, y: 30, w: 40, h: 30 });
  await noura.page.keyboard.press("Escape");
  // The crosshair: right is right on the picture.
  await noura.page.keyboard.press("c");
  const crosshair = noura.page.getByTestId("crosshair");
  await expect(crosshair).toBeFocused();
  const centre = async () => (await noura.room.placeOf(crosshair)).x;
  const before = await centre();
  await noura.page.keyboard.press("Shift+ArrowRight");
  await expect.poll(centre).toBeCloseTo(before + 10, 0);
  await noura.page.keyboard.press("Shift+ArrowRight");
  await noura.page.keyboard.press("ArrowLeft");
  await expect.poll(centre).toBeCloseTo(before + 19, 0);
  await noura.page.keyboard.press("Enter");
  await expect(noura.room.composer()).toBeFocused();
  await noura.page.keyboard.type("هنا");
  await noura.page.keyboard.press("Enter");
  await expect(bob.room.markers()).toHaveCount(2);
  await isShownAt(bob, bob.room.markers().last(), [69, 50]);
  // And a region that is moved by key.
  await noura.page.keyboard.press("Escape");
  await own.focus();
  await noura.page.keyboard.press("m");
  await noura.page.keyboard.press("Shift+ArrowRight");
  await noura.page.keyboard.press("Alt+Shift+ArrowRight");
  await noura.page.keyboard.press("Enter");
  await isExtent(noura, own, { x: 30, y: 30, w: 50, h: 30 });
  await isExtent(bob, others, { x: 30, y: 30, w: 50, h: 30 });
});

test("wheel, arrow keys and mini-map zoom and pan in physical directions; a new marker has the same place for others", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { noura, bob } = await two(image, person);
  const { mouse, keyboard } = noura.page;
  for (let n = 0; n < 7; n++) await keyboard.press("+");
  const map = noura.page.getByTestId("mini-map");
  await expect.poll(async () => (await map.boundingBox())?.height ?? 0).toBeGreaterThan(50);
  const box = (await map.boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await mouse.click(...at(0.7, 0.6));
  await expect.poll(async () => Math.abs((await middleOf(noura)).x - 70)).toBeLessThan(1.5);
  await mouse.move(...at(0.7, 0.6));
  await mouse.down();
  await mouse.move(...at(0.5, 0.5));
  await mouse.move(...at(0.3, 0.4));
  await mouse.up();
  await expect.poll(async () => (await middleOf(noura)).x).toBeLessThan(32);
  isNear(await middleOf(noura), { x: 30, y: 40 }, 2);
  // The mini-map shows the visible part.
  const [shown, canvas] = [(await map.locator("span").boundingBox())!, (await noura.page.locator(".canvas").boundingBox())!];
  expect((shown.x + shown.width / 2 - box.x) / box.width).toBeCloseTo(0.3, 1);
  expect(shown.width / box.width).toBeCloseTo(canvas.width / (await widthOf(noura)), 1);
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
  await mouse.move(x, y);
  await mouse.wheel(200, 0);
  await expect.poll(async () => (await middleOf(noura)).x, { message: "the wheel to the right goes to the right" }).toBeGreaterThan(33.5);
  await atRest(noura);
  await keyboard.down("Space");
  const start = (await middleOf(noura)).x;
  await mouse.down();
  await mouse.move(x + 120, y, { steps: 4 });
  await mouse.up();
  await keyboard.up("Space");
  await expect.poll(async () => (await middleOf(noura)).x, { message: "a hand to the right goes to the left" }).toBeLessThan(start - 2);
  await atRest(noura);
  // A new marker's window is beside it and not over the list.
  const place = await middleOf(noura);
  await mouse.click(x, y);
  // Sent by key: before a click on a button that still moves, Playwright scrolls the picture.
  await noura.room.composer().fill("تفصيل");
  await noura.room.composer().press("Enter");
  await expect(bob.room.markers()).toHaveCount(1);
  isNear(await bob.room.placeOf(bob.room.markers()), place, 0.5);
  // The address is updated after the view has rested.
  const inAddress = () => {
    const [left, , right] = (/view=([^&#]*)/.exec(noura.page.url())?.[1] ?? "").split("_").map(Number);
    return (left! + right!) / 2;
  };
  await expect.poll(inAddress).toBeCloseTo(place.x, 0);
  await noura.page.reload();
  await noura.room.hydrated();
  isNear(await middleOf(noura), place, 1);
});

test("a window and its arrow are on the side with room, away from the list", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const [left, right] = [await api.openChat(image.id, 4, 30, "يسار"), await api.openChat(image.id, 96, 30, "Right")];
  const { noura, bob } = await two(image, person);
  for (const someone of [noura, bob]) {
    const list = (await someone.page.locator(".discussions").boundingBox())!;
    for (const [chat, side] of [[left, "to-right"], [right, "to-left"]] as const) {
      await someone.room.openMarker(chat.id);
      const window = someone.room.window(chat.id);
      await expect(window).toHaveClass(new RegExp(`\\b${side}\\b`));
      const [card, marker] = [(await window.boundingBox())!, (await someone.room.marker(chat.id).boundingBox())!];
      if (side === "to-right") expect(card.x).toBeGreaterThan(marker.x + marker.width);
      else expect(card.x + card.width).toBeLessThan(marker.x);
      expect(card.x >= list.x + list.width || card.x + card.width <= list.x, "not over the list").toBe(true);
      // The arrow is on the edge that is next to the marker, and at its height.
      const arrow = await window.evaluate((node) => {
        const { left, right, top } = getComputedStyle(node, "::before");
        return { left: parseFloat(left), right: parseFloat(right), top: parseFloat(top) };
      });
      expect(side === "to-right" ? arrow.left : arrow.right, `${side}: ${JSON.stringify(arrow)}`).toBe(-8);
      expect(Math.abs(card.y + arrow.top + 8 - (marker.y + marker.height / 2))).toBeLessThan(2);
      await someone.page.keyboard.press("Escape");
    }
  }
});

test("arrow keys between buttons and thumbnails follow their visual order; brackets go to the previous and next image", async ({ freshImage, person }) => {
  const [before, image, after] = [
    await freshImage({ title: "بعد", visibility: "listed" }),
    await freshImage({ title: "هنا", visibility: "listed" }),
    await freshImage({ title: "قبل", visibility: "listed" }),
  ];
  const { noura } = await two(image, person);
  const { page, room } = noura;
  await room.clickAt(50, 50);
  const tools = room.window().getByRole("toolbar").getByRole("button");
  await expect(tools.first()).toHaveAttribute("tabindex", "0");
  await page.keyboard.press("Tab");
  await expect(tools.first()).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(tools.nth(1)).toBeFocused();
  const x = () => page.evaluate(() => document.activeElement!.getBoundingClientRect().x);
  for (const [key, sign] of [["ArrowLeft", -1], ["ArrowRight", 1]] as const) {
    const was = await x();
    await page.keyboard.press(key);
    expect(Math.sign((await x()) - was), key).toBe(sign);
  }
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);

  const nav = page.getByTestId("switcher");
  await nav.getByRole("button").click();
  const own = nav.locator("[aria-current]");
  await expect(own).toBeFocused();
  for (const [key, sign] of [["ArrowLeft", -1], ["ArrowRight", 1]] as const) {
    const was = await x();
    await page.keyboard.press(key);
    expect(Math.sign((await x()) - was), `${key} in the thumbnails`).toBe(sign);
  }
  await page.keyboard.press("Escape");
  // The previous image is the newer one, first in the gallery.
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(after.id));
  await expect(nav).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(image.id));
  await expect(nav).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(before.id));
});

test("shortcuts work by key position on an Arabic keyboard", async ({ freshImage, person }) => {
  await freshImage({ visibility: "listed" });
  const image = await freshImage({ visibility: "listed" });
  const newer = await freshImage({ visibility: "listed" });
  const noura = await person(NAME, { known: true, ...ARABIC });
  await arrive(noura, image);
  await expect(noura.page.getByTestId("switcher")).toBeVisible();
  // Key events of an Arabic layout: letters on the keys of signs.
  const type = (key: string, code: string, shiftKey = false) =>
    noura.page.evaluate(([key, code, shiftKey]) => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }));
    }, [key, code, shiftKey] as const);
  await type("ؤ", "KeyC");
  await expect(noura.page.getByTestId("crosshair"), "C").toBeFocused();
  await noura.page.keyboard.press("Escape");
  await type("ظ", "Slash");
  await expect.soft(noura.page.getByTestId("search"), "/").toBeFocused({ timeout: 2_000 });
  await noura.page.getByTestId("share").focus();
  await type("؟", "Slash", true);
  await expect.soft(noura.page.locator("#keys-dialog"), "?").toBeVisible({ timeout: 2_000 });
  await noura.page.keyboard.press("Escape");
  await type("ج", "BracketLeft");
  await expect(noura.page, "[").toHaveURL(new RegExp(newer.id));
});

test("texts of people have their own direction, in the window, the list, the preview and on paper", async ({ freshImage, person }) => {
  const image = await freshImage({ title: "الطابق الأرضي" });
  const { noura, bob } = await two(image, person);
  const chat = await noura.room.discuss(30, 30, "الجدار سميك (12 cm)");
  await bob.room.openMarker(chat);
  await bob.room.write("Thick enough?");
  await expect(noura.room.comments()).toHaveCount(2);
  for (const { page, room } of [noura, bob]) {
    expect(await room.comment("الجدار").locator(".body").evaluate(directionOf)).toBe("rtl");
    expect(await room.comment("Thick").locator(".body").evaluate(directionOf)).toBe("ltr");
    expect(await room.discussion(chat).locator(".excerpt").evaluate(directionOf)).toBe("rtl");
    expect(await room.comment("Thick").locator(".author").evaluate(directionOf)).toBe("ltr");
    expect(await room.comment("الجدار").locator(".author").evaluate(directionOf)).toBe("rtl");
    expect(await page.locator("h1.title").evaluate(directionOf)).toBe("rtl");
    await room.composer().fill("שלום");
    expect(await room.composer().evaluate(directionOf)).toBe("rtl");
    await room.composer().fill("Hello");
    expect(await room.composer().evaluate(directionOf)).toBe("ltr");
    await room.composer().fill("");
    await page.keyboard.press("Escape");
    await expect(room.window()).toHaveCount(0);
    await room.marker(chat).hover();
    expect(await page.getByTestId("preview").locator(".preview-text").first().evaluate(directionOf)).toBe("rtl");
    await page.goto(`/i/${image.id}/print`);
    const bodies = page.locator(".print-page article .body");
    await expect(bodies).toHaveCount(2);
    expect(await bodies.evaluateAll((all) => all.map((body) => getComputedStyle(body).direction))).toEqual(["rtl", "ltr"]);
    // Positions are percent from the left edge of the picture, also in print.
    const [picture, marker] = [(await page.locator(".stage > img").boundingBox())!, (await page.locator("#m1").boundingBox())!];
    expect((marker.x + marker.width / 2 - picture.x) / picture.width).toBeCloseTo(0.3, 2);
  }
  const [number, text] = [(await noura.page.locator(".print-number").boundingBox())!, (await noura.page.locator("article .body").first().boundingBox())!];
  expect(number.x, "numbers are on the right").toBeGreaterThanOrEqual(text.x + text.width);
  await expect(noura.page.locator("html")).toHaveAttribute("dir", "rtl");
});

embedding("a widget in Arabic on a page from left to right: what is placed is where it was clicked, and its window is on the picture", async ({ host, person }) => {
  const site = await host({ script: MOUNT(`locale: "ar"`), styles: "#picture { display: block; width: 900px; margin: 40px 300px; }" });
  const people = [await person(NAME, DESKTOP), await person("Bob", DESKTOP)];
  const [noura, bob] = people.map(({ page, name }) => new EmbeddedRoom(page, name)) as [EmbeddedRoom, EmbeddedRoom];
  for (const { page } of people) await page.goto(site.page("arabic"));
  for (const room of [noura, bob]) await room.isReady();
  const box = (await noura.root.getByTestId("stage").boundingBox())!;
  for (const [n, x] of [8, 50, 92].entries()) {
    await noura.clickOn(x, 40);
    expect(await noura.window().evaluate(directionOf)).toBe("rtl");
    await noura.write(`في ${x}`);
    const card = (await noura.window().boundingBox())!;
    expect(card.x, `${x} %`).toBeGreaterThanOrEqual(box.x);
    expect(card.x + card.width, `${x} %`).toBeLessThanOrEqual(box.x + box.width);
    await people[0]!.page.keyboard.press("Escape");
    await expect(bob.markers()).toHaveCount(n + 1);
    const marker = (await bob.markers().nth(n).boundingBox())!;
    expect((marker.x + marker.width / 2 - box.x) / box.width).toBeCloseTo(x / 100, 2);
  }
  await bob.markers().first().click();
  await bob.write("Here?");
  expect(await bob.comments().last().locator(".body").evaluate(directionOf)).toBe("ltr");
  expect(await bob.comments().first().locator(".body").evaluate(directionOf)).toBe("rtl");
});
