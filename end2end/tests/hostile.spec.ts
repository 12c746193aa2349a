// m10: what attackers write runs nowhere: a corpus of attacks as comments, names and titles, in a real browser
// under the page's own policy. Any violation of the policy fails, because something got as far as trying.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Person } from "../fixtures";

/** The corpus of the Markdown tests: what lies between lines of `%%`. */
const ATTACKS = readFileSync(join(__dirname, "../../src/server/markdown/tests/attacks.txt"), "utf8")
  .split("\n%%\n")
  .filter((attack) => attack.trim());
/** Comments in one discussion: enough to read them all in one window. */
const IN_ONE = 12;
/** The longest name and title. */
const NAME = 60;
const TITLE = 200;

/** Watches a person's pages for anything that runs, or asks for something from elsewhere. */
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
    // What was begun by what is on the page has had its turn by then.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    return seen;
  };
}

test("the watch sees what it is meant to see", async ({ freshImage, person }) => {
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

test("m10 no comment runs, whether it was there before or comes while one looks", async ({ api, freshImage, person }) => {
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
  // Nothing but what the subset makes came out of it.
  await ada.room.discussion(chats[0]!).click();
  const foreign = ada.page.locator(".comment :is(script, style, img, svg, iframe, object, embed, form, input, video, audio, math, base, link, meta)");
  await expect(foreign.and(ada.page.locator(":not(.icon)"))).toHaveCount(0);
});

test("m10 nor without the page's script", async ({ api, freshImage, person }) => {
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

test("m10 nor names and titles", async ({ freshImage, person }) => {
  test.slow();
  const eve = await person("Eve");
  const ada = await person("Ada");
  const seen = await watch(ada);
  const title = ATTACKS.join(" ").replace(/\s+/g, " ").slice(0, TITLE);
  const image = await freshImage({ title });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const names = ATTACKS.map((attack) => attack.replace(/[\s\p{C}]+/gu, " ").trim().slice(0, NAME)).filter(Boolean);
  for (const [n, name] of names.entries()) {
    const response = await eve.api.request.post("/api/v1/session", { data: { name }, headers: { origin: new URL(ada.page.url()).origin } });
    // A name that turns the direction of text, for instance, is refused; none is a fault of the server's.
    expect(response.status()).toBeLessThan(500);
    if (n % IN_ONE === 0 && response.ok()) await eve.api.openChat(image.id, 50, 5 + (n % 90), "A name");
  }
  await expect(ada.room.markers()).not.toHaveCount(0);
  await ada.page.goto("/");
  await ada.room.hydrated();
  expect(await seen()).toEqual([]);
});
