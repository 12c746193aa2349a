// Loads what is there for writing, for earlier versions of a comment and for its pictures when it is first needed: a reader who
// just looks does not wait for it.
import { hasFiles } from "./file-drops.js";

const FORMS = ".composer, .edit-form";

/** Follows a room; `root` is the document, or the shadow root of a widget. `room` has `image`, its id, and `ask`, which sends
    a request to the server and resolves with its status and its JSON; a widget has `findPeople`, `sendPicture` and
    `showPicture` of its own. */
export function loadTalk(root, room, signal) {
  let loading;
  // Without a network nothing comes, and the next press tries again: a form works without it.
  const load = async (use) => {
    loading ??= import("./talk.js").then(({ Talk }) => new Talk(root, room, signal));
    const talk = await loading.catch(() => (loading = undefined));
    if (talk) use(talk);
  };
  const attach = ({ target }) => {
    const form = target.closest?.(FORMS);
    if (form) load((talk) => talk.attach(form));
  };
  for (const type of ["focusin", "pointerdown"]) root.addEventListener(type, attach, { signal });
  // A draft with pictures. It ends with the root.
  new MutationObserver((forms) => forms.forEach(attach)).observe(root, { subtree: true, attributeFilter: ["data-pictures"] });
  // On the way down: before the page refuses the file.
  for (const type of ["dragover", "dragleave", "drop"]) {
    root.addEventListener(type, (event) => {
      const form = event.target.closest?.(FORMS);
      if (!form || !hasFiles(event)) return;
      form.toggleAttribute("data-drag", type === "dragover");
      if (type === "dragleave") return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = "copy";
      const files = [...event.dataTransfer.files];
      if (type === "drop") load((talk) => talk.addPictures(form, files));
    }, { capture: true, signal });
  }
  // On the way down: a window keeps its clicks to itself.
  root.addEventListener("click", (event) => {
    const { target } = event;
    const button = target.closest?.("[data-do=history]");
    if (button) load((talk) => talk.showHistory(button));
    const link = target.closest?.("a.picture");
    // With one of these keys, the browser opens it elsewhere.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load((talk) => talk.showPicture(link));
  }, { capture: true, signal });
}

/** A request of a page of this server, which has its cookie. */
export async function askServer(method, path, body) {
  const headers = body ? { "content-type": "application/json" } : {};
  return answered(await fetch(path, { method, headers, body: body && JSON.stringify(body) }));
}

/** Status and JSON of an answer. */
export async function answered(response) {
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}
