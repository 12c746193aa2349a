// A picture of a comment in large, in a dialog. Without a script its link leads to the file.
import { fromTemplate } from "../templates.js";

/** Shows the picture that a link leads to. */
export function showPicture(link, root, room) {
  const dialog = fromTemplate(root, "picture-view");
  const [small, large] = [link.querySelector("img"), document.createElement("img")];
  large.alt = small.alt;
  dialog.ariaLabel = small.alt;
  dialog.append(large);
  // The thumbnail until it is there. That of a widget has no address any more.
  if (!small.src.startsWith("blob:")) large.src = small.src;
  room.showPicture(large, new URL(link.href).pathname);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", () => dialog.close());
  // What is done in the dialog is none of the window's.
  for (const type of ["click", "keydown"]) dialog.addEventListener(type, (event) => event.stopPropagation());
  link.closest(".comment, .composer, .edit-form, dialog").append(dialog);
  dialog.showModal();
}
