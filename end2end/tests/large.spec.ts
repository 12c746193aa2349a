// An image with many discussions and comments: the page has discussions without comments, which are read when a window
// is opened or scrolled up; only rows near the visible part of the list are in the document.
import { randomUUID } from "node:crypto";
import { type Api, type Chat, CONNECTION_LOST, expect, hold, type Image, type Person, REQUEST_LOST, test } from "../fixtures";

/** With more comments than this, the page of an image comes without any. */
const WHOLE = 200;
/** Comments that are read at once. */
const PAGE = 50;

// One person exceeds the rate limits here.
test.use({ serverEnv: { IMAGE_CHAT_RATE_LIMITS: "off" } });

/** A discussion of this many comments, "Number 0" and so on, on an image with more than a page carries. */
async function longDiscussion(api: Api, image: Image, count = WHOLE + 1): Promise<string> {
  const chat = await api.openChat(image.id, 30, 30, "Number 0");
  for (let n = 1; n < count; n++) await api.reply(chat.id, `Number ${n}`);
  return chat.id;
}

/** Discussions with one comment each, in the order of their numbers. */
async function discussions(api: Api, image: Image, count: number): Promise<string[]> {
  const opened: Chat[] = [];
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, (_, i) =>
      api.openChat(image.id, ((n + i) % 40) * 2.5, Math.floor((n + i) / 40) * 4, `Number ${n + i}`),
    );
    opened.push(...(await Promise.all(some)));
  }
  return opened.sort((a, b) => a.number - b.number).map((chat) => chat.id);
}

const thread = (person: Person) => person.room.window().locator(".thread");
const note = (person: Person) => person.page.getByTestId("thread-note");

/** Scrolls the thread up until its first comment is there. */
async function readToTheBeginning(person: Person): Promise<void> {
  await expect(async () => {
    await thread(person).evaluate((list) => list.scrollTo(0, 0));
    await expect(person.room.comment(/Number 0(?!\d)/)).toBeVisible({ timeout: 500 });
  }).toPass();
}

test("the page has no comments; opening reads the newest, scrolling up the older ones", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const id = await longDiscussion(api, image);
  const ada = await person("Ada");
  const response = await ada.room.open(image.id);
  expect(await response!.text()).not.toContain("Number 7");
  await expect(ada.room.discussion(id)).toContainText(/Number 0.*200 replies/);
  await ada.room.openMarker(id);
  await expect(ada.room.comments()).toHaveCount(PAGE);
  await expect(ada.room.comment(`Number ${WHOLE}`)).toBeInViewport();
  await expect(note(ada)).toContainText(`${WHOLE + 1 - PAGE} earlier`);
  const first = ada.room.comment(/Number 151(?!\d)/);
  await thread(ada).evaluate((list) => list.scrollTo(0, 100));
  const before = (await first.boundingBox())!;
  await expect(ada.room.comments()).toHaveCount(2 * PAGE);
  const after = (await first.boundingBox())!;
  expect(Math.abs(after.y - before.y), "what is read stays in place").toBeLessThan(2);
  await readToTheBeginning(ada);
  await expect(ada.room.comments()).toHaveCount(WHOLE + 1);
  await expect(note(ada)).toBeHidden();
});

test("comments of others that arrive while older ones are read are there once, in order", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const id = await longDiscussion(api, image);
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  for (const { room } of [ada, bob]) await room.open(image.id);
  await ada.room.isConnection("live");
  const gate = await hold(ada.page, /\/comments\//);
  await ada.room.openMarker(id);
  await expect.poll(() => gate.waiting).toBe(1);
  await expect(note(ada)).toContainText("Loading");
  await bob.room.openMarker(id);
  await bob.room.write("Meanwhile");
  await expect(ada.room.comments()).toHaveText([/Meanwhile/]);
  gate.open();
  await expect(ada.room.comments().last()).toContainText("Meanwhile");
  await readToTheBeginning(ada);
  const texts = await ada.room.comments().locator(".body").allTextContents();
  expect(texts).toEqual([...Array.from({ length: WHOLE + 1 }, (_, n) => `Number ${n}`), "Meanwhile"]);
});

test("an own comment shows at once, also before the others are read", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const id = await longDiscussion(api, image);
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  const gate = await hold(ada.page, /\/comments\/|\/rpc\/operate$/);
  await ada.room.openMarker(id);
  await ada.room.write("At once");
  await expect(ada.room.comment("At once")).toHaveAttribute("data-state", "sending");
  gate.open();
  await expect(ada.room.comments()).toHaveCount(PAGE + 1);
  await expect(ada.room.comments().last()).toContainText("At once");
  await expect(ada.room.comment("At once")).not.toHaveAttribute("data-state", "sending");
});

test("comments that could not be read say so, and are read upon asking", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const id = await longDiscussion(api, image);
  const ada = await person("Ada");
  ada.allowConsole(REQUEST_LOST);
  await ada.room.open(image.id);
  // A connection that comes up later would read them by itself.
  await ada.room.isConnection("live");
  await ada.page.route("**/comments/**", (route) => route.abort("failed"));
  await ada.room.openMarker(id);
  await expect(note(ada)).toContainText("cannot be reached");
  await expect(ada.room.comments()).toHaveCount(0);
  await ada.page.unroute("**/comments/**");
  await note(ada).getByRole("button", { name: "Try again" }).click();
  await expect(ada.room.comments()).toHaveCount(PAGE);
});

test("offline the window says that comments are missing, and reads them when the connection is back", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const id = await longDiscussion(api, image);
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.goOffline();
  await ada.room.isConnection("offline");
  await ada.room.openMarker(id);
  await expect(note(ada)).toContainText("You are offline");
  await expect(ada.room.comments()).toHaveCount(0);
  ada.allowConsole(CONNECTION_LOST);
  await ada.goOnline();
  await ada.room.isConnection("live");
  await expect(ada.room.comments()).toHaveCount(PAGE);
});

test("1,000 markers: the page is interactive, and the list has the rows near its visible part", async ({ api, freshImage, person }) => {
  test.setTimeout(120_000);
  const image = await freshImage();
  const ids = await discussions(api, image, 1_000);
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  await expect(ada.room.markers()).toHaveCount(1_000);
  await expect(ada.page.getByRole("heading", { name: "Discussions 1,000" })).toBeVisible();
  const rows = async () => ada.room.discussions().count();
  expect(await rows()).toBeLessThan(60);
  const first = ada.room.discussion(ids[0]!);
  await expect(first).toHaveAttribute("aria-posinset", "1");
  await expect(first).toHaveAttribute("aria-setsize", "1000");
  const list = ada.page.locator(".discussions");
  await list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(ada.room.discussion(ids[999]!)).toBeInViewport();
  await expect(first).toHaveCount(0);
  expect(await rows()).toBeLessThan(60);
  await ada.room.discussion(ids[999]!).getByRole("link").click();
  await expect(ada.room.comments()).toHaveCount(1);
});

test("of 5,000 comments only those of the open window are in the document, and only list rows near the visible part", async ({ api, freshImage, person, server }) => {
  test.setTimeout(180_000);
  const [count, each] = [100, 50];
  const image = await freshImage();
  const ids = await discussions(api, image, count);
  // Replies sequentially within a discussion, for a known order; discussions in parallel.
  // Node's own requests: 5,000 of Playwright's take three times as long.
  const { cookies } = await api.request.storageState();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), origin: server.url, "content-type": "application/json" };
  await Promise.all(ids.map(async (id) => {
    for (let n = 1; n < each; n++) {
      const body = JSON.stringify({ broadcastId: randomUUID(), body: `Reply ${n}` });
      const answer = await fetch(`${server.url}/api/v1/chats/${id}/comments`, { method: "POST", headers, body });
      if (!answer.ok) throw new Error(await answer.text());
      await answer.arrayBuffer();
    }
  }));
  const [ada, bob] = [await person("Ada", { viewport: { width: 1440, height: 900 } }), await person("Bob", { known: true })];
  const response = await ada.room.open(image.id);
  expect(await response!.text()).not.toContain("Reply 7");
  await ada.room.isConnection("live");
  await expect(ada.page.getByRole("heading", { name: `Discussions ${count}` })).toBeVisible();
  await expect(ada.room.discussion(ids[0]!)).toContainText(`${each - 1} replies`);
  // Includes templates and the content of noscript.
  const inDocument = () => ada.page.evaluate(() => ({
    comments: document.querySelectorAll("[data-testid=comment]").length,
    rows: document.querySelectorAll("[data-testid=discussion]").length,
    nodes: document.querySelectorAll("*").length,
    texts: document.documentElement.textContent!.split("Reply ").length - 1,
  }));
  const closed = await inDocument();
  expect(closed.comments).toBe(0);
  expect(closed.texts).toBeLessThan(count);
  expect(closed.rows).toBeLessThanOrEqual(count);
  // Markers, rows and the page itself, but no nodes per comment.
  expect(closed.nodes).toBeLessThan(each * count);

  await ada.room.discussion(ids[99]!).getByRole("link").click();
  await expect(ada.room.comments()).toHaveCount(each);
  const open = await inDocument();
  expect(open.comments).toBe(each);
  await ada.room.discussion(ids[98]!).getByRole("link").click();
  await expect(ada.room.window(ids[98]!)).toBeVisible();
  await expect(ada.room.comments()).toHaveCount(each);
  expect((await inDocument()).nodes, "those of a closed window are gone").toBeLessThan(open.nodes + 100);

  // Another person's comment is in the open window once; in other discussions only the count changes.
  await bob.room.open(image.id, ids[98]!);
  await bob.room.write("While she reads");
  await expect(ada.room.comment("While she reads")).toBeVisible();
  await bob.room.discussion(ids[97]!).getByRole("link").click();
  await bob.room.write("And elsewhere");
  await expect(ada.room.discussion(ids[97]!)).toContainText(`${each} replies`);
  expect((await inDocument()).comments).toBe(each + 1);
  await ada.page.keyboard.press("Escape");
  await expect(ada.room.window()).toHaveCount(0);
  await expect.poll(async () => (await inDocument()).comments).toBe(0);

  // From 101 discussions on, rows out of sight leave the document; their number stays bounded while scrolling.
  await bob.room.clickAt(97, 97);
  await bob.room.write("One more than a hundred");
  await expect(ada.page.getByRole("heading", { name: `Discussions ${count + 1}` })).toBeVisible();
  await expect.poll(async () => (await inDocument()).rows).toBeLessThan(60);
  const most = await ada.page.locator(".discussions").evaluate(async (list) => {
    let most = 0;
    const rows = () => list.querySelectorAll("[data-testid=discussion]").length;
    for (list.scrollTop = 0; list.scrollTop + list.clientHeight < list.scrollHeight - 1; list.scrollTop += 200) {
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      most = Math.max(most, rows());
    }
    return most;
  });
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThan(60);
  await expect(ada.room.discussions().last()).toContainText("One more than a hundred");
  await expect(ada.room.discussion(ids[0]!)).toHaveCount(0);
});

test("a long list loses no letters, however long the names in it are", async ({ freshImage, person }) => {
  test.setTimeout(120_000);
  const image = await freshImage();
  const long = await person("W".repeat(50), { known: true });
  await discussions(long.api, image, 101);
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const ada = await person("Ada", { viewport });
    await ada.room.open(image.id);
    const cut = await ada.room.discussions().evaluateAll((rows) => rows.filter((row) => row.scrollHeight > row.clientHeight).length);
    expect(cut, `${viewport.width} px`).toBe(0);
    await expect(ada.room.discussions().first()).toContainText("W".repeat(50));
  }
});

test("the Tab key walks through a long list", async ({ api, freshImage, person }) => {
  test.setTimeout(120_000);
  const image = await freshImage();
  const ids = await discussions(api, image, 150);
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  await ada.room.discussion(ids[0]!).getByRole("link").focus();
  for (const id of ids.slice(1, 40)) {
    await ada.page.keyboard.press("Tab");
    await expect(ada.room.discussion(id).getByRole("link")).toBeFocused();
  }
  await ada.page.locator(".discussions").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(ada.room.discussion(ids[149]!)).toBeInViewport();
  await expect(ada.room.discussion(ids[39]!).getByRole("link"), "the focus stays").toBeFocused();
});

test("a list of 1,000 discussions is searched, filtered and sorted, with comments that are not in the page", async ({ api, freshImage, person }) => {
  test.slow();
  const image = await freshImage();
  const ids = await discussions(api, image, 1_000);
  await api.reply(ids[3]!, "A needle in the haystack");
  await api.updateChat(ids[500]!, { resolved: true });
  const ada = await person("Ada", { known: true });
  const { page, room } = ada;
  await room.open(image.id);
  await room.isConnection("live");
  await expect(page.getByRole("heading", { name: "Discussions 1,000, 999 open" })).toBeVisible();
  await page.getByTestId("sort").selectOption("newest");
  await expect(room.discussions().first()).toHaveAttribute("data-chat-id", ids[3]!);
  await expect(room.discussions().first()).toHaveAttribute("aria-setsize", "1000");
  await page.getByTestId("search").fill("NEEDLE");
  await expect(room.discussions()).toHaveCount(1);
  await expect(room.discussion(ids[3]!)).toContainText("A needle in the haystack");
  await expect(room.discussion(ids[3]!)).not.toHaveAttribute("aria-setsize");
  await page.getByTestId("search").fill("");
  await expect(room.discussions().first()).toHaveAttribute("aria-setsize", "1000");
  await page.getByTestId("filters").getByRole("radio", { name: "Resolved 1", exact: true }).check();
  await expect(room.discussions()).toHaveCount(1);
  await expect(room.discussion(ids[500]!)).toHaveAttribute("data-resolved");
  await page.getByTestId("filters").getByRole("radio", { name: "Open 999", exact: true }).check();
  await expect(room.discussions().first()).toHaveAttribute("aria-setsize", "999");
  await api.reply(ids[999]!, "While others write");
  await expect(room.discussions().first()).toHaveAttribute("data-chat-id", ids[999]!);
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.getByRole("button", { name: "Jump to the newest comment" }).click();
  await expect(room.comment("While others write")).toBeVisible();
  await expect(page).not.toHaveTitle(/^\(/);
});

test("a search hit is scrolled into view, also when its comment is not loaded or its window is open", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await longDiscussion(api, image);
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const search = ada.page.getByTestId("search");
  const seen = async (text: string) => {
    await search.fill(text);
    await expect(ada.room.discussion(chat)).toContainText(new RegExp(`${text}(?!\\d)`));
    await ada.room.discussion(chat).getByRole("link").click();
    const hit = ada.room.comment(new RegExp(`${text}(?!\\d)`));
    await expect(hit).toBeInViewport({ ratio: 0.9 });
    await expect(hit).toHaveAttribute("data-highlighted");
  };
  await seen("Number 4");
  await seen("Number 150");
});
