// What a key is and whom it is for, on the pages of images.

/** What takes keys itself while it has the focus. */
const TAKES_KEYS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], details[open], dialog";
/** Scripts from Greek on: their letters are on keys of Latin ones. */
const OTHER_SCRIPTS = "\u0370";
/** Keys without a letter or a digit of their own in those scripts. */
const PLACES = { BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=" };

/** The key; of another script, the Latin one on the same key. */
export function keyOf({ key, code }) {
  return key.length > 1 || key < OTHER_SCRIPTS ? key : (PLACES[code] ?? code.replace(/Key|Digit/, ""));
}

/** Is it for a field or a dialog, or with a key of the browser's own shortcuts? */
export function isTyping({ target, ctrlKey, metaKey, altKey, isComposing }) {
  return ctrlKey || metaKey || altKey || isComposing || Boolean(target.closest?.(TAKES_KEYS));
}
