// Opens image pages in Chromium and prints a line of JSON for each: how long until it is usable, how much script it
// loads, the longest frame and task while a burst of events arrives, and the frames while the picture is panned and zoomed
// during another burst. A burst is held back on the line until all of it is stored, so that the page has it at once, and has
// the machine to itself; one of each page comes while it is written. Started by browser.rs, which names the images.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { Line } from "./line.mjs";
import { latePercent, longestTask, TRACE, watchFrames } from "./trace.mjs";

const require = createRequire(new URL("../../end2end/package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** Requests on their way at a time. */
const WRITERS = 32;
/** The longest wait for anything. */
const TIMEOUT_MS = 60_000;
/** How often to look whether all markers are there: rarely, since looking takes time from the page. */
const LOOK_EVERY_MS = 100;
/** From the last marker until everything else has arrived as well, and is drawn. */
const SETTLE_MS = 500;

/** Runs in the page before its scripts: notes when it becomes usable. */
function watchHydration() {
  const look = () => {
    if (globalThis.usableAt === undefined && document.documentElement?.hasAttribute("data-hydrated")) {
      globalThis.usableAt = performance.now();
    }
  };
  const options = { attributes: true, attributeFilter: ["data-hydrated"], childList: true, subtree: true };
  new MutationObserver(look).observe(document, options);
}

/** Runs in the page: in each frame pans, or zooms by a step of a wheel with Ctrl, until `stopMoving` is called. Half a second of
    each in turn, the way back like the way there. */
function move() {
  const canvas = document.querySelector(".canvas");
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  const wheel = { ...middle, bubbles: true, cancelable: true, ctrlKey: true };
  // Zoomed in from the start on: there is somewhere to pan to.
  for (let n = 0; n < 2; n++) document.querySelector(".zoom [data-zoom=in]").click();
  let [frames, id] = [0, 0];
  const step = () => {
    const [pans, direction] = [frames % 60 < 30, frames % 120 < 60 ? 1 : -1];
    frames += 1;
    if (pans) canvas.scrollBy({ left: 4 * direction, top: 3 * direction, behavior: "instant" });
    else canvas.dispatchEvent(new WheelEvent("wheel", { ...wheel, deltaY: -2 * direction }));
    id = requestAnimationFrame(step);
  };
  id = requestAnimationFrame(step);
  globalThis.stopMoving = () => cancelAnimationFrame(id);
}

/** Runs in the page: the bytes of its script and wasm as they were sent. */
function scriptBytes() {
  const files = performance.getEntriesByType("resource").filter(({ name }) => /\.(js|mjs|wasm)([?#]|$)/.test(name));
  return files.reduce((sum, file) => sum + file.encodedBodySize, 0);
}

/** A guest who writes with requests, from outside of the browser. */
class Guest {
  static async enter(origin) {
    const answer = await request(`${origin}/api/v1/session`, { name: "Bo" });
    return new Guest(origin, answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; "));
  }

  constructor(origin, cookie) {
    this.api = `${origin}/api/v1`;
    this.cookie = cookie;
  }

  /** Events as fast as the server takes them, half of them new markers. */
  async write({ id, chats }, count) {
    const places = Array.from({ length: count }, (_, place) => place);
    const one = (place) => {
      const body = { body: `Remark ${place}: this could be a little larger.`, broadcastId: randomUUID() };
      if (place % 2 === 1) return this.post(`chats/${chats[place % chats.length]}/comments`, body);
      return this.post(`images/${id}/chats`, { ...body, x: (place * 37) % 100, y: (place * 61) % 100 });
    };
    const writer = async () => {
      for (let place = places.shift(); place !== undefined; place = places.shift()) await one(place);
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
  }

  async post(path, body) {
    await request(`${this.api}/${path}`, body, { cookie: this.cookie });
  }
}

async function request(address, body, headers = {}) {
  const all = { "content-type": "application/json", ...headers };
  const answer = await fetch(address, { method: "POST", headers: all, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  return answer;
}

/** One visit of someone who has loaded nothing before. */
async function visit(browser, { origin, burst }, image, guest) {
  const line = await Line.open(origin);
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  await page.addInitScript(watchHydration);
  await page.goto(`${line.origin}/i/${image.id}`);
  await page.waitForFunction(() => globalThis.usableAt !== undefined, null, { polling: LOOK_EVERY_MS });
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor({ state: "attached" });
  const usableMs = await page.evaluate(() => globalThis.usableAt);
  const loaded = await page.evaluate(scriptBytes);
  await page.waitForTimeout(SETTLE_MS);

  const [write, release] = [() => guest.write(image, burst), () => line.release()];
  const markersAfter = (bursts) => image.markers + (bursts * burst) / 2;
  const heldBurst = async () => {
    line.hold();
    await write();
    await page.waitForTimeout(SETTLE_MS);
  };
  await heldBurst();
  await page.evaluate(move);
  await page.waitForTimeout(SETTLE_MS);
  const moving = await framesOf(page, release, markersAfter(1));
  await page.evaluate(() => globalThis.stopMoving());
  await heldBurst();
  const still = await framesOf(page, release, markersAfter(2));
  const written = await framesOf(page, write, markersAfter(3));
  await heldBurst();
  await browser.startTracing(page, { categories: TRACE });
  await framesOf(page, release, markersAfter(4));
  const taskMs = longestTask(await browser.stopTracing());
  // The same movement in the browser's trace, which has the frames drawn, not those requested by the page.
  await heldBurst();
  await page.evaluate(move);
  await page.waitForTimeout(SETTLE_MS);
  await browser.startTracing(page, { categories: TRACE });
  await framesOf(page, release, markersAfter(5));
  const movingLatePercent = latePercent(await browser.stopTracing());
  await context.close();
  line.close();
  const movingP95Ms = moving[Math.floor(moving.length * 0.95)];
  const moved = { movingP95Ms, movingFrameMs: moving.at(-1), movingLatePercent };
  const frames = { frameMs: still.at(-1), writtenFrameMs: written.at(-1), taskMs, ...moved };
  return { markers: image.markers, usableMs, ...frames, scriptBytes: loaded };
}

/** The times between frames, sorted, from the begin of a burst until the page has that number of markers. */
async function framesOf(page, begin, markers) {
  await page.evaluate(watchFrames);
  await begin();
  const areThere = (count) => document.querySelectorAll('[data-testid="marker"]').length >= count;
  await page.waitForFunction(areThere, markers, { polling: LOOK_EVERY_MS });
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(() => globalThis.stopFrames());
}

const run = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: run.chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const guest = await Guest.enter(run.origin);
  // The browser's own start is not measured.
  const first = await browser.newPage();
  await first.goto(run.origin);
  await first.close();
  for (const image of run.images) console.log(JSON.stringify(await visit(browser, run, image, guest)));
} finally {
  await browser.close();
}
