// Loads marks.js (dragging, drawing and spreading of markers) on the first pointer or focus event on the picture.

export function loadMarks(root) {
  const stage = root.querySelector(".stage");
  if (!stage) return;
  // On touch, pointerover, pointerdown and often click arrive before the module is loaded.
  let press, isTouch, tapped;
  const loaded = new AbortController();
  const listen = (type, listener) => root.addEventListener(type, listener, { capture: true, signal: loaded.signal });
  listen("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    // Two fingers zoom.
    press = event.isPrimary ? event : undefined;
  });
  listen("keydown", () => (isTouch = false));
  for (const type of ["pointerup", "pointercancel"]) listen(type, () => (press = undefined));
  // A finger that rests on the picture opens no menu.
  listen("contextmenu", (event) => press && isTouch && stage.contains(press.target) && event.preventDefault());
  // A tap on a marker waits for the module, which spreads piles.
  listen("click", (event) => {
    const marker = event.target.closest(".marker");
    if (!marker || !isTouch || event.detail === 0) return;
    event.stopPropagation();
    tapped = marker;
  });
  const start = ({ handleMarks, spreadMarkers }) => {
    loaded.abort();
    handleMarks(root, press);
    spreadMarkers(root, { isTouch, tapped });
  };
  // A failed import is tried again with the next one.
  const wait = () => {
    tapped?.click();
    tapped = undefined;
    const once = new AbortController();
    const load = () => {
      once.abort();
      import("./marks.js").then(start, wait);
    };
    for (const type of ["pointerover", "focusin"]) stage.addEventListener(type, load, { signal: once.signal });
  };
  wait();
}
