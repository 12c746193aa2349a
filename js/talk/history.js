// The earlier versions of a comment, in a dialog.
import { timeOf } from "../local-times.js";
import { fromTemplate } from "../templates.js";

/** Shows those of the comment around a button. */
export async function showHistory(button, root, room) {
  const { ask } = room;
  const comment = button.closest("[data-comment-id]");
  const path = `/api/v1/comments/${comment.dataset.commentId}/versions`;
  const dialog = fromTemplate(root, "history");
  dialog.addEventListener("close", () => dialog.remove());
  // What is done in the dialog is none of the window's.
  for (const type of ["click", "keydown"]) dialog.addEventListener(type, (event) => event.stopPropagation());
  const part = (name) => dialog.querySelector(`[data-part=${name}]`);
  const answer = await ask("GET", path).catch(() => null);
  const versions = answer?.status === 200 ? answer.body.versions : [];
  part("failed").hidden = answer?.status === 200;
  part("none").hidden = answer?.status !== 200 || versions.length > 0;
  dialog.querySelector(".versions").append(...versions.toReversed().map((version) => item(root, room, version)));
  const remove = dialog.querySelector("[data-do=delete-versions]");
  remove.hidden = !versions.length || comment.querySelector("[data-do=delete-comment]").hidden;
  remove.addEventListener("click", async () => {
    const gone = await ask("DELETE", path).catch(() => null);
    part("failed").hidden = gone?.status === 204;
    if (gone?.status !== 204) return;
    dialog.querySelector(".versions").replaceChildren();
    part("none").hidden = false;
    remove.hidden = true;
    dialog.querySelector("form .button:not([hidden])").focus();
  });
  comment.append(dialog);
  dialog.showModal();
}

function item(root, room, { createdAt, body, html }) {
  const item = fromTemplate(root, "version");
  const time = item.querySelector("time");
  const date = new Date(createdAt);
  time.dateTime = date.toISOString();
  time.textContent = timeOf(date);
  const text = item.querySelector(".body");
  // The server's, as in the comment.
  if (html) text.innerHTML = room.html(html);
  else text.append(...body.split("\n\n").filter((part) => part.trim()).map(paragraph));
  return item;
}

function paragraph(text) {
  const node = document.createElement("p");
  node.className = "lines";
  node.textContent = text.replace(/^\n+|\n+$/g, "");
  return node;
}
