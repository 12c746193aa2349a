// Loads what drags and draws when a pointer first comes over the picture: reading needs none of it.

export function loadMarks(root) {
  const stage = root.querySelector(".stage");
  if (!stage) return;
  // Touch sends pointerover and pointerdown together, before the module is loaded.
  let press;
  const loaded = new AbortController();
  const listen = (type, listener) => root.addEventListener(type, listener, { capture: true, signal: loaded.signal });
  listen("pointerdown", (event) => (press = event));
  for (const type of ["pointerup", "pointercancel"]) listen(type, () => (press = undefined));
  // A finger that rests on the picture opens no menu.
  listen("contextmenu", (event) => press?.pointerType === "touch" && stage.contains(press.target) && event.preventDefault());
  const start = ({ handleMarks }) => {
    loaded.abort();
    handleMarks(root, press);
  };
  // A failed import is tried again with the next pointerover.
  const load = () => import("./marks.js").then(start, wait);
  const wait = () => stage.addEventListener("pointerover", load, { once: true });
  wait();
}
