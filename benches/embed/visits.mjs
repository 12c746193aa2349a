// Serves a page with images from another site, with the widget and without, opens both in Chromium in turn, and prints a
// line of JSON for each visit. Started by embed.rs, which names server and rounds.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../end2end/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const TIMEOUT_MS = 60_000;
const PASSWORD = "a quiet harbour at dawn";
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#dde"/></svg>`;

const { server, binary, data, chromium: executablePath, rounds, images } = JSON.parse(process.argv[2]);
const numbers = Array.from({ length: images }, (_, n) => n);

/** The page. All images are in the viewport, so that no widget waits until it is scrolled to. */
function page(hasWidget) {
  const pictures = numbers.map((n) => `<img src="/${n}.svg" width="256" height="160" alt="">`).join("");
  const calls = `for (const image of document.images) ImageChat(image, { tenantId: "demo", urlId: "bench" });`;
  const widget = `<script src="${server}/js/embed-image-chat.min.js"></script><script>${calls}</script>`;
  return `<!DOCTYPE html><title>Ten images</title><link rel="icon" href="data:,">${pictures}${hasWidget ? widget : ""}`;
}

const site = createServer(({ url }, answer) => {
  const isPicture = url.endsWith(".svg");
  answer.setHeader("content-type", isPicture ? "image/svg+xml" : "text/html");
  answer.end(isPicture ? PICTURE : page(url === "/with"));
}).listen(0, "127.0.0.1");
await once(site, "listening");
const origin = `http://localhost:${site.address().port}`;

/** Lets the page's site embed images of the tenant. */
async function allow() {
  const admin = ["admin", "create", "ada@example.org", "--name", "Ada", "--tenant", "demo", "--password-file", "-", "--data-dir", data];
  execFileSync(binary, admin, { input: PASSWORD, stdio: ["pipe", "ignore", "inherit"] });
  const send = (path, fields, cookie = "") =>
    fetch(server + path, { method: "POST", redirect: "manual", body: new URLSearchParams(fields), headers: { origin: server, cookie } });
  const login = await send("/login", { email: "ada@example.org", password: PASSWORD });
  const cookie = login.headers.getSetCookie().map((set) => set.split(";")[0]).join("; ");
  const settings = {
    name: "Demo", viewers: "anyone", writers: "guests", marker_size: "5", reply_depth: "3", comment_length: "2000",
    words: "", on_word: "mask", flags_to_hide: "3", embed_origins: origin,
  };
  const saved = await send("/t/demo/settings", settings, cookie);
  if (saved.status !== 303) throw new Error(`settings: ${saved.status} ${await saved.text()}`);
  return cookie;
}

/** A marker on each image. */
async function mark(cookie) {
  for (const n of numbers) {
    const marker = {
      urlId: "bench", windowUrlId: `bench:${n}`, pageTitle: "Ten images", src: `${origin}/${n}.svg`, createdFromCommentId: "none",
      broadcastId: randomUUID(), x: 40, y: 50,
    };
    const headers = { "content-type": "application/json", cookie, origin: server };
    const made = await fetch(`${server}/comment-image-chats/demo`, { method: "POST", headers, body: JSON.stringify(marker) });
    if (!made.ok) throw new Error(`marker: ${made.status} ${await made.text()}`);
  }
}

async function visit(browser, hasWidget) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const tab = await context.newPage();
  const line = await context.newCDPSession(tab);
  await line.send("Network.enable");
  const [addresses, bytes] = [new Map(), new Map()];
  line.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, response.url));
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  let sockets = 0;
  tab.on("websocket", () => (sockets += 1));
  await tab.goto(origin + (hasWidget ? "/with" : "/without"), { waitUntil: "load", timeout: TIMEOUT_MS });
  const picturesMs = await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventStart);
  let markersMs = 0;
  if (hasWidget) {
    const markers = tab.locator('.image-chat-widget[data-hydrated] [data-testid="marker"]');
    await markers.nth(images - 1).waitFor({ timeout: TIMEOUT_MS });
    markersMs = await tab.evaluate(() => performance.now());
  }
  const sum = (is) => [...bytes].reduce((all, [id, size]) => all + (is(addresses.get(id) ?? "") ? size : 0), 0);
  const isLoader = (url) => url.endsWith("/js/embed-image-chat.min.js");
  const loaderBytes = sum(isLoader);
  const isProgram = (url) => url.startsWith(server) && /\.(js|wasm)$/.test(url);
  const programBytes = sum(isProgram);
  const otherBytes = sum((url) => url.startsWith(server) && !isProgram(url));
  await context.close();
  return { hasWidget, loaderBytes, programBytes, otherBytes, picturesMs, markersMs, sockets };
}

await mark(await allow());
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
for (let round = 0; round < rounds; round++) {
  for (const hasWidget of [false, true]) console.log(JSON.stringify(await visit(browser, hasWidget)));
}
await browser.close();
site.close();
