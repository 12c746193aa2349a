// Loads focus.js with the first key: people who use only a pointer do not need it.

export function loadFocus(root, signal) {
  const load = ({ target }) => import("./focus.js").then(({ keepFocus }) => keepFocus(root, target, signal), wait);
  // A failed import is tried again with the next key.
  const wait = () => root.addEventListener("keydown", load, { once: true, capture: true, signal });
  wait();
}
