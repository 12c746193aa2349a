// Loads focus.js with the first key: people who use only a pointer do not need it.

export function loadFocus(root, signal) {
  const wait = () => root.addEventListener("keydown", load, { once: true, capture: true, signal });
  const load = ({ target }) => {
    // The elements focused until the module is loaded.
    const had = [target];
    const remember = (event) => had.push(event.target);
    root.addEventListener("focusin", remember, { signal });
    const start = ({ keepFocus }) => keepFocus(root, had, signal);
    // A failed import is tried again with the next key.
    import("./focus.js").then(start, wait).finally(() => root.removeEventListener("focusin", remember));
  };
  wait();
}
