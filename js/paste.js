// What a paste is for.

/** Is it a text for the field that has the cursor? Spreadsheets and word processors put a picture beside the text. */
export function isForField({ target, clipboardData }) {
  const isField = target.closest?.("input, textarea, [contenteditable]");
  return Boolean(isField && clipboardData?.types.includes("text/plain"));
}
