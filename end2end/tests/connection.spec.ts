// m6 and m11: the page reconnects by itself; offline it is readable, and nothing is sent later.
import { randomUUID } from "node:crypto";
import { CONNECTION_LOST, countOperations, expect, Frames, hold, refusedLoad, test } from "../fixtures";

// One person exceeds the rate limits here.
test.use({ serverEnv: { IMAGE_CHAT_RATE_LIMITS: "off" } });

test("m6 after a server outage the page recovers by itself", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  ada.allowConsole(CONNECTION_LOST);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const mine = await ada.room.discuss(25, 30, "Before");
  await ada.page.keyboard.press("Escape");

  await server.kill();
  await ada.room.isConnection("reconnecting");
  // The page stays usable.
  await ada.room.openMarker(mine);
  await expect(ada.room.comments()).toHaveText(/Before/);

  await server.start();
  const theirs = await bob.api.openChat(image.id, 70, 60, "Meanwhile");
  await bob.api.reply(mine, "A reply meanwhile");
  await ada.room.isConnection("live");
  await expect(ada.room.marker(theirs.id)).toBeVisible();
  await expect(ada.room.comments()).toHaveText([/Before/, /A reply meanwhile/]);
  const later = await ada.room.discuss(50, 85, "After");
  await expect.poll(() => ada.room.markerIds()).toEqual([mine, theirs.id, later].sort());
  await expect(ada.room.error).toHaveCount(0);
});

test("m6 events of an interruption arrive once, in order, in their present state", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  const heard = new Frames(ada.page);
  const gone = await bob.api.openChat(image.id, 20, 20, "Will be deleted");
  const kept = await bob.api.openChat(image.id, 40, 40, "Will be edited");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.room.openMarker(kept.id);
  await ada.goOffline();
  await ada.room.isConnection("offline");

  await bob.api.deleteChat(gone.id);
  await bob.api.editComment(kept.comments[0]!.id, "Was edited");
  await bob.api.updateChat(kept.id, { resolved: true });
  const fresh = await bob.api.openChat(image.id, 60, 60, "Is new");
  await bob.api.updateChat(fresh.id, { x: 65, y: 75 });
  await expect(ada.room.markers()).toHaveCount(2);
  await expect(ada.room.comments()).toHaveText(/Will be edited/);

  await ada.goOnline();
  await ada.room.isConnection("live");
  await expect.poll(() => ada.room.markerIds()).toEqual([kept.id, fresh.id].sort());
  await expect(ada.room.comments()).toHaveText(/Was edited/);
  await expect(ada.room.marker(kept.id)).toHaveAttribute("data-resolved");
  const place = await ada.room.placeOf(ada.room.marker(fresh.id));
  expect(place.x).toBeCloseTo(65, 0);
  expect(place.y).toBeCloseTo(75, 0);
  const seqs = heard.ofNewestSocket().map((event) => event.seq);
  expect(seqs).toEqual([3, 4, 5, 6, 7]);
});

test("m6 a gap beyond the log loads a snapshot", async ({ freshImage, person }) => {
  test.setTimeout(90_000);
  const image = await freshImage();
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  const chat = await bob.api.openChat(image.id, 20, 20, "Busy");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.goOffline();
  await ada.room.isConnection("offline");
  // More than the 500 events of a resume.
  for (let n = 0; n < 26; n++) {
    await Promise.all(Array.from({ length: 20 }, () => bob.api.updateChat(chat.id, { resolved: n % 2 === 0 })));
  }
  const last = await bob.api.openChat(image.id, 70, 70, "The last one");
  await ada.goOnline();
  await ada.room.isConnection("live");
  await expect(ada.room.marker(last.id)).toBeVisible();
  await expect(ada.room.markers()).toHaveCount(2);
  await bob.api.reply(chat.id, "And on it goes");
  await ada.room.openMarker(chat.id);
  await expect(ada.room.comments()).toHaveText([/Busy/, /And on it goes/]);
});

test("m6 a comment whose answer was lost with the server is stored once or restored to its field", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(CONNECTION_LOST);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const gate = await hold(ada.page);
  await ada.room.clickAt(25, 30);
  await ada.room.write("On its way");
  await expect.poll(() => gate.waiting).toBe(1);
  await server.kill();
  gate.open();
  await ada.room.isConnection("reconnecting");
  await server.start();
  await expect(ada.room.error).toContainText(/not saved/i, { timeout: 20_000 });
  await expect(ada.room.composer()).toHaveValue("On its way");
  await expect(ada.room.markers()).toHaveCount(1);
  expect((await api.board(image.id)).chats).toEqual([]);
  await ada.room.isConnection("live");
  await ada.room.send().click();
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  expect((await api.board(image.id)).chats.length).toBe(1);
});

test("m6 a comment that was stored although its answer was lost shows once", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(/net::ERR_FAILED/);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.page.route("**/rpc/operate", async (route) => {
    await route.fetch();
    await route.abort("failed");
  });
  await ada.room.clickAt(25, 30);
  await ada.room.write("Stored all the same");
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  await expect(ada.room.comments()).toHaveCount(1);
  await expect(ada.room.error).toHaveCount(0);
  expect((await api.board(image.id)).chats.length).toBe(1);
});

test("m6 a graceful restart interrupts the page only briefly", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  ada.allowConsole(CONNECTION_LOST);
  const heard = new Frames(ada.page);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await server.stop();
  await server.start();
  const chat = await bob.api.openChat(image.id, 70, 60, "After the restart");
  await expect(ada.room.marker(chat.id)).toBeVisible({ timeout: 20_000 });
  await ada.room.isConnection("live");
  await expect(ada.room.markers()).toHaveCount(1);
  expect(heard.sockets.length).toBeGreaterThan(1);
});

test("m11 offline: markers stay, creating is refused at once with the text kept, nothing is sent later", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 70, 60, "Already here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const operations = countOperations(ada.page);
  await ada.room.clickAt(25, 30);
  await ada.room.composer().fill("From the tunnel");
  await ada.goOffline();
  await ada.room.isConnection("offline");
  await expect(ada.room.connection).toContainText(/offline/i);

  await ada.room.send().click();
  await expect(ada.room.error).toContainText(/offline/i);
  await expect(ada.room.composer()).toHaveValue("From the tunnel");
  await expect(ada.room.comments()).toHaveCount(0);
  await expect(ada.room.page.locator('[data-testid="marker"][data-state="saved"]')).toHaveCount(1);
  await ada.room.openMarker(chat.id);
  await expect(ada.room.comments()).toHaveText(/Already here/);
  await expect(ada.room.window().getByTestId("read-only")).toContainText(/offline/i);
  await ada.page.keyboard.press("Escape");
  await ada.room.clickAt(80, 20);
  await expect(ada.room.error).toContainText(/offline/i);
  await expect(ada.room.window()).toHaveCount(0);

  await ada.goOnline();
  await ada.room.isConnection("live");
  const sign = await api.openChat(image.id, 90, 90, "A sign that the page is up to date");
  await expect(ada.room.marker(sign.id)).toBeVisible();
  expect(operations.count).toBe(0);
  expect((await api.board(image.id)).chats.map((found) => found.id)).toEqual([chat.id, sign.id]);
  await ada.room.draft().click();
  await expect(ada.room.composer()).toHaveValue("From the tunnel");
  await expect(ada.room.window().getByTestId("error")).toHaveCount(0);

  await ada.room.send().click();
  await expect(ada.room.comment("From the tunnel")).toBeVisible();
  await expect.poll(async () => (await api.board(image.id)).chats.length).toBe(3);
});

test("m11 offline: a guest without a name is refused as clearly", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.room.clickAt(25, 30);
  await expect(ada.room.composer()).toBeVisible();
  await ada.goOffline();
  await ada.room.isConnection("offline");
  await ada.room.write("From the tunnel");
  await expect(ada.room.error).toContainText(/offline/i);
  await expect(ada.room.composer()).toHaveValue("From the tunnel");
  await ada.goOnline();
  await ada.room.isConnection("live");
  await ada.room.write("From the tunnel");
  await expect(ada.room.comments()).toHaveText(/Ada.*From the tunnel/);
});

test("m11 offline: editing, flagging, resolving and deleting are refused at once and ask for nothing; a begun edit stays", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const id = await ada.room.discuss(25, 30, "As it was");
  await api.reply(id, "By another");
  await expect(ada.room.comment("By another")).toBeVisible();
  await ada.room.editButton(ada.room.comment("As it was")).click();
  await ada.room.editor().fill("Begun before the tunnel");
  const operations = countOperations(ada.page);
  await ada.goOffline();
  await ada.room.isConnection("offline");
  await ada.room.button("Resolve").click();
  await expect(ada.room.error.last()).toContainText(/offline/i);
  await expect(ada.room.marker(id)).not.toHaveAttribute("data-resolved");
  await ada.room.window().getByTestId("save").click();
  await expect(ada.room.window().getByTestId("error")).toContainText(/offline/i);
  await expect(ada.room.editor()).toHaveValue("Begun before the tunnel");
  await ada.room.editor().fill("Begun before the tunnel");
  await expect(ada.room.window().getByTestId("error")).toHaveCount(0);
  await ada.room.editor().press("Escape");
  const refusals = ada.room.error.filter({ hasText: "You are offline: you can read" });
  const comment = ada.room.comment("As it was");
  const attempts = [
    ada.room.editButton(comment),
    ada.room.button("Delete discussion"),
    ada.room.comment("By another").getByRole("button", { name: "Flag comment" }),
  ];
  for (const [number, attempt] of attempts.entries()) {
    await attempt.click();
    await expect(refusals).toHaveCount(number + 1);
  }
  await expect(ada.room.editor()).toHaveCount(0);
  await expect(ada.page.getByRole("dialog").filter({ has: ada.page.locator("[value=delete], [value=flag]") })).toHaveCount(0);
  // Opened while reading only, a discussion with an unsaved edit says so and opens no field.
  await ada.page.keyboard.press("Escape");
  await ada.room.openMarker(id);
  await expect(comment).toContainText("edit not saved");
  await expect(ada.room.editor()).toHaveCount(0);
  await expect(ada.room.undo).toHaveCount(0);
  await ada.goOnline();
  await ada.room.isConnection("live");
  expect(operations.count).toBe(0);
  await ada.room.editButton(comment).click();
  await expect(ada.room.editor()).toHaveValue("Begun before the tunnel");
});

test("an unknown image opens no connection", async ({ person }) => {
  const ada = await person("Ada");
  ada.allowConsole(refusedLoad(404));
  const heard = new Frames(ada.page);
  await ada.page.goto(`/i/${randomUUID()}`);
  await expect(ada.page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(heard.sockets.length).toBe(0);
});
