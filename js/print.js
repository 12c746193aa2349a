// The button that prints the page. Hidden until this script runs.

/** Connects it, where there is one. */
export function connectPrintButton() {
  const button = document.querySelector("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
}
