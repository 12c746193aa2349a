// m6: connections that break, hang and truncate, and a server that is killed: the pages recover by themselves.
import { CONNECTION_LOST, expect, Frames, LINE_BROKEN, refusedLoad, test } from "../fixtures";
import type { Page } from "@playwright/test";

/** LP18: the time until a silent socket is given up. Milliseconds. */
const SILENCE_SEEN_AFTER = 35_000;
/** A probe times out after some seconds; this bounds a failing test. */
const PROBED_WITHIN = 20_000;
/** LP12: the time without an answer until the outcome is requested. Milliseconds. */
const NO_ANSWER = 16_000;
/** LP19: longer than the first reconnect delay, shorter than the reported interruption. Milliseconds. */
const BLIP = 900;

/** Records the states of the connection, beginning with the present one. */
async function connectionStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const display = document.querySelector<HTMLElement>('[data-testid="connection"]')!;
    const states = [display.dataset.state!];
    new MutationObserver(() => states.push(display.dataset.state!)).observe(display, { attributes: true });
    Object.assign(window, { connectionStates: states });
  });
  return () => page.evaluate(() => (window as unknown as { connectionStates: string[] }).connectionStates);
}

/** The event of a page that becomes visible. */
async function lookAt(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

test("m6 the pages recover from cuts during writing, and everything is stored once", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const [toAda, toBob] = [await faultProxy(), await faultProxy()];
  const ada = await person("Ada", { known: true, via: toAda });
  const bob = await person("Bob", { known: true, via: toBob });
  const both = [ada, bob];
  for (const someone of both) {
    someone.allowConsole(LINE_BROKEN);
    await someone.room.open(image.id);
    await someone.room.isConnection("live");
  }
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    await Promise.all([toAda.cut(), toBob.cut()]);
    // Writing continues before the sockets have reconnected.
    ids.push(...(await Promise.all([ada.room.discuss(20 * n, 20, `Ada ${n}`), bob.room.discuss(20 * n, 70, `Bob ${n}`)])));
    await Promise.all(both.map((someone) => someone.page.keyboard.press("Escape")));
  }
  for (const someone of both) {
    await someone.room.isConnection("live");
    await expect.poll(() => someone.room.markerIds()).toEqual([...ids].sort());
    await expect(someone.room.error).toHaveCount(0);
  }
  expect((await api.board(image.id)).chats.map((chat) => chat.id).sort()).toEqual([...ids].sort());
});

test("lp19 an interruption under a second is not reported", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  const heard = new Frames(ada.page);
  await ada.page.clock.install();
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const states = await connectionStates(ada.page);
  // The page's clock stands still except for the interruption, so that a busy machine does not prolong it.
  await ada.page.clock.pauseAt(await ada.page.evaluate(() => Date.now() + 1_000));
  await line.cut();
  await expect.poll(() => heard.sockets[0]!.isClosed()).toBe(true);
  await ada.page.clock.runFor(BLIP);
  await expect.poll(() => heard.sockets.length).toBe(2);
  const chat = await api.openChat(image.id, 50, 50, "After the blip");
  // What the socket brings is read in animation frames, which come with this clock.
  await expect(async () => {
    await ada.page.clock.runFor(20);
    expect(await ada.room.marker(chat.id).isVisible()).toBe(true);
  }).toPass();
  await ada.page.clock.runFor(1_000);
  expect(new Set(await states())).toEqual(new Set(["live"]));
  await expect(ada.room.error).toHaveCount(0);
});

test("m6 on a half-open connection the page recovers when it becomes visible", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await line.halfOpen();
  const missed = await api.openChat(image.id, 30, 40, "Missed");
  await lookAt(ada.page);
  await expect(ada.room.marker(missed.id)).toBeVisible({ timeout: PROBED_WITHIN });
  await ada.room.isConnection("live");
});

test("lp12 a comment whose request hangs on a half-open connection is restored to its field and never stored", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  ada.allowConsole(refusedLoad(409));
  await ada.page.clock.install();
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const heard = new Frames(ada.page);
  await line.halfOpen();
  await lookAt(ada.page);
  await ada.page.clock.runFor(10_000);
  await expect.poll(() => heard.sockets.length).toBe(1);
  const missed = await api.openChat(image.id, 30, 40, "Missed");
  await expect(ada.room.marker(missed.id)).toBeVisible();
  // The socket is new; the request uses the connection that hangs.
  await ada.room.clickAt(70, 60);
  await ada.room.write("On its way for long");
  await expect(ada.room.markers()).toHaveCount(2);
  await ada.page.clock.runFor(NO_ANSWER);
  await expect(ada.room.error).toContainText(/not saved/i);
  await expect(ada.room.composer()).toHaveValue("On its way for long");
  const late = ada.page.waitForResponse(/rpc\/operate/);
  await line.heal();
  expect((await late).status()).toBe(409);
  await ada.room.send().click();
  await expect(ada.room.comment("On its way for long")).toBeVisible();
  await expect.poll(async () => (await api.board(image.id)).chats.map((chat) => chat.comments[0]!.body)).toEqual(["Missed", "On its way for long"]);
});

test("m6 a half-open connection that cannot be replaced at once shows as reconnecting", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await line.halfOpen();
  // A new socket is delayed by this time.
  await line.delay(60_000);
  await ada.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(ada.room.connection).toHaveAttribute("data-state", "reconnecting", { timeout: PROBED_WITHIN });
  const missed = await api.openChat(image.id, 30, 40, "Missed");
  await line.heal();
  await line.cut();
  await expect(ada.room.marker(missed.id)).toBeVisible({ timeout: PROBED_WITHIN });
  await ada.room.isConnection("live");
  await expect(ada.room.markers()).toHaveCount(1);
});

test("lp18 a socket that is silent for 35 seconds is replaced, also in the background", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  const heard = new Frames(ada.page);
  await ada.page.clock.install();
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await line.halfOpen();
  const missed = await api.openChat(image.id, 30, 40, "Missed");
  await ada.page.clock.runFor(SILENCE_SEEN_AFTER);
  await expect(ada.room.marker(missed.id)).toBeVisible();
  await ada.room.isConnection("live");
  expect(heard.sockets.length).toBeGreaterThan(1);
  await expect(ada.room.markers()).toHaveCount(1);
});

// Within the head of the answer, and within the body.
for (const bytes of [40, 300]) {
  test(`lp12 an answer that ends after ${bytes} bytes is resolved by a request for its outcome, and shown once`, async ({ api, faultProxy, freshImage, person }) => {
    const image = await freshImage();
    const line = await faultProxy();
    const ada = await person("Ada", { known: true, via: line });
    ada.allowConsole(LINE_BROKEN);
    const heard = new Frames(ada.page);
    await ada.room.open(image.id);
    await ada.room.isConnection("live");
    await ada.room.clickAt(25, 30);
    await ada.room.composer().fill("Cut short");
    // What helps to write has been loaded: the next answer is cut, whichever it is.
    await expect(ada.page.locator('.composer-tools button[tabindex="-1"]').first()).toBeAttached();
    await line.truncate(bytes);
    await ada.room.send().click();
    await expect(ada.room.markers()).toHaveAttribute("data-state", "saved", { timeout: PROBED_WITHIN });
    await expect(ada.room.comments()).toHaveCount(1);
    await expect(ada.room.comment("Cut short")).toBeVisible();
    await expect(ada.room.error).toHaveCount(0);
    // The connection did break: the page opened another socket.
    await expect.poll(() => heard.sockets.length).toBeGreaterThan(1);
    await ada.room.isConnection("live");
    await expect(ada.room.markers()).toHaveCount(1);
    expect((await api.board(image.id)).chats.length).toBe(1);
  });
}

test("lp12 an answer that is lost while the socket opens is requested once it is open", async ({ api, faultProxy, freshImage, person }) => {
  const image = await freshImage();
  const line = await faultProxy();
  const ada = await person("Ada", { known: true, via: line });
  ada.allowConsole(LINE_BROKEN);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  let lose = () => {};
  const lost = new Promise<void>((resolve) => (lose = resolve));
  let stored = () => {};
  const isStored = new Promise<void>((resolve) => (stored = resolve));
  await ada.page.route("**/rpc/operate", async (route) => {
    await route.fetch();
    stored();
    await lost;
    await route.abort("connectionreset");
  });
  await ada.room.clickAt(25, 30);
  await ada.room.composer().fill("Nobody answered");
  await ada.room.send().click();
  await isStored;
  // The next socket opens slowly, and the answer is lost meanwhile.
  await line.delay(1_000);
  const opening = ada.page.waitForEvent("websocket");
  await line.cut();
  await opening;
  const failed = ada.page.waitForEvent("requestfailed");
  lose();
  await failed;
  await line.heal();
  // Before the server closes a socket without a subscription.
  await expect(ada.room.markers()).toHaveAttribute("data-state", "saved", { timeout: 8_000 });
  await expect(ada.room.comment("Nobody answered")).toBeVisible();
  await expect(ada.room.error).toHaveCount(0);
  expect((await api.board(image.id)).chats.length).toBe(1);
});

test("m6 a server that is killed during writes keeps what it acknowledged, once", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  ada.allowConsole(CONNECTION_LOST);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const acknowledged: string[] = [];
  const write = async (lane: number) => {
    for (let n = 0; ; n++) {
      const chat = await api.openChat(image.id, (n * 7) % 100, 20 * lane, `Lane ${lane}, ${n}`);
      acknowledged.push(chat.id);
    }
  };
  // Each writer ends with the server.
  const writing = Promise.allSettled([1, 2, 3].map(write));
  await expect.poll(() => acknowledged.length).toBeGreaterThan(10);
  await server.kill();
  await writing;
  await server.start();

  const stored = (await api.board(image.id)).chats.map((chat) => chat.id);
  expect(new Set(stored).size).toBe(stored.length);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  await ada.room.isConnection("live");
  await expect.poll(() => ada.room.markerIds()).toEqual([...stored].sort());
  await expect(ada.room.error).toHaveCount(0);
});
