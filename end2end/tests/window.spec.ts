// The chat window: size, position, opening and closing.
import { expect, test, type Person } from "../fixtures";

/** Bounding boxes, in CSS pixels of the viewport. */
async function boxes({ room }: Person, chatId: string) {
  // The animation has ended once the window does not move.
  await room.window().evaluate((element) => Promise.all(element.getAnimations().map((animation) => animation.finished)));
  const window = (await room.window().boundingBox())!;
  const marker = (await room.marker(chatId).boundingBox())!;
  return { window, marker, viewport: room.page.viewportSize()! };
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
]) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test("the window is 300 px wide and beside its marker, wherever that is", async ({ api, freshImage, person }) => {
      const image = await freshImage();
      const places = [1, 20, 50, 80, 99].flatMap((x) => [2, 50, 98].map((y) => [x, y] as const));
      const chats = [];
      for (const [x, y] of places) chats.push(await api.openChat(image.id, x, y, `At ${x}, ${y}`));
      const ada = await person("Ada", { viewport });
      await ada.room.open(image.id);
      await ada.room.imageLoaded();
      for (const { id, x } of chats) {
        // By keyboard: an open window may cover markers at the edge.
        await ada.room.marker(id).press("Enter");
        await expect(ada.room.window(id)).toHaveClass(/\bto-(right|left|top|bottom)\b/);
        const { window, marker } = await boxes(ada, id);
        expect(window.width, `at ${x}`).toBeCloseTo(300, 2);
        expect(window.x, `at ${x}`).toBeGreaterThanOrEqual(0);
        expect(window.x + window.width, `at ${x}`).toBeLessThanOrEqual(viewport.width);
        const beside = window.x >= marker.x + marker.width || window.x + window.width <= marker.x;
        const above = window.y >= marker.y + marker.height || window.y + window.height <= marker.y;
        expect(beside || above, `the window at ${x} leaves its marker clear`).toBe(true);
        await ada.page.keyboard.press("Escape");
      }
    });
  });
}

test("the window opens on the right, or on the left without enough space", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const left = await api.openChat(image.id, 10, 20, "Left");
  const right = await api.openChat(image.id, 95, 80, "Right");
  const ada = await person("Ada", { viewport: { width: 1000, height: 800 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(left.id);
  await expect(ada.room.window()).toHaveClass(/\bto-right\b/);
  await ada.room.marker(right.id).press("Enter");
  await expect(ada.room.window(right.id)).toHaveClass(/\bto-left\b/);
});

test("a window in the lower half grows upwards, and stays visible in long discussions", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chats = [];
  for (const y of [3, 35, 60, 97]) {
    const chat = await api.openChat(image.id, 30, y, "A long discussion");
    for (let n = 1; n <= 12; n++) await api.reply(chat.id, `Reply ${n}\n\nwith two paragraphs`);
    chats.push(chat);
  }
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  for (const { id, y } of chats) {
    await ada.room.marker(id).press("Enter");
    const { window, viewport } = await boxes(ada, id);
    expect(window.y, `at ${y}`).toBeGreaterThanOrEqual(0);
    expect(window.y + window.height, `at ${y}`).toBeLessThanOrEqual(viewport.height);
    await expect(ada.room.composer()).toBeInViewport({ ratio: 1 });
  }
});

test("an own comment at the end of a long discussion is visible at once", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "A long discussion");
  for (let n = 1; n <= 15; n++) await api.reply(chat.id, `Reply ${n}`);
  const { room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.openMarker(chat.id);
  await room.write("Mine");
  await expect(room.comment("Mine")).toBeInViewport();
});

test("an arrow of 16 px points from the window to the marker", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Here");
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const arrow = await ada.room.window().evaluate((window) => {
    const style = getComputedStyle(window, "::before");
    const box = window.getBoundingClientRect();
    return { width: style.width, height: style.height, middle: box.top + parseFloat(style.top) + 8 };
  });
  expect(arrow).toMatchObject({ width: "16px", height: "16px" });
  const { marker } = await boxes(ada, chat.id);
  expect(Math.abs(arrow.middle - (marker.y + marker.height / 2))).toBeLessThanOrEqual(1);
});

for (const width of [767, 390]) {
  test(`at ${width} px the window fills the screen, and a button closes it`, async ({ api, freshImage, person }) => {
    const viewport = { width, height: 844 };
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Here");
    const ada = await person("Ada", { viewport });
    await ada.room.open(image.id);
    await ada.room.openMarker(chat.id);
    const { window } = await boxes(ada, chat.id);
    expect(window).toEqual({ x: 0, y: 0, ...viewport });
    await expect(ada.room.composer()).toBeInViewport();
    await ada.room.button("Back to the image").click();
    await expect(ada.room.window()).toHaveCount(0);
  });
}

test("at 768 px the window floats", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Here");
  const ada = await person("Ada", { viewport: { width: 768, height: 844 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const { window } = await boxes(ada, chat.id);
  expect(window.width).toBeCloseTo(300, 2);
  await expect(ada.room.button("Back to the image")).toBeHidden();
});

test("Escape, the close button and a click elsewhere close the window", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Here");
  const { page, room } = await person("Ada");
  await room.open(image.id);
  const closings = {
    Escape: () => page.keyboard.press("Escape"),
    "the close button": () => room.button("Close").click(),
    "a click beside the image": () => page.getByRole("heading", { name: /^Discussions/ }).click(),
  };
  for (const [name, close] of Object.entries(closings)) {
    await room.openMarker(chat.id);
    await close();
    await expect(room.window(), name).toHaveCount(0);
    await expect(room.markers(), name).toHaveCount(1);
  }
});

test("a click or a key inside the window does not close it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Here");
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.openMarker(chat.id);
  await room.comments().first().click();
  await room.composer().click();
  await page.keyboard.type("abc");
  await expect(room.window()).toBeVisible();
  await expect(room.composer()).toHaveValue("abc");
  await expect(room.markers()).toHaveCount(1);
});

test("one window is open at a time: another marker replaces it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 20, 80, "One");
  const two = await api.openChat(image.id, 70, 20, "Two");
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.openMarker(one.id);
  await expect(room.marker(one.id)).toHaveAttribute("aria-expanded", "true");
  await room.openMarker(two.id);
  await expect(room.window()).toHaveCount(1);
  await expect(room.comments()).toHaveText(/Two/);
  await expect(room.marker(one.id)).toHaveAttribute("aria-expanded", "false");
});

test("windows are built on opening", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  for (let n = 0; n < 5; n++) await api.openChat(image.id, 10 + 15 * n, 50, `Discussion at ${n}`);
  const { room } = await person("Ada");
  await room.open(image.id);
  await expect(room.markers()).toHaveCount(5);
  await expect(room.window()).toHaveCount(0);
  await expect(room.page.getByTestId("comment")).toHaveCount(0);
});

test("with the keyboard alone: open a marker, write, close, focus returns to the marker", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Here");
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.marker(chat.id).focus();
  await page.keyboard.press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("Answered by keyboard");
  await page.keyboard.press("Enter");
  await expect(room.comment("Answered by keyboard")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await expect(room.marker(chat.id)).toBeFocused();
});
