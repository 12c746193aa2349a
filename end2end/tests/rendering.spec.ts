// What many markers and many events change in the document: each event one marker or one comment, a burst a few of them in
// each frame, a gesture that zooms only the layer of all.
import type { Page } from "@playwright/test";
import { type Api, expect, type Image, test } from "../fixtures";
import { arrive, DESKTOP, isNear } from "../fixtures/picture-view";

const MANY = 1_000;

/** A new marker: milliseconds since the page was opened, and whether a gesture had the markers scaled. */
interface Added {
  at: number;
  isScaled: boolean;
}

// One person exceeds the rate limits here.
test.use({ serverEnv: { IMAGE_CHAT_RATE_LIMITS: "off" } });

/** Creates discussions, a few at a time. */
async function fill(api: Api, image: Image, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, (_, i) => {
      const at = n + i;
      return api.openChat(image.id, (at % 40) * 2.5, Math.floor(at / 40) * 4, `Number ${at}`);
    });
    ids.push(...(await Promise.all(some)).map((chat) => chat.id));
  }
  return ids;
}

/** Records the discussions whose elements change; other elements are recorded by name. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const touched = ((window as any).touched = new Set<string>());
    const note = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const owner = element?.closest("[data-chat-id], [data-testid]");
      touched.add(owner?.getAttribute("data-chat-id") ?? element?.className ?? node.nodeName);
    };
    new MutationObserver((records) => records.forEach((record) => note(record.target))).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

const touched = (page: Page) => page.evaluate(() => [...((window as any).touched as Set<string>)]);

test("a remote change on one of 1,000 markers updates that marker and its entry only", async ({ api, freshImage, person }) => {
  test.setTimeout(120_000);
  const image = await freshImage();
  await fill(api, image, MANY);
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await expect(ada.room.markers()).toHaveCount(MANY);
  await expect(ada.room.viewerCount).toContainText("1");
  // The page takes over the server's rows in a frame after it is usable; what that lays out is drawn by the second frame.
  await expect(ada.page.locator("[data-slot=list] [data-placed]")).toBeAttached();
  await ada.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await watch(ada.page);
  // In the visible part of the list: further down there are no rows.
  const one = (await api.board(image.id)).chats.find((chat) => chat.number === 4)!.id;
  await api.updateChat(one, { resolved: true });
  await expect(ada.room.marker(one)).toHaveAttribute("data-resolved");
  await api.reply(one, "A reply");
  await expect(ada.room.discussion(one)).toContainText("1 reply");
  await api.updateChat(one, { x: 50, y: 50 });
  await expect.poll(async () => Math.round((await ada.room.placeOf(ada.room.marker(one))).x)).toBe(50);
  // The heading and the filters count discussions, what others do is announced, and what they wrote can be marked as read.
  const beside = ["count", "hidden-text", "text-button"];
  expect((await touched(ada.page)).filter((name) => !beside.includes(name))).toEqual([one]);
});

test("a remote comment updates only its own element in an open discussion", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 30, "First");
  const replies = [await api.reply(chat.id, "Second"), await api.reply(chat.id, "Third")];
  const ada = await person("Ada");
  await ada.room.open(image.id, chat.id);
  await ada.room.isConnection("live");
  await expect(ada.room.comments()).toHaveCount(3);
  await expect(ada.room.viewerCount).toContainText("1");
  const before = await ada.room.comments().elementHandles();
  await ada.page.evaluate(() => {
    const touched = ((window as any).touched = new Set<string>());
    const comment = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest("[data-comment-id]");
    new MutationObserver((records) =>
      records.forEach((record) => touched.add(comment(record.target)?.getAttribute("data-comment-id") ?? "thread")),
    ).observe(document.querySelector(".thread")!, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await api.editComment(replies[0]!.id, "Second, rewritten");
  await expect(ada.room.comments()).toHaveText([/First/, /Second, rewritten/, /Third/]);
  expect(await touched(ada.page)).toEqual([replies[0]!.id]);
  const fourth = await api.reply(chat.id, "Fourth");
  await expect(ada.room.comments()).toHaveCount(4);
  expect((await touched(ada.page)).filter((id) => id !== fourth.id).sort()).toEqual([replies[0]!.id, "thread"].sort());
  for (const handle of before) expect(await handle.evaluate((element) => element.isConnected)).toBe(true);
});

test("a burst of events is rendered a few in each frame, and as soon as that allows", async ({ api, freshImage, person }) => {
  const COUNT = 120;
  const MOST = 8;
  const [image, other] = [await freshImage(), await freshImage()];
  await fill(api, other, COUNT);
  const { events } = await api.events(other.id);
  const ada = await person("Ada");
  let toPage: (text: string) => void = () => {};
  await ada.page.routeWebSocket("**/live", (socket) => {
    socket.connectToServer();
    toPage = (text) => socket.send(text);
  });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  // The markers that came in each frame.
  await ada.page.evaluate(() => {
    const frames = ((window as any).frames_ = new Map<unknown, number>());
    const list = document.querySelector('[data-testid="stage"] .markers')!;
    const note = (records: MutationRecord[]) => {
      const frame = document.timeline.currentTime;
      const added = records.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0);
      frames.set(frame, (frames.get(frame) ?? 0) + added);
    };
    new MutationObserver(note).observe(list, { childList: true });
  });
  // Each in an own WebSocket frame, all before the next animation frame.
  await ada.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  for (const event of events) toPage(JSON.stringify([{ ...event, imageId: image.id }]));
  await expect(ada.room.markers()).toHaveCount(COUNT);
  const frames = await ada.page.evaluate(() => [...((window as any).frames_ as Map<unknown, number>).values()]);
  expect(Math.max(...frames)).toBeLessThanOrEqual(MOST);
  expect(frames.length).toBeLessThan(COUNT / 2);
});

test("while a gesture zooms, many markers are scaled with the picture; at rest they have their size again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [marked] = await fill(api, image, 250);
  const ada = await person("Ada", DESKTOP);
  await arrive(ada, image);
  const marker = ada.room.marker(marked!);
  const [size, before] = [(await marker.boundingBox())!.width, await ada.room.placeOf(marker)];
  // In one go, as fingers do it: between two calls from outside the gesture would rest.
  const seen = await ada.page.evaluate(async (id) => {
    const [canvas, picture] = [document.querySelector(".canvas")!, document.querySelector(".stage > img")!];
    const marker = document.querySelector(`[data-testid="marker"][data-chat-id="${id}"]`)!;
    const first = picture.getBoundingClientRect();
    const steps = [];
    for (let n = 0; n < 8; n++) {
      const at = { clientX: first.left + 40, clientY: first.top + 40 };
      canvas.dispatchEvent(new WheelEvent("wheel", { ...at, bubbles: true, cancelable: true, ctrlKey: true, deltaY: -6 }));
      const [box, shown] = [marker.getBoundingClientRect(), picture.getBoundingClientRect()];
      const x = ((box.left + box.width / 2 - shown.left) / shown.width) * 100;
      const y = ((box.top + box.height / 2 - shown.top) / shown.height) * 100;
      steps.push({ x, y, size: box.width, factor: shown.width / first.width });
      await new Promise(requestAnimationFrame);
    }
    return steps;
  }, marked!);
  expect(seen.at(-1)!.factor).toBeGreaterThan(1.4);
  for (const step of seen) {
    isNear(step, before, 0.15);
    expect(step.size).toBeCloseTo(size * step.factor, 0);
  }
  const late = await api.openChat(image.id, 50, 50, "Meanwhile");
  await expect(ada.room.marker(late.id)).toBeVisible();
  isNear(await ada.room.placeOf(ada.room.marker(late.id)), { x: 50, y: 50 }, 0.15);
  await expect.poll(async () => (await marker.boundingBox())!.width).toBeCloseTo(size, 0);
  for (const [one, place] of [[marker, before], [ada.room.marker(late.id), { x: 50, y: 50 }]] as const) {
    isNear(await ada.room.placeOf(one), place, 0.15);
  }
});

test("events wait while a gesture zooms many markers, for a second at most", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  await fill(api, image, 250);
  const ada = await person("Ada", DESKTOP);
  let arrived: (text: string) => void = () => {};
  await ada.page.routeWebSocket("**/live", (socket) => {
    socket.connectToServer().onMessage((message) => {
      socket.send(message);
      arrived(message.toString());
    });
  });
  await arrive(ada, image);
  await ada.room.isConnection("live");
  // Each new marker: when it came, and whether the others were scaled then.
  await ada.page.evaluate(() => {
    const added: Added[] = [];
    const note = () => added.push({ at: performance.now(), isScaled: document.documentElement.hasAttribute("data-scaled") });
    new MutationObserver(note).observe(document.querySelector(".markers")!, { childList: true });
    // By timers, not by frames: however late they are, the gesture does not rest in between.
    let timer: ReturnType<typeof setInterval>;
    const begin = () => {
      const { left, top } = document.querySelector(".stage > img")!.getBoundingClientRect();
      const gesture = { clientX: left + 40, clientY: top + 40, bubbles: true, cancelable: true, ctrlKey: true };
      let deltaY = -2;
      const step = () => {
        document.querySelector(".canvas")!.dispatchEvent(new WheelEvent("wheel", { ...gesture, deltaY }));
        deltaY = -deltaY;
      };
      step();
      timer = setInterval(step, 16);
      return performance.now();
    };
    Object.assign(window, { added, begin, rest: () => clearInterval(timer) });
  });
  const begin = () => ada.page.evaluate(() => (window as any).begin() as number);
  const rest = () => ada.page.evaluate(() => (window as any).rest());
  const lastAdded = () => ada.page.evaluate(() => (window as any).added.at(-1) as Added);

  // It goes on: after a second the event is applied.
  const since = await begin();
  const first = await api.openChat(image.id, 50, 50, "While it goes on");
  await expect(ada.room.marker(first.id)).toBeVisible();
  const { at, isScaled } = await lastAdded();
  expect(isScaled).toBe(true);
  expect(at - since).toBeGreaterThanOrEqual(1_000);
  await rest();
  await expect(ada.page.locator("html")).not.toHaveAttribute("data-scaled");

  // It rests: the event is applied then.
  const again = await begin();
  const isHere = new Promise<void>((here) => (arrived = (text) => text.includes("Until it rests") && here()));
  const second = await api.openChat(image.id, 60, 50, "Until it rests");
  await isHere;
  for (const _ of [1, 2]) await ada.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await rest();
  await expect(ada.room.marker(second.id)).toBeVisible();
  const seen = await lastAdded();
  expect(!seen.isScaled || seen.at - again >= 1_000, `after ${seen.at - again} ms`).toBe(true);
});
