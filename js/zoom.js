// Zooming and panning the picture of an image page: docs/decisions/0041-zoom-by-layout.md.
import { followAddress } from "./zoom/address.js";
import { connectControls } from "./zoom/controls.js";
import { followGestures } from "./zoom/gestures.js";
import { connectMiniMap } from "./zoom/mini-map.js";
import { followPanning } from "./zoom/panning.js";
import { View } from "./zoom/view.js";

/** Connects the picture, if this is the page of an image. */
export function startZoom() {
  const zoom = document.querySelector(".zoom");
  if (!zoom) return;
  const view = new View(document.querySelector(".canvas"));
  connectControls(view, zoom);
  connectMiniMap(view, zoom.querySelector(".mini-map"));
  followGestures(view);
  followPanning(view);
  revealOpened(view);
  followAddress(view);
  loadTiles(view);
  view.begin();
}

/** Tiles are a module of their own, since few pictures have some. */
function loadTiles(view) {
  const load = () => {
    if (!view.picture.dataset.tiles) return;
    view.removeEventListener("change", load);
    const failed = () => view.addEventListener("change", load);
    import("./zoom/tiles.js").then(({ showTiles }) => showTiles(view), failed);
  };
  view.addEventListener("change", load);
}

/** The part of a picture that a link to a region shows, in sizes of the region. */
const AROUND = 2.5;

/** The discussion that the page was opened with, until it is shown. */
let linked = location.hash;

/** A link to a discussion zooms in on its region, unless the address names a part of the picture. */
function show(view, marker) {
  const { w, h, chatId } = marker.dataset;
  const isLinked = linked.includes(chatId);
  linked = "";
  const [left, top, right, bottom] = view.part;
  const isSmall = w * AROUND < right - left && h * AROUND < bottom - top;
  if (!w || !isLinked || view.isZoomed || !isSmall) return view.reveal(marker);
  const style = getComputedStyle(marker);
  const [x, y] = ["--x", "--y"].map((name) => parseFloat(style.getPropertyValue(name)));
  const [across, down] = [((AROUND - 1) / 2) * w, ((AROUND - 1) / 2) * h];
  view.showAtMost([x - across, y - down, x + Number(w) + across, y + Number(h) + down]);
}

/** The marker whose window opens is shown, by whatever it was opened. */
function revealOpened(view) {
  const opened = (changes) => {
    for (const { target } of changes) if (target.getAttribute("aria-expanded") === "true") show(view, target);
  };
  const options = { subtree: true, attributeFilter: ["aria-expanded"] };
  new MutationObserver(opened).observe(view.canvas.querySelector(".markers"), options);
}
