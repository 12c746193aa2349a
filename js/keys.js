// Shortcut keys of the image page: normalisation of keyboard layouts, and keys that belong to fields or the browser.

/** Elements that handle keys themselves while focused. */
const TAKES_KEYS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], details[open], dialog";
/** The first code point of non-Latin scripts. */
const OTHER_SCRIPTS = "\u0370";
/** Signs by the code of their key on a Latin layout. */
const SIGNS = { BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=" };

/** The key of an event; on a non-Latin layout, the Latin one in the same position. */
export function keyOf(event) {
  const { key = "", code = "" } = event;
  if (key.length > 1 || key < OTHER_SCRIPTS || event.getModifierState("AltGraph")) return key;
  return SIGNS[code] ?? code.replace(/Key|Digit/, "");
}

/** Does a key event belong to a field, a dialog, or a browser shortcut? */
export function isForOthers({ target, ctrlKey, metaKey, altKey, isComposing }) {
  return ctrlKey || metaKey || altKey || isComposing || Boolean(target.closest?.(TAKES_KEYS));
}
