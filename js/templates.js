// Elements and texts that the server wrote into the page for the script to fill in.

/** A copy of the element in the template of this name. */
export function fromTemplate(root, name) {
  const template = root.querySelector(`template[data-name="${name}"]`);
  return template.content.firstElementChild.cloneNode(true);
}

/** The text with a value in the place of each `{name}`. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
