// Buttons that copy what is in the field beside them (src/app/ui/secret.rs). Hidden until this script runs.

/** Connects all of them. */
export function connectCopyButtons() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const field = button.parentElement.querySelector("input");
  field.select();
  if (!(await isCopied(field.value))) return;
  const idle = button.textContent;
  button.textContent = button.dataset.done;
  button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
  button.addEventListener("blur", () => (button.textContent = idle), { once: true });
}

/** Pages without https have no clipboard; there the browser copies what is selected. */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
