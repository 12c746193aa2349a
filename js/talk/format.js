// Markdown around the selection of a field.

const AROUND = { bold: "**", italic: "_", code: "`" };
const LINES = { list: "- ", quote: "> " };
const KEYS = { b: "bold", i: "italic", e: "code", k: "link" };

/** The format that a key is for: with Ctrl, or the command key. */
export function formatOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (shiftKey) return { Digit8: "list", Period: "quote" }[code];
  return KEYS[key.toLowerCase()];
}

/** Puts a format on the selection, or takes it off. */
export function format(field, name) {
  field.focus();
  if (AROUND[name]) wrap(field, AROUND[name]);
  else if (LINES[name]) prefix(field, LINES[name]);
  else link(field);
}

function wrap(field, mark) {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const length = mark.length;
  const isOn = value.slice(from - length, from) === mark && value.slice(to, to + length) === mark;
  const selected = value.slice(from, to);
  if (isOn) {
    field.setSelectionRange(from - length, to + length);
    insert(field, selected);
    field.setSelectionRange(from - length, to - length);
  } else {
    insert(field, mark + selected + mark);
    field.setSelectionRange(from + length, to + length);
  }
}

function link(field) {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const selected = value.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(selected);
  insert(field, isAddress ? `[](${selected})` : `[${selected}](https://)`);
  if (isAddress) field.setSelectionRange(from + 1, from + 1);
  else if (selected) field.setSelectionRange(from + selected.length + 3, from + selected.length + 11);
  else field.setSelectionRange(from + 1, from + 1);
}

function prefix(field, mark) {
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const isOn = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (isOn ? line.slice(mark.length) : mark + line)).join("\n");
  field.setSelectionRange(from, to);
  insert(field, changed);
  field.setSelectionRange(lines.length > 1 ? from : from + changed.length, from + changed.length);
}

/** Types a text in the place of the selection, so that undo takes it back. */
export function insert(field, text) {
  field.focus();
  const isDone = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (isDone) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
