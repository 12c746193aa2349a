// Elements and texts that the server wrote into the page for the script to fill in.

/** A copy of the element in the template of this name. Its hooks are called otherwise in the template. */
export function fromTemplate(root, name) {
  const template = root.querySelector(`template[data-name="${name}"]`);
  const copy = template.content.firstElementChild.cloneNode(true);
  for (const node of [copy, ...copy.querySelectorAll("[data-hook]")]) {
    if (node.dataset.hook) node.dataset.testid = node.dataset.hook;
  }
  return copy;
}

/** The text with a value in the place of each `{name}`. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
