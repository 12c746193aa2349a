// Zooming by wheel with Ctrl or ⌘, which is also what a pinch on a trackpad sends, and by two fingers on a screen.
import { clamp } from "./home.js";

/** The logarithm of the factor for each pixel of a wheel, and the most pixels that count: of a wheel with notches. */
const FACTOR = 0.01;
const NOTCH = 24;
/** The height of a line, where a wheel counts lines. */
const LINE = 16;

/** Follows the gestures on the canvas. */
export function followGestures(view) {
  const { canvas } = view;
  const listen = (type, listener) => canvas.addEventListener(type, listener, { passive: false });
  listen("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode ? LINE : 1);
    view.zoomOnBy(Math.exp(-clamp(pixels, -NOTCH, NOTCH) * FACTOR), [event.clientX, event.clientY]);
  });
  let last;
  listen("touchstart", (event) => {
    last = isPinch(event) && pinchOf(event);
    if (last && event.cancelable) event.preventDefault();
  });
  listen("touchmove", (event) => {
    if (!last || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    const now = pinchOf(event);
    view.zoomOnBy(now.distance / last.distance, last.middle, now.middle);
    last = now;
  });
  for (const type of ["touchend", "touchcancel"]) listen(type, () => (last = undefined));
}

/** Are these two fingers on the picture? A window has its own text to look at. */
function isPinch({ touches }) {
  return touches.length === 2 && [...touches].every(({ target }) => target.closest(".canvas") && !target.closest(".chat-window"));
}

function pinchOf({ touches: [one, other] }) {
  const middle = [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2];
  return { middle, distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1 };
}
