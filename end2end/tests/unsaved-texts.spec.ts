// Unsaved texts: an edit that was closed, and texts whose discussion or comment another person deleted.
import { CLIPBOARD, expect, test } from "../fixtures";

test("an edit survives Escape, closing, another discussion and a reload; Cancel throws it away", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const other = await api.openChat(image.id, 80, 80, "Another one");
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const chat = await room.discuss(30, 40, "As it was");
  await room.editButton(room.comment("As it was")).click();
  await room.editor().fill("A long thought about it");
  await room.editor().press("Escape");
  await expect(room.editor()).toHaveCount(0);
  await expect(room.comment("As it was")).toBeVisible();
  await room.editButton(room.comment("As it was")).click();
  await expect(room.editor()).toHaveValue("A long thought about it");

  const leavings: [string, () => Promise<void>][] = [
    ["the close button", () => room.button("Close").click()],
    ["a click elsewhere", () => page.getByRole("heading", { name: /^Discussions/ }).click()],
    ["another discussion", () => room.marker(other.id).press("Enter")],
  ];
  for (const [name, leave] of leavings) {
    await leave();
    await expect(room.window(chat), name).toHaveCount(0);
    await room.marker(chat).press("Enter");
    await expect(room.editor(), name).toHaveValue("A long thought about it");
  }
  await page.reload();
  await room.hydrated();
  await expect(room.editor()).toHaveValue("A long thought about it");
  await room.window().getByRole("button", { name: "Cancel" }).click();
  await room.editButton(room.comment("As it was")).click();
  await expect(room.editor()).toHaveValue("As it was");
});

test("when others delete a discussion or a comment, unsaved texts stay where their author can copy them", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { permissions: CLIPBOARD });
  const mia = await administrator("Mia");
  const lost = ada.page.getByTestId("lost-text");
  const textsOf = () => lost.getByRole("textbox").evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value).sort());
  await ada.room.open(image.id);
  const chat = await ada.room.discuss(30, 40, "As it was");
  await ada.room.editButton(ada.room.comment("As it was")).click();
  await ada.room.editor().fill("A long thought about it");
  await ada.room.composer().fill("Half a reply");
  await mia.room.open(image.id, chat);
  await mia.room.deleteDiscussion();
  await expect(ada.room.window()).toHaveCount(0);
  await expect.poll(textsOf).toEqual(["A long thought about it", "Half a reply"]);
  for (const one of await lost.all()) {
    await one.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => ada.clipboard()).toBe(await one.getByRole("textbox").inputValue());
  }

  // They survive a reload, and return to their fields with the discussion.
  await ada.page.reload();
  await ada.room.hydrated();
  await expect.poll(textsOf).toEqual(["A long thought about it", "Half a reply"]);
  await mia.room.undo.click();
  await expect(lost).toHaveCount(0);
  await ada.room.openMarker(chat);
  await expect(ada.room.editor()).toHaveValue("A long thought about it");
  await expect(ada.room.composer()).toHaveValue("Half a reply");

  // The same for a single comment, with the window closed.
  await ada.page.keyboard.press("Escape");
  await expect(ada.room.window()).toHaveCount(0);
  await api.reply(chat, "Another comment");
  const { chats } = await api.board(image.id);
  await mia.api.deleteComment(chats[0]!.comments[0]!.id);
  await expect.poll(textsOf).toEqual(["A long thought about it"]);
  await lost.getByRole("button", { name: "Discard" }).click();
  await expect(lost).toHaveCount(0);
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.openMarker(chat);
  await expect(ada.room.composer()).toHaveValue("Half a reply");
  await expect(lost).toHaveCount(0);
});
