// The main job by keyboard alone: from the start page to a deleted discussion that comes back. After the first page is loaded
// only the keyboard is used: no locator is clicked, pressed or focused. A second person sees each step.
import { expect, type Person, png, test, together } from "../fixtures";
import type { Locator } from "@playwright/test";

/** The maximum number of Tab presses to any element. */
const MOST = 30;

/** Presses Tab, or another key, until the element has the focus. */
async function reach({ page }: Person, element: Locator, key = "Tab", most = MOST): Promise<number> {
  const isThere = () => element.evaluate((node) => node === document.activeElement);
  for (let presses = 0; presses <= most; presses++) {
    if (await isThere()) return presses;
    await page.keyboard.press(key);
  }
  throw new Error(`${element} is not reached by ${most} presses of ${key}`);
}

test("from the start page to an undone deletion by keyboard alone, as a second person sees it", async ({ person }) => {
  test.slow();
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  const { page, room, start } = ada;
  const { keyboard } = page;
  const say = page.getByTestId("announcer");
  // The system's file dialog is replaced by the file chooser event. Waiting starts before the page load, because Chromium
  // intercepts the dialog with a delay.
  const dialog = page.waitForEvent("filechooser", { timeout: 30_000 });
  await start.open();

  const id = await test.step("a file is chosen and opened", async () => {
    await reach(ada, start.upload);
    await keyboard.press("Enter");
    await (await dialog).setFiles({ name: "plan.png", mimeType: "image/png", buffer: png() });
    const id = await start.arrivedAtImage();
    await room.hydrated();
    await bob.room.open(id);
    await bob.room.isConnection("live");
    return id;
  });

  await test.step("a marker is placed and written", async () => {
    await reach(ada, page.getByRole("button", { name: "Place a marker with the keyboard" }));
    await keyboard.press("Enter");
    await expect(page.getByTestId("crosshair")).toBeFocused();
    for (const key of ["Shift+ArrowRight", "Shift+ArrowUp", "ArrowRight"]) await keyboard.press(key);
    await expect(say).toHaveText("centre, 61 %, 40 %");
    await keyboard.press("Enter");
    await expect(room.composer()).toBeFocused();
    await keyboard.type("Too dark here");
    await keyboard.press("Enter");
    await expect(room.guestNameField()).toBeFocused();
    await keyboard.type("Ada");
    await keyboard.press("Enter");
    await expect(room.comment("Too dark here")).toBeVisible();
    await expect(room.composer()).toBeFocused();
    await expect(bob.room.markers()).toHaveAccessibleName("Discussion 1, centre, 61 %, 40 %, unread");
  });

  await test.step("a reply of the other person is answered", async () => {
    await bob.room.markers().click();
    await bob.room.write("Who says so?");
    await expect(room.comments()).toHaveCount(2);
    // Backwards from the field to the comment.
    await reach(ada, room.comment("Who says so?").getByRole("button", { name: "Reply", exact: true }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(page.getByTestId("replying")).toContainText("Bob");
    await expect(room.composer()).toBeFocused();
    await keyboard.type("I say so");
    await keyboard.press("Enter");
    await expect(bob.room.comment("I say so")).toContainText("Bob");
    await expect(bob.room.comment("I say so")).toHaveAttribute("data-depth", "1");
  });

  await test.step("a reaction is put on a comment", async () => {
    const theirs = room.comment("Who says so?");
    await reach(ada, theirs.getByRole("button", { name: "Add reaction" }), "Shift+Tab");
    await keyboard.press("Enter");
    await reach(ada, theirs.getByRole("group", { name: "Reactions" }).getByRole("button", { name: "👍" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(bob.room.reaction(bob.room.comment("Who says so?"), "👍")).toBeVisible();
    await expect(room.reaction(theirs, "👍"), "the focus stays at the comment").toBeVisible();
    expect(await theirs.evaluate((comment) => comment.contains(document.activeElement)), "the focus stays in the comment").toBe(true);
  });

  await test.step("a comment is edited", async () => {
    await reach(ada, room.editButton(room.comment("I say so")));
    await keyboard.press("Enter");
    await expect(room.editor()).toBeFocused();
    await keyboard.press("End");
    await keyboard.type(", and Cleo");
    await keyboard.press("Enter");
    await expect(bob.room.comment("I say so, and Cleo")).toContainText("edited");
    await expect(room.editButton(room.comment("I say so"))).toBeFocused();
  });

  await test.step("the discussion is resolved and reopened", async () => {
    await reach(ada, room.button("Resolve"), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(bob.room.markers()).toHaveAttribute("data-resolved");
    await expect(room.button("Reopen")).toBeFocused();
    await keyboard.press("Enter");
    await expect(bob.room.markers()).not.toHaveAttribute("data-resolved");
  });

  await test.step("a comment is deleted and comes back", async () => {
    await reach(ada, room.deleteButton(room.comment("I say so, and Cleo")));
    await keyboard.press("Enter");
    await expect(bob.room.comments()).toHaveCount(2);
    await reach(ada, room.undo);
    await keyboard.press("Enter");
    await expect(bob.room.comments()).toHaveCount(3);
    await expect(room.undo).toHaveCount(0);
    await expect(page.locator("body"), "the focus is somewhere").not.toBeFocused();
  });

  await test.step("the discussion is deleted and comes back", async () => {
    await reach(ada, room.button("Delete discussion"), "Shift+Tab");
    await keyboard.press("Enter");
    await reach(ada, room.confirmDelete);
    await keyboard.press("Enter");
    await expect(bob.room.markers()).toHaveCount(0);
    await expect(room.window()).toHaveCount(0);
    await reach(ada, room.undo);
    await keyboard.press("Enter");
    await expect(bob.room.markers()).toHaveCount(1);
    await bob.room.markers().click();
    await expect(bob.room.comments()).toHaveCount(3);
  });

  await test.step("and the page is left for the gallery", async () => {
    await reach(ada, page.getByRole("link", { name: "Image Chat, all images" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(page).not.toHaveURL(new RegExp(id));
  });
});

test("the emoji of a comment are next after the button that shows them, and the focus comes back to it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together([ada, bob], image.id, chat.id);
  const comment = ada.room.comment("Too dark here");
  const button = comment.getByRole("button", { name: "Add reaction" });
  await reach(ada, button, "Shift+Tab");
  await ada.page.keyboard.press("Enter");
  const presses = await reach(ada, comment.getByRole("group", { name: "Reactions" }).getByRole("button", { name: "👍" }));
  expect(presses, "presses of Tab to the first emoji").toBeLessThanOrEqual(1);
  await ada.page.keyboard.press("Enter");
  await expect(bob.room.reaction(bob.room.comment("Too dark here"), "👍")).toBeVisible();
  await expect(button).toBeFocused();
});
