// The buttons and the keys that zoom, and the scale beside them.
import { isForOthers, keyOf } from "../keys.js";

/** The factor of a press. */
const STEP = 1.25;
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "whole", 1: "actual" };

/** Connects the buttons; what they are called is the page's. */
export function connectControls(view, zoom) {
  const scale = zoom.querySelector("output");
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  view.addEventListener("change", () => {
    const text = Number.isFinite(view.scale) && view.scale > 0 ? percent.format(view.scale) : "";
    if (scale.value !== text) scale.value = text;
  });
  zoom.addEventListener("click", (event) => {
    // A click elsewhere closes the open window: zooming does not.
    event.stopPropagation();
    const button = event.target.closest("[data-zoom]");
    if (button) act(view, button.dataset.zoom);
  });
  document.addEventListener("keydown", (event) => {
    const action = KEYS[keyOf(event)];
    if (!action || isForOthers(event)) return;
    event.preventDefault();
    act(view, action);
  });
}

function act(view, action) {
  const factor = { in: STEP, out: 1 / STEP }[action];
  if (factor) view.zoomBy(factor, pointOf(view));
  else view.fit(action, pointOf(view));
}

/** What is in use stays where it is, if it is seen: the marker or crosshair with the focus, the marker of the open window.
    Otherwise nothing does. */
function pointOf({ canvas }) {
  const used = document.activeElement.closest(".marker, .crosshair") ?? canvas.querySelector("[aria-expanded=true]");
  if (!used) return undefined;
  const [frame, { left, top, width, height }] = [canvas, used].map((element) => element.getBoundingClientRect());
  const [x, y] = [left + width / 2, top + height / 2];
  return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom ? [x, y] : undefined;
}
