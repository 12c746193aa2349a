// Keeps events inside: what is typed and clicked in a widget is none of the page's shortcuts and clicks.

const POINTER = [
  "click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart",
  "touchend", "dragstart",
];
const TEXT = ["keydown", "keyup", "keypress", "beforeinput", "input", "paste", "cut", "copy", "change", "submit"];

/** The event that notifies all widgets of a page of a click in one of them, its `relatedTarget`. */
export const CLICKED = "image-chat-click";

/** Stops the events of a widget at its edge. */
export function isolate(root, signal) {
  for (const type of [...POINTER, ...TEXT]) {
    root.host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
  const tell = () => document.dispatchEvent(new PointerEvent(CLICKED, { relatedTarget: root.host }));
  root.host.addEventListener("click", tell, { capture: true, signal });
  for (const type of ["keydown", "keyup", "keypress"]) {
    window.addEventListener(type, (event) => deliver(event, root), { capture: true, signal });
  }
}

/** Shortcuts that listen on the way down see no key of a widget: it gets a copy of the event instead. */
function deliver(event, root) {
  const [target] = event.composedPath();
  if (!event.isTrusted || !(target instanceof Node) || !root.contains(target)) return;
  event.stopImmediatePropagation();
  const copy = new KeyboardEvent(event.type, {
    key: event.key,
    code: event.code,
    location: event.location,
    keyCode: event.keyCode,
    which: event.which,
    charCode: event.charCode,
    repeat: event.repeat,
    isComposing: event.isComposing,
    ctrlKey: event.ctrlKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    bubbles: true,
    cancelable: true,
    composed: false,
  });
  if (!target.dispatchEvent(copy)) event.preventDefault();
}
