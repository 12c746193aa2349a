// The form for comments: its buttons and shortcuts, the preview, what Enter does; by keyboard, and clean for axe.
import { expect, hasNoFindings, hold, nameOf, newCredentials, signUp, test, VIEWS, type Person } from "../fixtures";

/** Opens a discussion and waits until its form has what is loaded later. */
async function writing({ room }: Person, imageId: string, chatId: string): Promise<void> {
  await room.open(imageId, chatId);
  await room.composer().click();
  await expect(room.tool("Bold")).toHaveAttribute("tabindex", "0");
}

test("buttons and keys put Markdown around the selection, and take it off again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await writing(ada, image.id, chat.id);
  const field = ada.room.composer();
  await field.fill("word");
  await field.press("Control+a");
  for (const [button, keys, text] of [
    ["Bold", "Control+b", "**word**"],
    ["Italic", "Control+i", "_word_"],
    ["Code", "Control+e", "`word`"],
  ] as const) {
    await ada.room.tool(button).click();
    await expect(field).toHaveValue(text);
    await expect(field).toBeFocused();
    await field.press(keys);
    await expect(field, "off again").toHaveValue("word");
  }
  await ada.room.tool("Link").click();
  await expect(field).toHaveValue("[word](https://)");
  await field.pressSequentially("https://example.org/");
  await expect(field, "the address is selected").toHaveValue("[word](https://example.org/)");
  await field.fill("one\ntwo");
  await field.press("Control+a");
  await ada.room.tool("List").click();
  await expect(field).toHaveValue("- one\n- two");
  await field.press("Control+Shift+8");
  await expect(field).toHaveValue("one\ntwo");
  await ada.room.tool("Quote").click();
  await expect(field).toHaveValue("> one\n> two");
  await field.press("Control+z");
  await expect(field, "undo takes it back").toHaveValue("one\ntwo");
});

test("a preview shows the comment as it will be, without sending it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await bob.room.open(image.id, chat.id);
  await writing(ada, image.id, chat.id);
  await ada.room.composer().fill("**Bold** and <b>not</b>\n- item");
  await ada.room.tool("Preview").click();
  const preview = ada.room.window().locator(".composer").getByTestId("text-preview");
  await expect(preview.locator("strong")).toHaveText("Bold");
  await expect(preview.locator("li")).toHaveText("item");
  await expect(preview).toContainText("<b>not</b>");
  await expect(ada.room.composer()).toBeHidden();
  await expect(ada.room.tool("Preview")).toHaveAttribute("aria-pressed", "true");
  await expect(bob.room.comments()).toHaveCount(1);
  await ada.room.tool("Preview").click();
  await expect(ada.room.composer()).toBeFocused();
  await expect(ada.room.composer()).toHaveValue("**Bold** and <b>not</b>\n- item");
  await ada.room.tool("Preview").click();
  await ada.room.send().click();
  await expect(bob.room.comment("Bold and").locator(".body strong")).toHaveText("Bold");
  await expect(ada.room.composer(), "the field is back").toBeVisible();
  await expect(ada.room.composer()).toHaveValue("");
});

test("typing after a preview opened by pointer continues the text, and a guest's name stays in its field", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const { page, room } = await person("Ada");
  await room.open(image.id, chat.id);
  await room.composer().click();
  await page.keyboard.type("A text");
  const preview = room.window().getByRole("button", { name: "Preview" });
  await preview.click();
  await expect(room.composer()).toBeHidden();
  await expect(preview).toBeFocused();
  await page.keyboard.type("ner");
  await expect(room.composer()).toHaveValue("A textner");
  await preview.click();
  await room.guestNameField().click();
  await page.keyboard.type("Ada");
  await expect(room.guestNameField()).toHaveValue("Ada");
  await expect(room.composer()).toHaveValue("A textner");
  await expect(room.marker(chat.id)).not.toHaveAttribute("data-resolved");
});

test("Enter sends or breaks the line, as chosen and remembered; Ctrl+Enter always sends", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await writing(ada, image.id, chat.id);
  const field = ada.room.composer();
  await field.pressSequentially("First");
  await field.press("Control+Enter");
  await expect(ada.room.comment("First")).toBeVisible();
  await ada.room.tool("Enter sends").click();
  await expect(ada.room.tool("Enter sends")).toHaveAttribute("aria-pressed", "false");
  await ada.page.reload();
  await ada.room.hydrated();
  await field.click();
  await expect(ada.room.tool("Enter sends"), "remembered").toHaveAttribute("aria-pressed", "false");
  await field.pressSequentially("Second");
  await field.press("Enter");
  await field.pressSequentially("line");
  await expect(field).toHaveValue("Second\nline");
  await field.press("Control+Enter");
  await expect(ada.room.comment(/Second\s*line/)).toBeVisible();
  await ada.room.editButton(ada.room.comment("First")).click();
  await expect(ada.room.editor()).toBeFocused();
  await ada.room.editor().press("End");
  await ada.room.editor().press("Enter");
  await ada.room.editor().pressSequentially("of two");
  await expect(ada.room.editor()).toHaveValue("First\nof two");
  await ada.room.editor().press("Control+Enter");
  await expect(ada.room.comment(/First\s*of two/)).toBeVisible();
  await expect(ada.room.editor()).toHaveCount(0);
});

for (const isAccount of [true, false]) {
  test(`Enter does as chosen by ${isAccount ? "an account" : "a guest"} before the script for writing is there`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Too dark here");
    const ada = await person("Ada", { known: !isAccount });
    if (isAccount) await signUp(ada.page, "Ada", newCredentials("Ada"));
    await writing(ada, image.id, chat.id);
    const kept = isAccount ? ada.page.waitForResponse("**/api/v1/session") : null;
    await ada.room.tool("Enter sends").click();
    await kept;
    await hold(ada.page, "**/talk.js");
    await ada.page.reload();
    await ada.room.hydrated();
    await ada.room.composer().pressSequentially("Two");
    await ada.room.composer().press("Enter");
    await ada.room.composer().pressSequentially("lines");
    await expect(ada.room.composer()).toHaveValue("Two\nlines");
    await ada.room.composer().press("Control+Enter");
    await expect(ada.room.comment(/Two\s*lines/)).toBeVisible();
  });
}

test("the buttons are one stop for the Tab key, with arrow keys between them", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await writing(ada, image.id, chat.id);
  await ada.room.composer().fill("word");
  await ada.page.keyboard.press("Tab");
  await expect(ada.room.send()).toBeFocused();
  await ada.page.keyboard.press("Tab");
  await expect(ada.room.tool("Bold")).toBeFocused();
  await ada.page.keyboard.press("ArrowRight");
  await expect(ada.room.tool("Italic")).toBeFocused();
  await ada.page.keyboard.press("End");
  await expect(ada.room.tool("Enter sends")).toBeFocused();
  await ada.page.keyboard.press("ArrowRight");
  await expect(ada.room.tool("Bold")).toBeFocused();
  await expect(ada.room.tool("Italic")).toHaveAttribute("tabindex", "-1");
});

for (const view of VIEWS) {
  test(`axe finds nothing on the form (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Too dark here");
    const ada = await person("Ada", { known: true, ...view });
    await writing(ada, image.id, chat.id);
    await hasNoFindings(ada.page, "the form");
    await ada.room.composer().fill("**Bold**");
    await ada.room.tool("Preview").click();
    await expect(ada.room.window().locator(".composer").getByTestId("text-preview")).toContainText("Bold");
    await hasNoFindings(ada.page, "the preview");
    await ada.room.tool("Preview").click();
    await ada.room.composer().press("Enter");
    await ada.room.editButton(ada.room.comment("Bold").last()).click();
    await hasNoFindings(ada.page, "an edit");
  });
}
