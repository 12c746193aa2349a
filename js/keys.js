// Reads a key, and tells whether it is a shortcut of the page of an image.

/** What takes keys itself while it has the focus. */
const TAKES_KEYS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], details[open], dialog";
/** Scripts from Greek on: their letters are on keys of Latin ones. */
const OTHER_SCRIPTS = "\u0370";
/** Keys without a letter or a digit of their own in those scripts, by their codes. */
const SIGNS = { BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=" };

/** The key; of another script, the Latin one on the same key. */
export function keyOf(event) {
  const { key = "", code = "" } = event;
  if (key.length > 1 || key < OTHER_SCRIPTS || event.getModifierState("AltGraph")) return key;
  return SIGNS[code] ?? code.replace(/Key|Digit/, "");
}

/** Is it for a field or a dialog, or with a key of the browser's own shortcuts? */
export function isForOthers({ target, ctrlKey, metaKey, altKey, isComposing }) {
  return ctrlKey || metaKey || altKey || isComposing || Boolean(target.closest?.(TAKES_KEYS));
}
