// An event updates the elements of one marker or one comment, independent of their number.
import type { Page } from "@playwright/test";
import { type Api, expect, type Image, test } from "../fixtures";

const MANY = 1_000;

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

test("many events in one frame are rendered once", async ({ api, freshImage, person }) => {
  const COUNT = 30;
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
  await ada.page.evaluate(() => {
    (window as any).drawn = 0;
    const list = document.querySelector('[data-testid="stage"] .markers')!;
    new MutationObserver(() => (window as any).drawn++).observe(list, { childList: true });
  });
  // Each in an own WebSocket frame, all before the next animation frame.
  await ada.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  for (const event of events) toPage(JSON.stringify([{ ...event, imageId: image.id }]));
  await expect(ada.room.markers()).toHaveCount(COUNT);
  const drawn = await ada.page.evaluate(() => (window as any).drawn as number);
  expect(drawn).toBeLessThan(COUNT / 2);
});
