// The focus after its element is removed or its window closed: it returns to the previous element, never to the top of the page.
import type { Page } from "@playwright/test";
import { EmbeddedRoom, expect } from "../fixtures";
import { test } from "../fixtures/embedding";

/** Waits for the frame in which focus.js checks the focus. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))));
}

test("focus goes back to the entry of the list that opened the discussion", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [, second] = await api.openThree(image.id);
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.discussion(second).getByRole("link").press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(room.discussion(second).getByRole("link")).toBeFocused();
});

test("after a step, the field of a new discussion has the focus, and the close button gives it back", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.page.keyboard.press("n");
  await expect(ada.room.window(chat.id)).toBeFocused();
  await ada.page.keyboard.press("Escape");
  await ada.room.clickAt(70, 70);
  await expect(ada.room.composer()).toBeFocused();
  await ada.page.keyboard.type("not here");
  await expect(ada.room.composer()).toHaveValue("not here");
  await ada.room.send().click();
  await expect(ada.room.comments()).toHaveText(/not here/);
  await expect(ada.room.marker(chat.id)).not.toHaveAttribute("data-resolved");
  await ada.page.keyboard.press("Escape");

  await ada.room.marker(chat.id).focus();
  await ada.page.keyboard.press("Enter");
  await expect(ada.room.window(chat.id)).toBeVisible();
  await ada.room.window(chat.id).getByRole("button", { name: "Close", exact: true }).press("Enter");
  await expect(ada.room.window()).toHaveCount(0);
  await expect(ada.room.marker(chat.id)).toBeFocused();
});

test("Escape in a new discussion without a text moves the focus to the picture, not to another marker", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.marker(first).click();
  await expect(room.window(first)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room.marker(first)).toBeFocused();
  await room.clickAt(80, 80);
  await expect(room.composer()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".canvas")).toBeFocused();
  // The preview of another discussion would cover the place of the next click.
  await expect(page.getByTestId("preview")).toHaveCount(0);
});

test("a comment deleted by key and brought back leaves the focus in the window", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.marker(first).press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("By me");
  await page.keyboard.press("Enter");
  await room.deleteButton(room.comment("By me")).press("Enter");
  await expect(room.comment("By me")).toHaveCount(0);
  const thread = room.window(first).getByRole("list", { name: "Comments" });
  await expect(thread).toBeFocused();
  await room.undo.press("Enter");
  await expect(room.comment("By me")).toBeVisible();
  await expect(thread).toBeFocused();
  for (const undo of ["z", "Control+z"]) {
    await room.deleteButton(room.comment("By me")).press("Enter");
    await expect(thread).toBeFocused();
    await page.keyboard.press(undo);
    await expect(room.comment("By me")).toBeVisible();
    await expect(room.undo).toHaveCount(0);
  }
  // After pointer input the focus is not restored, and no focus ring appears.
  await room.comment("By me").hover();
  await room.deleteButton(room.comment("By me")).click();
  await room.undo.click();
  await expect(room.comment("By me")).toBeVisible();
  await expect(room.toast).toHaveCount(0);
  await settled(page);
  await expect(room.composer()).not.toBeFocused();
});

test("the focus is kept also where its script comes after the deletion", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  const { page, room, api: own } = await person("Ada", { known: true });
  await own.reply(first, "By me");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/focus.js", async (route) => (await held, route.continue()));
  await room.open(image.id);
  await room.marker(first).press("Enter");
  await room.deleteButton(room.comment("By me")).press("Enter");
  await expect(room.comment("By me")).toHaveCount(0);
  release();
  await expect(room.composer()).toBeFocused();
});

test("after a discussion is deleted by key, the marker before it has the focus", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const ids = [];
  for (const x of [20, 50, 80]) {
    ids.push(await room.discuss(x, 40, `At ${x}`));
    await page.keyboard.press("Escape");
  }
  await room.marker(ids[0]).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await room.window(ids[1]).getByRole("button", { name: "Delete discussion" }).press("Enter");
  await room.confirmDelete.press("Enter");
  await expect(room.marker(ids[1])).toHaveCount(0);
  await expect(room.marker(ids[0])).toBeFocused();
  await room.undo.press("Enter");
  await expect(room.marker(ids[1])).toBeVisible();
  await expect(room.marker(ids[0])).toBeFocused();
});

test("after another person deletes the focused element, the focus stays on the image", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  // The open discussion, without a previous element: the image.
  await page.keyboard.press("n");
  await expect(room.window(ids[0])).toBeFocused();
  await api.deleteChat(ids[0]);
  await expect(room.window()).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Image", exact: true })).toBeFocused();
  // A marker: the one before it.
  await room.marker(ids[1]).focus();
  await page.keyboard.press("Tab");
  await expect(room.marker(ids[2])).toBeFocused();
  await api.deleteChat(ids[2]);
  await expect(room.marker(ids[1])).toBeFocused();
  // Shortcuts work from there.
  await page.keyboard.press("r");
  await expect(room.marker(ids[1])).toHaveAttribute("data-resolved");
});

test("when a filter hides the discussion, the filter gets the focus", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first, second] = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const open = page.getByRole("radio", { name: "Open" });
  await open.focus();
  await page.keyboard.press("Space");
  await expect(open).toBeChecked();
  await room.discussion(first).getByRole("link").press("Enter");
  await room.button("Resolve").press("Enter");
  await expect(room.marker(first)).toHaveAttribute("data-resolved");
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await expect(open).toBeFocused();
  // A hidden marker: the previously focused element.
  await room.marker(second).focus();
  await page.keyboard.press("h");
  await expect(room.marker(second)).toBeHidden();
  await expect(open).toBeFocused();
});

test("after sending by button or from the name field, the text field has the focus", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.marker(first).press("Enter");
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("From the field for the name");
  await room.guestNameField().focus();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(room.comment("From the field for the name")).toBeVisible();
  await expect(room.guestNameField()).toHaveCount(0);
  await expect(room.composer()).toBeFocused();
  await page.keyboard.type("By the button");
  await room.send().press("Enter");
  await expect(room.comment("By the button")).toBeVisible();
  await expect(room.composer()).toBeFocused();
  // By pointer, too: further typing is text, not page shortcuts.
  await page.keyboard.type("By the pointer");
  await room.send().click();
  await expect(room.comment("By the pointer")).toBeVisible();
  await page.keyboard.type("rehearsal");
  await expect(room.composer()).toHaveValue("rehearsal");
});

test("an edit keeps the focus when another person's undo moves its comment", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await bob.room.open(image.id);
  const id = await bob.room.discuss(30, 40, "Parent");
  await bob.room.write("Later");
  await ada.room.open(image.id, id);
  await ada.room.isConnection("live");
  await ada.room.comment("Parent").getByRole("button", { name: "Reply", exact: true }).press("Enter");
  await expect(ada.room.composer()).toBeFocused();
  await ada.page.keyboard.type("Child");
  await ada.page.keyboard.press("Enter");
  const [nested, flat] = [[/Parent/, /Child/, /Later/], [/Later/, /Child/]];
  for (const { room } of [ada, bob]) await expect(room.comments()).toHaveText(nested);
  await ada.room.editButton(ada.room.comment("Child")).press("Enter");
  await expect(ada.room.editor()).toBeFocused();
  await ada.page.keyboard.type("ren");
  await bob.room.deleteButton(bob.room.comment("Parent")).press("Enter");
  await expect(bob.room.comments()).toHaveText(flat);
  await expect(ada.room.comments()).toHaveCount(2);
  await bob.room.undo.press("Enter");
  await expect(ada.room.comments()).toHaveCount(3);
  await expect.poll(() => ada.room.comments().evaluateAll((all) => all.map((one) => one.getAttribute("data-depth")))).toEqual(["0", "1", "0"]);
  await expect(ada.room.editor()).toBeFocused();
  await ada.page.keyboard.type("!");
  await expect(ada.room.editor()).toHaveValue("Children!");
});

for (const field of ["a reply", "an edit"]) {
  test(`typing that follows after its field is removed is discarded: ${field}`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const [first, second, third] = await api.openThree(image.id);
    const { page, room, api: own } = await person("Ada", { known: true });
    const comment = await own.reply(second, "By me");
    await room.open(image.id);
    await room.isConnection("live");
    await room.marker(first).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(room.composer()).toBeFocused();
    if (field === "an edit") await room.editButton(room.comment("By me")).press("Enter");
    await page.keyboard.type("The colour");
    // Typing continues only after the deletion is shown.
    if (field === "an edit") await own.deleteComment(comment.id);
    else await api.deleteChat(second);
    await expect(field === "an edit" ? room.editor() : room.window()).toHaveCount(0);
    await page.keyboard.type(" enr is c too red");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("lost-text").getByRole("textbox")).toHaveValue(/The colour/);
    for (const id of [first, third]) await expect(room.marker(id)).not.toHaveAttribute("data-resolved");
    await expect(room.draft()).toHaveCount(0);
    if (field === "an edit") await expect(room.composer()).toHaveValue("");
    else await expect(room.window()).toHaveCount(0);
    const { chats } = await api.board(image.id);
    expect(chats.flatMap(({ comments }) => comments.map(({ body }) => body)).filter((body) => /red/.test(body))).toEqual([]);
  });
}

test("after a click removed the focus, changes by others do not restore it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first] = await api.openThree(image.id);
  for (let n = 0; n < 12; n++) await api.openChat(image.id, 5 + 7 * n, 80, `Row ${n}`);
  const { page, room } = await person("Ada", { known: true, viewport: { width: 900, height: 600 } });
  await room.open(image.id);
  await room.isConnection("live");
  await room.marker(first).click();
  await page.keyboard.type("By me");
  await page.keyboard.press("Enter");
  await expect(room.comment("By me")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(room.window()).toHaveCount(0);
  await page.keyboard.press("End");
  const toEnd = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
  await expect.poll(toEnd).toBeLessThan(2);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await api.reply(first, "By another");
  await expect(room.discussion(first)).toContainText("2 replies");
  await settled(page);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await toEnd()).toBeLessThan(2);
});

test("a row that another person's reply moves up keeps the focus", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ids = await api.openThree(image.id);
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  await page.getByTestId("sort").selectOption("newest");
  const row = room.discussion(ids[0]).getByRole("link");
  await row.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(row).toBeFocused();
  await api.reply(ids[0], "By another");
  await expect(room.discussions().first()).toContainText("At 20");
  await settled(page);
  await expect(row).toBeFocused();
});

test("in a widget the focus stays in the window, and the page keeps its own focus", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("focus"));
  await room.isReady();
  await room.clickOn(30, 30);
  await room.write("The first");
  await expect(room.window().getByTestId("composer")).toBeFocused();
  await ada.page.keyboard.type("The second");
  await ada.page.keyboard.press("Enter");
  await expect(room.comments()).toHaveCount(2);
  await room.comments().last().getByRole("button", { name: "Delete comment" }).press("Enter");
  await expect(room.comments()).toHaveCount(1);
  await expect(room.window().getByRole("list", { name: "Comments" })).toBeFocused();
  await ada.page.evaluate(() => {
    const own = document.body.appendChild(document.createElement("button"));
    own.focus();
    own.remove();
  });
  await settled(ada.page);
  expect(await ada.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  // Escape in a field of the page does not close the window.
  await ada.page.evaluate(() => document.body.appendChild(document.createElement("input")).focus());
  await ada.page.keyboard.press("Escape");
  await settled(ada.page);
  await expect(room.window()).toBeVisible();
  expect(await ada.page.evaluate(() => document.activeElement!.localName)).toBe("input");
});
