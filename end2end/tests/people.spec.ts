// Identity: guests are asked for a name once; the actions on own comments and on those of others.
import { countOperations, expect, hold, refusedLoad, test } from "../fixtures";

test("a guest is asked for a name once, and others see it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 70, 60, "Already here");
  const ada = await person("Ada Lovelace");
  const bob = await person("Bob");
  await ada.room.open(image.id);
  await bob.room.open(image.id);

  await ada.room.clickAt(25, 30);
  await expect(ada.room.guestNameField()).toBeVisible();
  await ada.room.write("First");
  await expect(ada.room.comment("First")).toContainText("Ada Lovelace");
  await expect(ada.room.guestNameField()).toHaveCount(0);

  // Neither another window nor a reload nor a new tab asks again.
  await ada.room.openMarker(chat.id);
  await expect(ada.room.composer()).toBeVisible();
  await expect(ada.room.guestNameField()).toHaveCount(0);
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.clickAt(50, 85);
  await expect(ada.room.composer()).toBeVisible();
  await expect(ada.room.guestNameField()).toHaveCount(0);
  const tab = await ada.newTab();
  await tab.open(image.id);
  await tab.clickAt(50, 85);
  await expect(tab.composer()).toBeVisible();
  await expect(tab.guestNameField()).toHaveCount(0);
  await tab.write("Second");
  await expect(tab.comment("Second")).toContainText("Ada Lovelace");

  const first = (await api.board(image.id)).chats.find((found) => found.comments[0]!.body === "First")!;
  await bob.room.openMarker(first.id);
  await expect(bob.room.comment("First")).toContainText("Ada Lovelace");
});

test("a guest who closes the form, or opens another, finds the name that they typed", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 70, 60, "Already here");
  const { page, room } = await person("Ada");
  await room.open(image.id, chat.id);
  await room.composer().fill("Half a thought");
  await room.guestNameField().fill("Ada Lovelace");
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await room.clickAt(25, 30);
  await expect(room.guestNameField()).toHaveValue("Ada Lovelace");
  await room.composer().fill("Another");
  await room.send().click();
  await expect(room.comment("Another")).toContainText("Ada Lovelace");
});

test("a tab that was opened before the guest had a name uses it too", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const tab = await ada.newTab();
  await ada.room.open(image.id);
  await tab.open(image.id);
  const id = await ada.room.discuss(25, 30, "In the first tab");
  await tab.openMarker(id);
  await expect(tab.guestNameField()).toHaveCount(0);
  await expect(tab.deleteButton(tab.comments().first())).toBeVisible();
});

for (const name of ["", "   ", "x".repeat(61)]) {
  test(`a name of ${name.length} characters ${name.trim() ? "" : "(none to see) "}is rejected, and the text is kept`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const { room } = await person("Ada");
    await room.open(image.id);
    await room.clickAt(25, 30);
    await room.guestNameField().evaluate((field) => field.removeAttribute("maxlength"));
    await room.write("Kept", name);
    await expect(room.error).toContainText(/name/i);
    await expect(room.composer()).toHaveValue("Kept");
    await expect(room.guestNameField()).toBeVisible();
    await room.write("Kept", "Ada");
    await expect(room.comment("Kept")).toContainText("Ada");
  });
}

test("a name is shown as plain text", async ({ freshImage, person }) => {
  const image = await freshImage();
  const name = `<b onmouseover=alert(1)>Ada</b> & "김 민수"`;
  const ada = await person(name);
  const bob = await person("Bob");
  await ada.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "Hello");
  await bob.room.open(image.id, id);
  await expect(bob.room.comments().first().getByText(name, { exact: true })).toBeVisible();
  await expect(bob.room.window().locator("b")).toHaveCount(0);
});

test("on a slow connection a guest's first comment is sent once, under the given name", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.slowDown({ latencyMs: 600 });
  const operations = countOperations(ada.page);
  await ada.room.clickAt(25, 30);
  await ada.room.write("From the train");
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  await ada.slowDown();
  await ada.page.reload();
  await ada.room.hydrated();
  const { chats } = await api.board(image.id);
  expect(chats.map((chat) => chat.by.name)).toEqual(["Ada"]);
  expect(operations.count).toBe(1);
  await ada.room.openMarker(chats[0]!.id);
  await expect(ada.room.deleteButton(ada.room.comments().first())).toBeVisible();
});

test("sending twice in quick succession sends once", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  const names = await hold(ada.page, "**/rpc/introduce");
  await ada.room.clickAt(25, 30);
  await ada.room.composer().fill("Once");
  await ada.room.guestNameField().fill("Ada");
  await ada.room.composer().press("Enter");
  await ada.room.composer().press("Enter");
  names.open();
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  await ada.room.write("A reply");
  await expect(ada.room.comments()).toHaveCount(2);
  const { chats } = await api.board(image.id);
  expect(chats.map((chat) => chat.comments[0]!.body)).toEqual(["Once"]);
});

test("Enter pressed twice sends once, and says nothing", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  const operations = countOperations(ada.page);
  await ada.room.composer().fill("Once");
  await ada.room.composer().press("Enter");
  await ada.room.composer().press("Enter");
  await expect(ada.room.comment("Once")).toHaveCount(1);
  await expect(ada.room.composer()).toHaveValue("");
  await expect(ada.room.error).toHaveCount(0);
  expect(operations.count).toBe(1);
});

test("a comment keeps its place when the guest clicks elsewhere during identification", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  const names = await hold(ada.page, "**/rpc/introduce");
  await ada.room.clickAt(25, 30);
  await ada.room.write("At 25, 30");
  await ada.room.clickAt(80, 70);
  await expect(ada.room.window()).toHaveCount(0);
  await ada.room.clickAt(80, 70);
  await expect(ada.room.window()).toBeVisible();
  names.open();
  await expect.poll(async () => (await api.board(image.id)).chats.length).toBe(1);
  const { x, y } = (await api.board(image.id)).chats[0]!;
  expect([Math.round(x), Math.round(y)]).toEqual([25, 30]);
  // The form that was opened meanwhile is for another one.
  await expect(ada.room.composer()).toHaveValue("");
  await ada.room.write("At 80, 70");
  await expect.poll(async () => (await api.board(image.id)).chats.map((chat) => Math.round(chat.x))).toEqual([25, 80]);
});

test("actions during a guest's identification run after it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [chat, other] = [await api.openChat(image.id, 25, 30, "Here"), await api.openChat(image.id, 70, 60, "There")];
  const ada = await person("Ada");
  await ada.room.open(image.id, chat.id);
  await ada.room.guestNameField().fill("Ada");
  const names = await hold(ada.page, "**/rpc/introduce");
  await ada.room.react(ada.room.comment("Here"), "👍");
  await ada.room.react(ada.room.comment("Here"), "🎉");
  await ada.page.keyboard.press("Escape");
  await expect(ada.room.window()).toHaveCount(0);
  await ada.room.openMarker(other.id);
  // Under the same name: nobody is asked twice.
  await ada.room.composer().fill("Quick");
  await ada.room.send().click();
  names.open();
  await expect(ada.room.comment("Quick")).toContainText("Ada");
  await expect(ada.room.composer()).toHaveValue("");
  await expect(ada.room.error).toHaveCount(0);
  await ada.page.keyboard.press("Escape");
  await ada.room.openMarker(chat.id);
  for (const emoji of ["👍", "🎉"]) {
    await expect(ada.room.reaction(ada.room.comment("Here"), emoji)).toHaveAccessibleName(`${emoji} 1: Ada`);
  }
});

test("own comments have actions, those of others only flagging", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  const bob = await person("Bob", { known: true });
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "By Ada");
  await bob.room.openMarker(id);
  await bob.room.write("By Bob");
  await expect(ada.room.comment("By Bob")).toBeVisible();

  for (const [who, own, other] of [
    [ada, "By Ada", "By Bob"],
    [bob, "By Bob", "By Ada"],
  ] as const) {
    await expect(who.room.editButton(who.room.comment(own))).toBeVisible();
    await expect(who.room.deleteButton(who.room.comment(own))).toBeVisible();
    // Flagging is the only action.
    await expect(who.room.comment(other).getByRole("button", { name: /Edit|Delete/ })).toHaveCount(0);
  }
  await expect(ada.room.button("Delete discussion")).toBeVisible();
  await expect(bob.room.button("Delete discussion")).toHaveCount(0);
  await expect(bob.room.button("Resolve")).toBeVisible();
});

test("an anonymous reader sees no actions", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Here");
  const { room } = await person("Reader");
  await room.open(image.id);
  await room.openMarker(chat.id);
  await expect(room.comment("Here")).toBeVisible();
  await expect(room.comments().getByRole("button", { name: /Edit|Delete/ })).toHaveCount(0);
  await expect(room.button("Delete discussion")).toHaveCount(0);
});

test("the deletion of a discussion can be cancelled", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const id = await room.discuss(25, 30, "Stays");
  const operations = countOperations(page);
  await room.button("Delete discussion").click();
  await expect(page.getByRole("dialog", { name: "Delete this discussion?" })).toBeVisible();
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(room.confirmDelete).toBeHidden();
  await room.button("Delete discussion").click();
  await page.keyboard.press("Escape");
  await expect(room.confirmDelete).toBeHidden();
  await expect(room.window(id)).toBeVisible();
  await expect(room.marker(id)).toBeVisible();
  expect(operations.count).toBe(0);
});

test("a deletion can be undone for ten seconds", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await page.clock.install();
  await room.open(image.id);
  await room.discuss(25, 30, "Goes");
  await room.deleteDiscussion();
  await expect(room.undo).toBeVisible();
  await page.clock.fastForward(9_000);
  await expect(room.undo).toBeVisible();
  await page.clock.fastForward(1_100);
  await expect(room.undo).toHaveCount(0);
  await expect(room.markers()).toHaveCount(0);
  // A message's timer hides only that message, and not while it has the focus.
  for (const text of ["One", "Two"]) {
    await room.discuss(25, 30, text);
    await room.deleteDiscussion();
    await expect(room.undo).toBeVisible();
    if (text === "One") {
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.clock.fastForward(7_000);
    }
  }
  await page.mouse.move(5, 5);
  await page.clock.fastForward(4_000);
  await expect(room.undo).toBeVisible();
  await room.undo.focus();
  await page.clock.fastForward(30_000);
  await expect(room.undo).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(room.markers()).toHaveCount(1);
});

test("an edit can be cancelled", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const id = await room.discuss(25, 30, "As it was");
  const operations = countOperations(page);
  for (let times = 0; times < 2; times += 1) {
    await room.editButton(room.comment("As it was")).click();
    await expect(room.editor()).toBeFocused();
    await expect(room.editor()).toHaveValue("As it was");
    await room.editor().fill("Something else");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(room.editor()).toHaveCount(0);
    await expect(room.comment("As it was")).toBeVisible();
    await expect(room.window(id)).toBeVisible();
  }
  expect(operations.count).toBe(0);
});

test("without a name the name field has the cursor", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(30, 40);
  await room.composer().fill("Without a name");
  await room.composer().press("Enter");
  await expect(room.guestNameField()).toBeFocused();
  await expect(room.error).toContainText("Enter your name to post.");
  await room.guestNameField().fill("Ada");
  await room.guestNameField().press("Enter");
  await expect(room.comment("Without a name")).toBeVisible();
});

test("a name that the server refuses has the cursor, and is marked as wrong until it is another", async ({ freshImage, person }) => {
  const image = await freshImage();
  const eve = await person("Eve");
  eve.allowConsole(refusedLoad(400));
  const { room } = eve;
  await room.open(image.id);
  await room.clickAt(30, 40);
  for (const name of ["Moderator", "Deleted person", "\u3164"]) {
    await room.composer().fill("Under a name that is kept");
    await room.guestNameField().fill(name);
    await room.composer().press("Enter");
    await expect(room.guestNameField(), name).toBeFocused();
    await expect(room.guestNameField(), name).toHaveAttribute("aria-invalid", "true");
    await expect(room.error, name).toBeVisible();
  }
  await room.guestNameField().fill("Eve");
  await room.guestNameField().press("Enter");
  await expect(room.comment("Under a name that is kept")).toContainText("Eve");
});
