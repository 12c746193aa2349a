// Changes appear on all open pages at once, and once.
import { expect, Frames, test, together } from "../fixtures";

test("m1 a new marker and its comment appear for others", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "Too dark here");
  await expect(bob.room.marker(id)).toBeVisible();
  await bob.room.openMarker(id);
  await expect(bob.room.comments()).toHaveText(/Ada.*Too dark here/);
});

test("m1 replies go back and forth in an open window", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "Question");
  await bob.room.openMarker(id);
  await bob.room.write("Answer");
  await expect(ada.room.comments()).toHaveText([/Question/, /Bob.*Answer/]);
  await ada.room.write("Thanks");
  for (const { room } of [ada, bob]) await expect(room.comments()).toHaveText([/Question/, /Answer/, /Ada.*Thanks/]);
});

test("m1 edits and deletions of comments appear for others, and Undo restores the comment", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "First");
  await bob.room.openMarker(id);
  await ada.room.write("Secnod");
  await expect(bob.room.comments()).toHaveText([/First/, /Secnod/]);

  await ada.room.rewrite(ada.room.comment("Secnod"), "Second");
  for (const { room } of [ada, bob]) {
    await expect(room.comments()).toHaveText([/First/, /edited.*Second/]);
    await expect(room.comment("First")).not.toContainText("edited");
  }
  await ada.room.deleteButton(ada.room.comment("First")).click();
  for (const { room } of [ada, bob]) await expect(room.comments()).toHaveText([/Second/]);
  await ada.room.undo.click();
  for (const { room } of [ada, bob]) await expect(room.comments()).toHaveText([/First/, /Second/]);
  await expect(ada.room.undo).toHaveCount(0);
});

test("m1 a deleted discussion disappears for everyone, and Undo restores it", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "First");
  await bob.room.openMarker(id);
  await bob.room.write("Second");
  await expect(ada.room.comments()).toHaveCount(2);

  await ada.room.deleteDiscussion();
  for (const { room } of [ada, bob]) {
    await expect(room.marker(id)).toHaveCount(0);
    await expect(room.window()).toHaveCount(0);
  }
  await expect(bob.room.toast).toContainText("deleted");
  await expect(bob.room.undo).toHaveCount(0);

  await ada.room.undo.click();
  for (const { room } of [ada, bob]) {
    await expect(room.markers()).toHaveCount(1);
    await room.openMarker(id);
    await expect(room.comments()).toHaveText([/Ada.*First/, /Bob.*Second/]);
  }
});

test("a discussion is deleted with its only comment, and Undo restores it", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "All there is");
  await expect(bob.room.marker(id)).toBeVisible();
  await ada.room.deleteButton(ada.room.comment("All there is")).click();
  for (const { room } of [ada, bob]) await expect(room.markers()).toHaveCount(0);
  await ada.room.undo.click();
  for (const { room } of [ada, bob]) await expect(room.marker(id)).toBeVisible();
});

test("m1 anyone resolves and reopens a discussion, for everyone", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "Is the logo final?");
  await bob.room.openMarker(id);
  await bob.room.button("Resolve").click();
  for (const { room } of [ada, bob]) {
    await expect(room.marker(id)).toHaveAttribute("data-resolved");
    await expect(room.window()).toContainText("Resolved by Bob");
    await expect(room.discussion(id)).toContainText("Resolved");
  }
  await ada.room.button("Reopen").click();
  for (const { room } of [ada, bob]) {
    await expect(room.marker(id)).not.toHaveAttribute("data-resolved");
    await expect(room.window().getByText("Resolved by")).toBeHidden();
    await expect(room.button("Resolve")).toBeVisible();
  }
});

test("m2 m3 m4 one socket carries three kinds of events, to the author too, and each shows once", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  const heard = { ada: new Frames(ada.page), bob: new Frames(bob.page) };
  await together([ada, bob], image.id);
  const asked = ada.page.waitForRequest("**/rpc/operate");
  const id = await ada.room.discuss(25, 30, "One");
  await ada.room.write("Two");
  await expect(ada.room.comment("Two")).not.toHaveAttribute("data-state", "sending");
  await ada.room.deleteDiscussion();
  await expect(bob.room.markers()).toHaveCount(0);

  const kinds = ["new-image-chat", "image-chat-updated", "deleted-image-chat"];
  await expect.poll(() => heard.bob.types()).toEqual(kinds);
  await expect.poll(() => heard.ada.types()).toEqual(kinds);
  const broadcastIds = heard.bob.events.map((event) => event.broadcastId);
  expect(new Set(broadcastIds).size).toBe(3);
  expect(heard.ada.events.map((event) => event.broadcastId)).toEqual(broadcastIds);
  expect((await asked).postData()).toContain(broadcastIds[0]);
  for (const { sockets, said } of [heard.ada, heard.bob]) {
    expect(sockets.length).toBe(1);
    expect(sockets[0]!.isClosed()).toBe(false);
    expect(said.filter((text) => !text.includes('"presence"')).length).toBe(1);
  }
  await ada.room.undo.click();
  await expect(bob.room.marker(id)).toBeVisible();
});

test("m4 the author sees everything once, also after others' events", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  await together([ada, bob], image.id);
  const id = await ada.room.discuss(25, 30, "Mine");
  await ada.room.write("Mine again");
  const other = await bob.api.openChat(image.id, 70, 60, "A later event");
  await bob.api.reply(id, "And another");
  await expect(ada.room.marker(other.id)).toBeVisible();
  await expect(ada.room.comments()).toHaveText([/Mine/, /Mine again/, /And another/]);
  await expect(ada.room.markers()).toHaveCount(2);
  await expect(ada.room.discussions()).toHaveCount(2);
  await expect(ada.room.page.locator('[data-state="sending"]')).toHaveCount(0);
});

test("m9 two tabs of one person stay in step", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  const tab = await ada.newTab();
  await ada.room.open(image.id);
  await tab.open(image.id);
  await tab.isConnection("live");
  const id = await ada.room.discuss(25, 30, "From the first tab");
  await tab.openMarker(id);
  await tab.write("From the second tab");
  for (const room of [ada.room, tab]) await expect(room.comments()).toHaveText([/From the first/, /From the second/]);
  // It is the person's own in either tab.
  await tab.rewrite(tab.comment("From the first tab"), "Edited in the second tab");
  await expect(ada.room.comment("Edited in the second tab")).toBeVisible();
  await tab.deleteDiscussion();
  for (const room of [ada.room, tab]) await expect(room.markers()).toHaveCount(0);
  await tab.undo.click();
  for (const room of [ada.room, tab]) await expect(room.marker(id)).toBeVisible();
});

test("three people act concurrently and converge", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const common = await api.openChat(image.id, 50, 50, "For all");
  const people = [await person("Ada"), await person("Bob"), await person("Cleo")];
  await together(people, image.id);
  await Promise.all(
    people.map(async ({ name, room }, n) => {
      await room.discuss(10 + 30 * n, 20, `${name} at the top`);
      await room.page.keyboard.press("Escape");
      await room.openMarker(common.id);
      await room.write(`${name} agrees`);
      await expect(room.comment(`${name} agrees`)).not.toHaveAttribute("data-state", "sending");
    }),
  );
  const board = await api.board(image.id);
  expect(board.chats.length).toBe(4);
  const ids = board.chats.map((chat) => chat.id).sort();
  const said = board.chats.find((chat) => chat.id === common.id)!.comments.map((comment) => new RegExp(comment.body));
  expect(said.length).toBe(4);
  for (const { room } of people) {
    await expect.poll(() => room.markerIds()).toEqual(ids);
    await expect(room.comments()).toHaveText(said);
    await expect(room.discussions().locator(".number")).toHaveText(["1", "2", "3", "4"]);
  }
});

test("the number of people follows those who come and go", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await together([ada], image.id);
  await expect(ada.room.viewerCount).toContainText("1");
  await together([bob], image.id);
  for (const { room } of [ada, bob]) await expect(room.viewerCount).toContainText("2");
  await bob.page.goto("/");
  await expect(ada.room.viewerCount).toContainText("1");
});

test("a page receives no events of another image", async ({ api, freshImage, person }) => {
  const [image, other] = [await freshImage(), await freshImage()];
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const heard = new Frames(bob.page);
  await together([ada], image.id);
  await together([bob], other.id);
  await ada.room.discuss(25, 30, "Not for Bob");
  const sign = await api.openChat(other.id, 50, 50, "For Bob");
  await expect(bob.room.marker(sign.id)).toBeVisible();
  await expect(bob.room.markers()).toHaveCount(1);
  expect(heard.types()).toEqual(["new-image-chat"]);
});
