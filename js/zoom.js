// Zooming and panning the picture of an image page: docs/decisions/0041-zoom-by-layout.md.
import { followAddress } from "./zoom/address.js";
import { connectControls } from "./zoom/controls.js";
import { followGestures } from "./zoom/gestures.js";
import { followPanning } from "./zoom/panning.js";
import { View } from "./zoom/view.js";

/** Connects the picture, if this is the page of an image. */
export function startZoom() {
  const zoom = document.querySelector(".zoom");
  if (!zoom) return;
  const map = zoom.querySelector(".mini-map");
  const view = new View(document.querySelector(".canvas"));
  connectControls(view, zoom);
  followGestures(view);
  followPanning(view);
  revealOpened(view);
  followAddress(view);
  loadFor(view, () => view.isZoomed, async () => (await import("./zoom/mini-map.js")).connectMiniMap(view, map));
  loadFor(view, () => view.picture.dataset.tiles, async () => (await import("./zoom/tiles.js")).showTiles(view));
  view.begin();
}

/** Loads a module on the first change of the view that needs it; retried after a failure. */
function loadFor(view, isNeeded, load) {
  const check = () => {
    if (!isNeeded()) return;
    view.removeEventListener("change", check);
    load().catch(() => view.addEventListener("change", check));
  };
  view.addEventListener("change", check);
}

/** The area that a link to a discussion shows: around a region, in sizes of the region; around a point, in percent of a picture
    scaled down below `SMALL`. */
const AROUND_REGION = 3.2;
const AROUND_POINT = 34;
const SMALL = 0.5;

/** The discussion that the page was opened with, until it is shown. */
let linked = location.hash;

/** A link to a discussion zooms in on its place, unless the address names a part of the picture. */
function show(view, marker) {
  const { w, h, chatId } = marker.dataset;
  const isLinked = linked.includes(chatId);
  linked = "";
  const [width, height] = [Number(w ?? 0), Number(h ?? 0)];
  const point = view.scale < SMALL ? AROUND_POINT : Infinity;
  const [across, down] = [width, height].map((side) => (w ? side * AROUND_REGION : point) / 2);
  const [left, top, right, bottom] = view.part;
  const isSmall = 2 * across < right - left && 2 * down < bottom - top;
  if (!isLinked || view.isZoomed || !isSmall) return view.reveal(marker);
  const style = getComputedStyle(marker);
  const [x, y] = ["--x", "--y"].map((name) => parseFloat(style.getPropertyValue(name)));
  const [middle, centre] = [x + width / 2, y + height / 2];
  view.showAtMost([middle - across, centre - down, middle + across, centre + down]);
}

/** The marker whose window opens is shown, by whatever it was opened. */
function revealOpened(view) {
  const opened = (changes) => {
    for (const { target } of changes) if (target.getAttribute("aria-expanded") === "true") show(view, target);
  };
  const options = { subtree: true, attributeFilter: ["aria-expanded"] };
  new MutationObserver(opened).observe(view.canvas.querySelector(".markers"), options);
}
