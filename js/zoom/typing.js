// Whom a key is for.

/** Is it for a field, a window or a dialog, or with a key of the browser's own shortcuts? */
export function isTyping({ target, ctrlKey, metaKey, altKey, isComposing }) {
  const isElsewhere = target.closest("input, textarea, select, [contenteditable], .chat-window, details[open], dialog");
  return ctrlKey || metaKey || altKey || isComposing || Boolean(isElsewhere);
}
