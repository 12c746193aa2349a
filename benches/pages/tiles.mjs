// Pans and zooms very large pictures in Chromium and prints a line of JSON for each: frames, the longest task, and what was
// loaded of the picture. Each picture twice: with its tiles, and as it would be with the full file in their place. Started
// by tiles.rs, which names the images.
import { createRequire } from "node:module";
import { longestTask, TRACE, watchFrames } from "./trace.mjs";

const require = createRequire(new URL("../../end2end/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const VIEWPORT = { width: 1_440, height: 900 };
/** The longest wait for anything: the full file of 64 megapixels takes seconds. */
const TIMEOUT_MS = 120_000;
/** A time without a request after which everything has arrived that is on its way. */
const QUIET_MS = 500;
/** Pixels of a second while panning, and how far: across half of the picture, but no further than this. */
const SPEED = 1_600;
const FARTHEST = 6_000;
/** Notches of the wheel while zooming in and out, one in each frame. */
const NOTCHES = 60;
const NOTCH = 12;

/** Runs in the page before its scripts, for the comparison: the full file as a second choice, and no tiles. */
function withoutTiles(image) {
  const change = () => {
    const picture = document.querySelector("[data-part=picture]");
    if (!picture?.dataset.tiles) return;
    delete picture.dataset.tiles;
    picture.sizes = "50vw";
    picture.srcset = `${image.src} ${image.srcWidth}w, ${image.fullSrc} ${image.width}w`;
  };
  new MutationObserver(change).observe(document, { childList: true, subtree: true });
}

async function quiet(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(QUIET_MS);
}

/** Frames and tasks while something is done. */
async function measured(browser, page, action) {
  await browser.startTracing(page, { categories: TRACE });
  await page.evaluate(watchFrames);
  await action();
  const times = await page.evaluate(() => globalThis.stopFrames());
  const taskMs = longestTask(await browser.stopTracing());
  const rank = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { frames: times.length, p50Ms: rank(0.5), p95Ms: rank(0.95), longestMs: rank(1), taskMs };
}

/** Pans at 100 % and back. */
async function pan(page, session, { width, height }) {
  const [x, y] = [VIEWPORT.width / 3, VIEWPORT.height / 2];
  const isWide = width > height;
  const distance = Math.min(FARTHEST, Math.max(width, height) / 2);
  for (const way of [-distance, distance]) {
    const along = isWide ? { xDistance: way, yDistance: way / 4 } : { yDistance: way };
    await session.send("Input.synthesizeScrollGesture", { x, y, ...along, speed: SPEED, gestureSourceType: "mouse", preventFling: true });
  }
}

/** Zooms out and in again by the wheel. */
async function zoom(page) {
  await page.mouse.move(VIEWPORT.width / 3, VIEWPORT.height / 2);
  await page.keyboard.down("Control");
  for (const way of [NOTCH, -NOTCH]) {
    for (let notch = 0; notch < NOTCHES; notch++) {
      await page.mouse.wheel(0, way);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
  await page.keyboard.up("Control");
}

async function visit(browser, origin, image, isTiled) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  const shown = (await (await fetch(`${origin}/api/v1/images/${image.id}`)).json()).image;
  if (!isTiled) await page.addInitScript(withoutTiles, shown);
  let [files, bytes, isFull] = [0, 0, false];
  page.on("response", async (response) => {
    if (!new URL(response.url()).pathname.startsWith(`/media/${image.id}/`)) return;
    files += 1;
    bytes += Number(response.headers()["content-length"] ?? 0);
    isFull ||= response.url().endsWith(shown.fullSrc);
  });
  await page.goto(`${origin}/i/${image.id}`);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await quiet(page);
  const begin = performance.now();
  await page.keyboard.press("1");
  await page.waitForFunction(isSharp, isTiled);
  const sharpMs = performance.now() - begin;
  await quiet(page);
  const session = await context.newCDPSession(page);
  const panned = await measured(browser, page, () => pan(page, session, shown));
  const inDocument = await page.locator(".stage .tiles img").count();
  await quiet(page);
  const zoomed = await measured(browser, page, () => zoom(page));
  await context.close();
  return { name: image.name, isTiled, sharpMs, panned, zoomed, inDocument, files, bytes, isFull };
}

/** Runs in the page: is what is seen there in full size, and decoded? */
function isSharp(isTiled) {
  const picture = document.querySelector("[data-part=picture]");
  if (isTiled) {
    const [frame, shown] = [document.querySelector(".canvas"), picture].map((element) => element.getBoundingClientRect());
    const [left, right] = [Math.max(frame.left, shown.left), Math.min(frame.right, shown.right)];
    const [top, bottom] = [Math.max(frame.top, shown.top), Math.min(frame.bottom, shown.bottom)];
    const tiles = [...document.querySelectorAll(".stage .tiles img")].filter(({ src }) => src.includes(".pack/0/"));
    const boxes = tiles.map((tile) => tile.getBoundingClientRect());
    const isThere = (x, y) => boxes.some((box) => box.left <= x && box.right >= x && box.top <= y && box.bottom >= y);
    const shares = Array.from({ length: 9 }, (_, n) => n / 8);
    return shares.every((across) => shares.every((down) => isThere(left + across * (right - left), top + down * (bottom - top))));
  }
  return picture.complete && picture.currentSrc.includes("/full-") && picture.decode().then(() => true);
}

const run = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: run.chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  for (const image of run.images) {
    for (const isTiled of [true, false]) console.log(JSON.stringify(await visit(browser, run.origin, image, isTiled)));
  }
} finally {
  await browser.close();
}
