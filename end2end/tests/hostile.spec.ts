// m10: a corpus of injections as comments, names and titles, in a real browser under the page's policy. Any
// violation of the policy fails the test, since it was an attempt to execute.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Person } from "../fixtures";

/** The corpus of the Markdown tests, separated by lines of `%%`. */
const ATTACKS = readFileSync(join(__dirname, "../../src/server/markdown/tests/attacks.txt"), "utf8")
  .split("\n%%\n")
  .filter((attack) => attack.trim());
/** The comments of a discussion, few enough for one window. */
const IN_ONE = 12;
/** The maximum lengths of a name, a title and the reason of a flag. */
const NAME = 60;
const TITLE = 200;
const REASON = 200;
/** The images on the start page. */
const RECENT = 24;

/** Watches a person's pages for executed code and requests to other sites. */
async function watch({ context, page }: Person): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await context.exposeBinding("attackSucceeded", (_, what: string) => void seen.push(what));
  await context.addInitScript(() => {
    const tell = (what: string) => (window as unknown as { attackSucceeded: (what: string) => void }).attackSucceeded(what);
    document.addEventListener("securitypolicyviolation", (event) => tell(`${event.violatedDirective} ${event.blockedURI}`));
    for (const dialog of ["alert", "confirm", "prompt", "print"] as const) {
      Object.assign(window, { [dialog]: () => tell(dialog) });
    }
  });
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const own = new URL(request.url()).origin === new URL(page.url()).origin;
    if (!own && page.url() !== "about:blank" && !/^(data|blob):/.test(request.url())) seen.push(`asked for ${request.url()}`);
  });
  page.on("popup", (popup) => seen.push(`opened ${popup.url()}`));
  return async () => {
    // Everything that the page started has run by then.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    return seen;
  };
}

test("the watch detects what it is meant to detect", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const seen = await watch(ada);
  ada.allowConsole(/Content Security Policy|violates/);
  await ada.room.open(image.id);
  await ada.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "alert(1)";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>");
  });
  await expect.poll(seen).toEqual(expect.arrayContaining([expect.stringMatching(/^script-src/), expect.stringMatching(/^style-src/)]));
});

test("m10 no comment executes, stored or live", async ({ api, freshImage, person }) => {
  test.slow();
  const image = await freshImage();
  const ada = await person("Ada");
  const seen = await watch(ada);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const chats: string[] = [];
  for (let first = 0; first < ATTACKS.length; first += IN_ONE) {
    const [opening, ...others] = ATTACKS.slice(first, first + IN_ONE);
    const chat = await api.openChat(image.id, 5 + (first % 90), 50, opening!);
    for (const attack of others) await api.reply(chat.id, `${attack} **rendered**`);
    chats.push(chat.id);
  }
  const readAll = async () => {
    for (const [n, chat] of chats.entries()) {
      await ada.room.discussion(chat).click();
      await expect(ada.room.comments()).toHaveCount(Math.min(IN_ONE, ATTACKS.length - n * IN_ONE));
      await ada.page.keyboard.press("Escape");
    }
  };
  await readAll();
  expect(await seen()).toEqual([]);
  await ada.page.reload();
  await ada.room.hydrated();
  await readAll();
  expect(await seen()).toEqual([]);
  // Only elements of the subset were rendered.
  await ada.room.discussion(chats[0]!).click();
  const foreign = ada.page.locator(".comment :is(script, style, img, svg, iframe, object, embed, form, input, video, audio, math, base, link, meta)");
  await expect(foreign.and(ada.page.locator(":not(.icon)"))).toHaveCount(0);
});

test("m10 no comment executes without the page's script", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [opening, ...others] = ATTACKS;
  const chat = await api.openChat(image.id, 50, 50, opening!);
  for (const attack of others) await api.reply(chat.id, `${attack} **rendered**`);
  const ada = await person("Ada", { javaScriptEnabled: false });
  const asked: string[] = [];
  ada.page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await ada.room.open(image.id);
  await expect(ada.page.getByTestId("comment")).toHaveCount(ATTACKS.length);
  expect(new Set(asked)).toEqual(new Set([new URL(ada.page.url()).origin]));
});

test("m10 no name executes", async ({ api, freshImage, person }) => {
  test.slow();
  const eve = await person("Eve");
  const ada = await person("Ada");
  const seen = await watch(ada);
  const image = await freshImage();
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const names = ATTACKS.map((attack) => attack.replace(/[\s\p{C}]+/gu, " ").trim().slice(0, NAME)).filter(Boolean);
  const chats: string[] = [];
  let shown = 0;
  for (const name of names) {
    const response = await eve.api.request.post("/api/v1/session", { data: { name }, headers: { origin: new URL(ada.page.url()).origin } });
    // Some names are refused, such as one with bidirectional controls; none causes an internal error.
    expect(response.status()).toBeLessThan(500);
    if (!response.ok()) continue;
    if (shown % IN_ONE === 0) chats.push((await api.openChat(image.id, 50, 5 + (shown % 90), "Names")).id);
    await eve.api.reply(chats.at(-1)!, `name ${shown}`);
    shown += 1;
  }
  expect(shown).toBeGreaterThan(names.length / 2);
  for (const [n, chat] of chats.entries()) {
    await ada.room.discussion(chat).click();
    await expect(ada.room.comments()).toHaveCount(1 + Math.min(IN_ONE, shown - n * IN_ONE));
    await ada.page.keyboard.press("Escape");
  }
  expect(await seen()).toEqual([]);
});

test("m10 no title executes", async ({ api, freshImage, person }) => {
  test.slow();
  const ada = await person("Ada");
  const seen = await watch(ada);
  const titles = ATTACKS.map((attack) => attack.replace(/[\s\p{C}]+/gu, " ").trim().slice(0, TITLE)).filter(Boolean);
  // The number of images on the start page.
  for (let first = 0; first < titles.length; first += RECENT) {
    for (const title of titles.slice(first, first + RECENT)) await freshImage({ title, width: 40, height: 30, visibility: "listed" });
    await ada.page.goto("/");
    await ada.room.hydrated();
    await expect(ada.page.locator(".gallery .name").first()).toBeVisible();
  }
  const image = await api.uploadImage({ title: titles.join(" ").slice(0, TITLE) });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  expect(await seen()).toEqual([]);
});

test("m10 nothing on the moderation page executes", async ({ administrator, api, freshImage, person }) => {
  test.slow();
  const [eve, mia] = [await person("Eve"), await administrator("Mia")];
  await eve.api.session("<img src=x onerror=alert(1)> Eve");
  const seen = await watch(mia);
  const image = await freshImage({ title: "<script>alert(1)</script>" });
  const chat = await api.openChat(image.id, 50, 50, "Fine");
  const flagged: string[] = [];
  const flag = async (attack: string) => {
    const comment = await eve.api.reply(chat.id, attack);
    const data = { comment: comment.id, reason: attack.replace(/[\s\p{C}]+/gu, " ").slice(0, REASON) };
    const response = await api.request.post("/rpc/flag_comment", { data, headers: { origin: new URL(mia.page.url()).origin } });
    expect(response.status()).toBeLessThan(500);
    if (response.ok()) flagged.push(comment.id);
  };
  await mia.page.goto("/t/demo/moderation");
  await expect(mia.page.getByTestId("live")).toHaveAttribute("data-state", "live");
  for (const attack of ATTACKS) await flag(attack);
  expect(flagged.length).toBeGreaterThan(ATTACKS.length / 2);
  // They arrived one by one on the open page.
  const items = () => mia.page.getByTestId("case").evaluateAll((cases) => cases.map((item) => item.getAttribute("data-item")));
  await expect.poll(items).toEqual(expect.arrayContaining(flagged.map((id) => `comment-${id}`)));
  expect(await seen()).toEqual([]);
  await mia.page.goto(`/t/demo/moderation?view=ban&item=comment-${flagged[0]}`);
  await mia.page.goto("/t/demo/moderation");
  for (const box of await mia.page.getByTestId("choose").all()) await box.check();
  await mia.page.getByTestId("remove").click();
  await expect(mia.page.getByTestId("done")).toContainText("comments removed");
  for (const view of ["deleted", "images", "bans", "audit"]) {
    await mia.page.goto(`/t/demo/moderation?view=${view}`);
    await expect(mia.page.getByRole("heading", { name: "Moderation" })).toBeVisible();
    expect(await seen()).toEqual([]);
  }
});
