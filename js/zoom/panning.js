// Panning by dragging: with the space key held, or with the middle button. Scrolling is the browser's.
import { isForOthers } from "../keys.js";

/** Follows the pointer over the canvas while zoomed. */
export function followPanning(view) {
  const { canvas } = view;
  let isHeld = false;
  let wasDragged = false;
  let last;
  const hold = (is) => canvas.toggleAttribute("data-grab", (isHeld = is));
  document.addEventListener("keydown", (event) => {
    // There the key scrolls comments or activates a control.
    const isTaken = event.target.closest(".chat-window, input, label");
    if (event.key !== " " || !view.isZoomed || isForOthers(event) || isTaken) return;
    hold(true);
    // The key scrolls a page, but presses a button that has the focus.
    if (!event.target.closest("button, a, summary")) event.preventDefault();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== " ") return;
    hold(false);
    if (wasDragged) event.preventDefault();
    wasDragged = false;
  });
  addEventListener("blur", () => hold(false));
  canvas.addEventListener("pointerdown", (event) => {
    const pans = event.button === 1 || (event.button === 0 && isHeld);
    if (!pans || !view.isZoomed || event.target.closest(".chat-window")) return;
    last = [event.clientX, event.clientY];
    canvas.setPointerCapture(event.pointerId);
  });
  // Neither a selection, nor the browser's own scrolling by the middle button.
  canvas.addEventListener("mousedown", (event) => last && event.preventDefault());
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    wasDragged = isHeld;
    canvas.scrollBy({ left: last[0] - event.clientX, top: last[1] - event.clientY, behavior: "instant" });
    last = [event.clientX, event.clientY];
  });
  canvas.addEventListener("lostpointercapture", () => (last = undefined));
}
