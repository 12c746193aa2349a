// m5: changes show before the server's answer; refused ones are rolled back, and their text is kept.
import { expect, hold, letPass, lose, refuse, refusedLoad, refuseLater, REQUEST_LOST, test } from "../fixtures";

const REASON = "You may not do this today";

test("m5 a new marker and its comment show in the very next frame", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  const gate = await hold(page);
  await room.clickAt(25, 30);
  await room.composer().fill("At once");
  const shown = await room.send().evaluate((send: HTMLElement) => {
    send.click();
    return new Promise<string[]>((resolve) =>
      requestAnimationFrame(() => {
        const all = (hook: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${hook}"]`)];
        resolve([
          ...all("marker").map((marker) => marker.dataset.state!),
          ...all("discussion").map((entry) => entry.innerText),
          ...all("comment").map((comment) => comment.innerText),
        ]);
      }),
    );
  });
  expect(shown).toEqual(["sending", expect.stringContaining("At once"), expect.stringContaining("At once")]);
  gate.open();
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
});

test("m5 a new marker is the same one before and after the server's answer", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob")];
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  const gate = await hold(ada.page);
  await ada.room.clickAt(25, 30);
  await ada.room.write("At once");
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(ada.room.markers()).toHaveAttribute("data-state", "sending");
  await expect(ada.room.comment("At once")).toContainText("sending");
  await expect(ada.room.composer()).toHaveValue("");
  const id = (await ada.room.markers().getAttribute("data-chat-id"))!;
  await expect.poll(() => gate.waiting).toBe(1);
  await expect(bob.room.markers()).toHaveCount(0);

  gate.open();
  await expect(ada.room.marker(id)).toHaveAttribute("data-state", "saved");
  await expect(ada.room.comment("At once")).not.toContainText("sending");
  await expect(bob.room.marker(id)).toBeVisible();
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(ada.room.comments()).toHaveCount(1);
  expect((await api.board(image.id)).chats.map((chat) => chat.id)).toEqual([id]);
});

test("m5 a guest's first comment shows at once", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada");
  await room.open(image.id);
  const gate = await hold(page, /\/rpc\/(operate|introduce)$/);
  await room.clickAt(25, 30);
  await room.write("My first words");
  await expect(room.markers()).toHaveCount(1);
  await expect(room.markers()).toHaveAttribute("data-state", "sending");
  await expect(room.window()).toContainText(/sending/i);
  gate.open();
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
  await expect(room.markers()).toHaveCount(1);
  await expect(room.comments()).toHaveText(/Ada.*My first words/);
});

test("m5 a reply, an edit, a resolution and a deletion show before the answer", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob")];
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "First");
  await bob.room.openMarker(id);
  const gate = await hold(ada.page);

  await ada.room.write("Second");
  await expect(ada.room.comment("Second")).toHaveAttribute("data-state", "sending");
  await ada.room.rewrite(ada.room.comment("First"), "Edited");
  await expect(ada.room.comment("Edited")).toHaveAttribute("data-state", "sending");
  await ada.room.button("Resolve").click();
  await expect(ada.room.marker(id)).toHaveAttribute("data-resolved");
  await expect(bob.room.comments()).toHaveText([/First/]);

  gate.open();
  for (const { room } of [ada, bob]) {
    await expect(room.comments()).toHaveText([/Edited/, /Second/]);
    await expect(room.window().locator('[data-state="sending"]')).toHaveCount(0);
    await expect(room.marker(id)).toHaveAttribute("data-resolved");
  }
  const again = await hold(ada.page);
  await ada.room.deleteDiscussion();
  await expect(ada.room.markers()).toHaveCount(0);
  await expect(bob.room.marker(id)).toBeVisible();
  again.open();
  await expect(bob.room.markers()).toHaveCount(0);
});

test("m5 others' events arrive while an own operation is pending, in the right order", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  const gate = await hold(page);
  await room.clickAt(25, 30);
  await room.write("Mine");
  const theirs = await api.openChat(image.id, 70, 60, "Theirs");
  await expect(room.marker(theirs.id)).toBeVisible();
  await expect(room.markers()).toHaveCount(2);
  gate.open();
  await expect(room.page.locator('[data-testid="marker"][data-state="saved"]')).toHaveCount(2);
  const { chats } = await api.board(image.id);
  await expect(room.discussions().locator(".number")).toHaveText(["1", "2"]);
  await expect(room.discussions()).toHaveText(chats.map((chat) => new RegExp(chat.comments[0]!.body)));
});

test("m5 a refused marker is rolled back with the reason, its text is kept and can be sent again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  const bob = await person("Bob");
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  await refuse(ada.page, REASON);
  await ada.room.clickAt(25, 30);
  await ada.room.write("Not today");
  await expect(ada.room.error).toContainText(REASON);
  await expect(ada.room.error).toHaveRole("alert");
  await expect(ada.room.composer()).toHaveValue("Not today");
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(ada.room.draft()).toHaveAttribute("data-state", "failed");
  await expect(ada.room.comments()).toHaveCount(0);
  await expect(ada.room.discussions()).toHaveCount(0);
  await expect(bob.room.markers()).toHaveCount(0);
  expect((await api.board(image.id)).chats).toEqual([]);

  await letPass(ada.page);
  await ada.room.send().click();
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved");
  await expect(ada.room.error).toHaveCount(0);
  await expect(ada.room.comments()).toHaveText(/Not today/);
  await expect(bob.room.markers()).toHaveCount(1);
});

test("m5 a marker whose request is lost is rolled back with the reason, its text is kept", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(REQUEST_LOST);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await lose(ada.page);
  await ada.room.clickAt(25, 30);
  await ada.room.write("Lost");
  await expect(ada.room.error).toContainText(/not saved/i);
  await expect(ada.room.composer()).toHaveValue("Lost");
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(ada.room.draft()).toBeVisible();
  expect((await api.board(image.id)).chats).toEqual([]);
});

test("m5 a refused draft survives a reload", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await refuse(ada.page, REASON);
  await ada.room.clickAt(25, 30);
  await ada.room.write("Not today");
  await expect(ada.room.error).toBeVisible();
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.draft().click();
  await expect(ada.room.composer()).toHaveValue("Not today");
});

test("m5 a refused reply is rolled back with the reason, its text is kept", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Question");
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await refuse(ada.page, REASON);
  await ada.room.write("Answer");
  await expect(ada.room.error).toContainText(REASON);
  await expect(ada.room.composer()).toHaveValue("Answer");
  await expect(ada.room.comments()).toHaveCount(1);
  await letPass(ada.page);
  await ada.room.send().click();
  await expect(ada.room.comment("Answer")).not.toHaveAttribute("data-state", "sending");
  await expect(ada.room.error).toHaveCount(0);
  await expect(ada.room.comments()).toHaveCount(2);
});

test("m5 a refused edit is rolled back with the reason, its text is kept", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await ada.room.discuss(25, 30, "As it was");
  await refuse(ada.page, REASON);
  await ada.room.rewrite(ada.room.comment("As it was"), "Rewritten at length");
  await expect(ada.room.error).toContainText(REASON);
  await expect(ada.room.editor()).toHaveValue("Rewritten at length");
  await letPass(ada.page);
  await ada.room.window().getByTestId("save").click();
  await expect(ada.room.comment("Rewritten at length")).not.toHaveAttribute("data-state", "sending");
  await expect(ada.room.error).toHaveCount(0);
});

test("m5 a refused edit leaves the comment unchanged for everyone", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "As it was");
  await refuse(ada.page, REASON);
  await ada.room.rewrite(ada.room.comment("As it was"), "Rewritten");
  await expect(ada.room.error).toContainText(REASON);
  await expect(ada.room.discussion(id)).toContainText("As it was");
});

test("m5 a refused deletion restores what was there", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "First");
  await ada.room.write("Second");
  await expect(ada.room.comment("Second")).not.toHaveAttribute("data-state", "sending");
  await refuse(ada.page, REASON);
  await ada.room.deleteButton(ada.room.comment("Second")).click();
  await expect(ada.room.error).toContainText(REASON);
  await expect(ada.room.comments()).toHaveText([/First/, /Second/]);
  await ada.room.deleteDiscussion();
  await expect(ada.room.marker(id)).toBeVisible();
  await ada.room.openMarker(id);
  await expect(ada.room.comments()).toHaveText([/First/, /Second/]);
});

test("m5 a text written while an earlier comment was refused is not overwritten", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Question");
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const gate = await refuseLater(ada.page, REASON);
  await ada.room.write("Refused words");
  await ada.room.composer().fill("Newer words");
  gate.open();
  await expect(ada.room.error).toContainText(REASON);
  // Neither text is lost.
  await expect(ada.room.composer()).toHaveValue("Refused words\n\nNewer words");
});

test("m5 a refusal shows also when its window was closed meanwhile", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Question");
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const gate = await refuseLater(ada.page, REASON);
  await ada.room.write("Answer");
  await ada.page.keyboard.press("Escape");
  gate.open();
  await expect(ada.room.error).toContainText(REASON);
  await ada.room.openMarker(chat.id);
  await expect(ada.room.composer()).toHaveValue("Answer");
  await expect(ada.room.comments()).toHaveCount(1);
});

test("m5 a refused edit is kept also when its window was closed meanwhile", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(403));
  await ada.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "As it was");
  const gate = await refuseLater(ada.page, REASON);
  await ada.room.rewrite(ada.room.comment("As it was"), "Rewritten at length");
  await ada.page.keyboard.press("Escape");
  gate.open();
  await expect(ada.room.error).toContainText(REASON);
  await ada.room.openMarker(id);
  await expect(ada.room.editor()).toHaveValue("Rewritten at length");
  await expect(ada.room.window()).toContainText(REASON);
});
