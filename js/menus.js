// Menus that are disclosures (`details`): a click elsewhere closes them, and so does Escape, which then closes nothing
// else. Without script a click on the button does.

/** Follows the menus of the page that match. */
export function closeMenus(selector) {
  const open = () => document.querySelector(`${selector}[open]`);
  document.addEventListener("click", ({ target }) => {
    const menu = open();
    if (menu && !menu.contains(target)) menu.open = false;
  }, { capture: true });
  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key !== "Escape" || event.isComposing || !menu) return;
    event.stopImmediatePropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  }, { capture: true });
}
