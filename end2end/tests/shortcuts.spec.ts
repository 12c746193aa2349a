// The keys of the image page: next and previous, resolve, edit, hide, search, help.
import { expect, hasNoFindings, test, VIEWS, nameOf } from "../fixtures";

test("N and P step through the discussions, round and round, and the focus stays in the window", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  for (const id of [...ids, ids[0]]) {
    await page.keyboard.press("n");
    await expect(room.window(id)).toBeFocused();
  }
  await page.keyboard.press("p");
  await expect(room.window(ids[2])).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await expect(room.marker(ids[2])).toBeFocused();
  await page.keyboard.press("p");
  await expect(room.window(ids[1])).toBeFocused();
});

test("R resolves and reopens for everyone, and is told to screen readers", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  const ada = await person("Ada", { known: true });
  const bob = await person("Bob");
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  await ada.page.keyboard.press("n");
  await expect(ada.room.window(first)).toBeFocused();
  await ada.page.keyboard.press("r");
  await expect(ada.page.getByTestId("announcer")).toHaveText("Discussion 1 resolved");
  await expect(bob.room.marker(first)).toHaveAttribute("data-resolved");
  await ada.page.keyboard.press("Escape");
  await expect(ada.room.marker(first)).toBeFocused();
  await ada.page.keyboard.press("r");
  await expect(bob.room.marker(first)).not.toHaveAttribute("data-resolved");
});

test("E edits the last own comment, and the focus comes back", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const chat = await room.discuss(30, 40, "Mine, the first");
  await api.reply(chat, "Of another person");
  await expect(room.comment("Of another person")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(room.window(chat)).toBeFocused();
  await page.keyboard.press("e");
  await expect(room.editor()).toHaveValue("Mine, the first");
  await expect(room.editor()).toBeFocused();
  await page.keyboard.type(", edited: ner?");
  await page.keyboard.press("Enter");
  await expect(room.comment("Mine, the first, edited: ner?")).toBeVisible();
  await expect(room.editButton(room.comment("Mine"))).toBeFocused();
});

test("keys are letters in every field, and belong to the input method while it composes", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await page.getByTestId("search").focus();
  await page.keyboard.type("nprehc/?");
  await expect(page.getByTestId("search")).toHaveValue("nprehc/?");
  await expect(room.window()).toHaveCount(0);
  await page.getByTestId("search").fill("");
  await room.clickAt(35, 75);
  await page.keyboard.type("nprehc/?");
  await expect(room.composer()).toHaveValue("nprehc/?");
  await room.composer().fill("");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const common = { key: "n", code: "KeyN", bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", { ...common, isComposing: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { ...common, ctrlKey: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { ...common, repeat: true }));
  });
  await expect(room.window()).toHaveCount(0);
  // The same key where the layout is of another script.
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "т", code: "KeyN", bubbles: true })));
  await expect(room.window()).toBeVisible();
});

test("H and its button hide all markers but the open one, and show them again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first, second] = await api.openThree(image.id);
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.discussion(first).getByRole("link").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  for (const marker of await room.markers().all()) await expect(marker).toBeHidden();
  await expect(page.getByTestId("announcer")).toHaveText("Markers hidden");
  await room.discussion(second).getByRole("link").click();
  await expect(room.marker(second)).toBeVisible();
  await expect(room.marker(first)).toBeHidden();
  const button = page.getByRole("button", { name: "Hide markers" });
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await button.click();
  await expect(room.marker(first)).toBeVisible();
  await expect(button).toHaveAttribute("aria-pressed", "false");
});

test("/ goes to the search, C places a marker, and Escape leads back", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await page.keyboard.press("/");
  await expect(page.getByTestId("search")).toBeFocused();
  await expect(page.getByTestId("search")).toHaveValue("");
  await page.getByTestId("share").focus();
  await page.keyboard.press("c");
  await expect(page.getByTestId("crosshair")).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("announcer")).toHaveText("centre, 40 %, 51 %");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("crosshair")).toHaveCount(0);
  await expect(page.getByTestId("share")).toBeFocused();
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("Placed by keys");
  await page.keyboard.press("Enter");
  await expect(room.comment("Placed by keys")).toBeVisible();
});

for (const view of VIEWS) {
  test(`the keys are listed by ? and by a button, and axe finds nothing (${nameOf(view)})`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const { page, room } = await person("Ada", view);
    await room.open(image.id);
    await page.getByTestId("share").focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(dialog).toContainText("Next discussion");
    await hasNoFindings(page, "keys");
    await page.keyboard.press("n");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId("share")).toBeFocused();
    await expect(room.window()).toHaveCount(0);
    const button = page.getByRole("button", { name: "Keyboard shortcuts" });
    await button.click();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(button).toBeFocused();
  });
}
