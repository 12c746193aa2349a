// Keys and clicks: input methods, Enter, Escape, placing by keyboard, announcements to screen readers.
import type { Locator } from "@playwright/test";
import { CLIPBOARD, expect, png, test, type Person } from "../fixtures";

/** A key of an input method: while it composes, and the code by which Safari tells it afterwards. */
async function pressWhileComposing(field: Locator, key: string): Promise<void> {
  await field.evaluate((element, name) => {
    const common = { key: name, bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent("keydown", { ...common, isComposing: true }));
    element.dispatchEvent(new KeyboardEvent("keydown", { ...common, keyCode: 229 }));
  }, key);
}

/** Drags the mouse from one place of the viewport to another. */
async function drag({ page }: Person, from: { x: number; y: number }, to: { x: number; y: number }, over = from): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(over.x, over.y);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

test("Enter and Escape belong to the input method while it composes, in every field", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const { room } = ada;
  await room.open(image.id);
  await room.clickAt(30, 40);
  await room.composer().fill("にほん");
  for (const field of [room.composer(), room.guestNameField()]) {
    for (const key of ["Enter", "Escape"]) await pressWhileComposing(field, key);
    await expect(room.composer()).toHaveValue("にほん");
    await expect(room.error).toHaveCount(0);
  }
  await room.guestNameField().fill("Ada");
  await room.composer().press("Enter");
  await expect(room.comment("にほん")).toBeVisible();
  await room.editButton(room.comment("にほん")).click();
  await room.editor().fill("にほんご");
  for (const key of ["Enter", "Escape"]) await pressWhileComposing(room.editor(), key);
  await expect(room.editor()).toHaveValue("にほんご");
  await room.editor().press("Enter");
  await expect(room.comment("にほんご")).toBeVisible();
});

test("Enter saves an edit and Shift+Enter breaks the line, as in the composer", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.discuss(30, 40, "One line");
  await room.editButton(room.comment("One line")).click();
  await room.editor().press("End");
  await room.editor().press("Shift+Enter");
  await page.keyboard.type("and another");
  await room.editor().press("Enter");
  await expect(room.editor()).toHaveCount(0);
  await expect(room.comment("and another")).toContainText("One line");
  await expect(room.editButton(room.comment("and another"))).toBeFocused();
});

for (const modifier of ["Control", "Meta"]) {
  test(`${modifier}+Enter sends and saves, also where Enter breaks the line`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const [ada, bob] = [await person("Ada", { known: true }), await person("Bob")];
    for (const { room } of [ada, bob]) await room.open(image.id);
    await bob.room.isConnection("live");
    await ada.room.clickAt(30, 40);
    const sends = ada.room.tool("Enter sends");
    await expect(sends).toHaveAttribute("aria-pressed", "true");
    await ada.room.composer().fill("At once");
    await ada.page.keyboard.press(`${modifier}+Enter`);
    await expect(bob.room.markers()).toHaveCount(1);
    await sends.click();
    await expect(sends).toHaveAttribute("aria-pressed", "false");
    await ada.room.composer().focus();
    await ada.page.keyboard.type("One line");
    await ada.page.keyboard.press("Enter");
    await ada.page.keyboard.type("and another");
    await expect(ada.room.composer()).toHaveValue("One line\nand another");
    await ada.page.keyboard.press(`${modifier}+Enter`);
    await expect(ada.room.composer()).toHaveValue("");
    await bob.room.markers().click();
    await expect(bob.room.comment("and another")).toContainText("One line");
    await ada.room.editButton(ada.room.comment("and another")).click();
    await ada.page.keyboard.press("End");
    await ada.page.keyboard.press("Enter");
    await ada.page.keyboard.type("and a third");
    await ada.page.keyboard.press(`${modifier}+Enter`);
    await expect(ada.room.editor()).toHaveCount(0);
    await expect(bob.room.comment("and a third")).toContainText("One line");
  });
}

test("one Escape closes one thing: the edit, then the people, then the discussion", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.discuss(30, 40, "As it was");
  await room.editButton(room.comment("As it was")).click();
  await page.keyboard.press("Escape");
  await expect(room.editor()).toHaveCount(0);
  await expect(room.window()).toBeVisible();
  await room.viewerCount.click();
  await expect(page.getByTestId("people")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("people")).toHaveCount(0);
  await expect(room.window()).toBeVisible();
  await room.button("Delete discussion").click();
  await page.keyboard.press("Escape");
  await expect(room.confirmDelete).toBeHidden();
  await expect(room.window()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
});

test("a drag or a selection that ends over the image is no click", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 10, 20, "Words to select with the mouse");
  const ada = await person("Ada", { known: true });
  const { page, room } = ada;
  await room.open(image.id);
  await room.imageLoaded();
  const picture = (await room.image.boundingBox())!;
  const at = (x: number, y: number) => ({ x: picture.x + (picture.width * x) / 100, y: picture.y + (picture.height * y) / 100 });
  // One that begins on the picture draws a region: regions.spec.ts.
  const title = (await page.locator("#discussions-title").boundingBox())!;
  await drag(ada, { x: title.x + 5, y: title.y + 5 }, at(80, 80));
  await expect(room.window()).toHaveCount(0);
  await expect(room.draft()).toHaveCount(0);

  await room.openMarker(chat.id);
  const words = (await room.comments().locator(".body").boundingBox())!;
  const [begin, end] = [4, 150].map((x) => ({ x: words.x + x, y: words.y + 8 }));
  await drag(ada, begin!, at(90, 80), end);
  expect(await page.evaluate(() => getSelection()!.toString())).toContain("select");
  await expect(room.window(chat.id)).toBeVisible();
  const heading = (await page.getByRole("heading", { name: /^Discussions/ }).boundingBox())!;
  await drag(ada, begin!, { x: heading.x + 10, y: heading.y + 5 }, end);
  await expect(room.window(chat.id)).toBeVisible();

  await page.keyboard.press("Escape");
  await room.clickAt(60, 60);
  await expect(room.window("draft")).toBeVisible();
});

test("pasting text into a field pastes the text, also when the clipboard has a picture too", async ({ person }) => {
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.start.open();
  await ada.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = new Blob([bytes], { type: "image/png" });
    const text = new Blob(["https://example.org/cells.png"], { type: "text/plain" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture, "text/plain": text })]);
  }, png().toString("base64"));
  const field = ada.page.getByTestId("link");
  await field.click();
  await ada.page.keyboard.press("ControlOrMeta+V");
  await expect(field).toHaveValue("https://example.org/cells.png");
  await expect(ada.start.uploading).toHaveCount(0);
  await expect(ada.page).toHaveURL("/");
});

test("by keyboard alone a marker is begun, placed and written, and its place is spoken", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const announcer = page.getByTestId("announcer");
  await expect(announcer).toHaveAttribute("role", "status");
  const button = page.getByRole("button", { name: "Place a marker with the keyboard" });
  await button.focus();
  await expect(button).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("crosshair")).toBeFocused();
  await expect(announcer).toHaveText("centre, 50 %, 50 %");
  for (const key of ["Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowRight", "Shift+ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
  await expect(announcer).toHaveText("left, 31 %, 59 %");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("crosshair")).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("Placed by keyboard");
  await page.keyboard.press("Enter");
  await expect(room.comment("Placed by keyboard")).toBeVisible();
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
  const place = await room.placeOf(room.markers());
  expect(place.x).toBeCloseTo(31, 0);
  expect(place.y).toBeCloseTo(59, 0);
});

test("what others do is announced once, politely, and what one does oneself is not", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const region = document.querySelector('[data-testid="announcer"]')!;
    new MutationObserver(() => region.textContent && told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  const own = await room.discuss(20, 20, "My own words");
  await api.reply(own, "Their **answer**");
  await expect.poll(told).toEqual(["Test set-up replied in discussion 1: Their answer"]);
  const chat = await api.openChat(image.id, 80, 80, "Over there");
  await expect.poll(told).toHaveLength(2);
  expect((await told())[1]).toBe("Test set-up opened a discussion, lower right, 80 %, 80 %: Over there");
  for (const resolved of [true, false, true]) await api.updateChat(chat.id, { resolved });
  await expect.poll(async () => (await told()).length).toBeGreaterThan(2);
  expect((await told()).filter((words) => words.includes("Their answer"))).toHaveLength(1);
});
