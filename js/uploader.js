// The uploader of the start page: an image is dropped, pasted, chosen, or imported by URL. The page has every
// text, as data attributes and templates (src/app/pages/uploader.rs).
import { isImage } from "./image-file.js";
import { UploadProgress } from "./upload-progress.js";
import { Refusal, introduce, postFile, postJson } from "./requests.js";
import { filled, fromTemplate } from "./templates.js";

/** An uploader: the element with both forms. */
export class Uploader {
  #root;
  #dropZone;
  #linkForm;
  /** The upload in progress. */
  #progress;

  constructor(root) {
    this.#root = root;
    this.#dropZone = root.querySelector(".drop");
    this.#linkForm = root.querySelector(".link-form");
  }

  /** Makes it interactive. */
  start() {
    const [dropZone, input] = [this.#dropZone, this.#dropZone.elements.file];
    dropZone.addEventListener("dragenter", (event) => this.#hover(event));
    dropZone.addEventListener("dragover", (event) => this.#hover(event));
    dropZone.addEventListener("dragleave", ({ relatedTarget }) => {
      if (!dropZone.contains(relatedTarget)) delete dropZone.dataset.drag;
    });
    dropZone.addEventListener("drop", (event) => this.#drop(event));
    dropZone.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("change", () => {
      const [file] = input.files;
      // The same file can be chosen again.
      input.value = "";
      if (file) this.#send(file);
    });
    document.addEventListener("paste", ({ clipboardData }) => {
      const [file] = clipboardData?.files ?? [];
      if (file) this.#send(file);
    });
    this.#linkForm.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#importLink();
    });
    // Whoever comes back to the page finds it as it was.
    addEventListener("pagehide", () => this.#reset());
  }

  #hover(event) {
    event.preventDefault();
    this.#dropZone.dataset.drag = "";
  }

  #drop(event) {
    event.preventDefault();
    delete this.#dropZone.dataset.drag;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.#send(file);
    else this.#show(this.#root.dataset.noFile);
  }

  async #send(file) {
    if (this.#progress) return;
    const { images, maxBytes, notAnImage, tooLarge } = this.#root.dataset;
    if (file.size > Number(maxBytes)) return this.#show(tooLarge);
    if (!(await isImage(file))) return this.#show(filled(notAnImage, { name: file.name }));
    // Another one was given meanwhile.
    if (this.#progress) return;
    this.#clear();
    const progress = new UploadProgress(this.#root, file, () => this.#reset());
    this.#progress = progress;
    swap(this.#dropZone, progress.panel, progress.button);
    try {
      await introduce();
      progress.signal.throwIfAborted();
      open(await postFile(images, file, progress));
    } catch (error) {
      if (progress.signal.aborted) return;
      this.#reset();
      this.#fail(error);
    }
  }

  async #importLink() {
    this.#clear();
    this.#setImporting(true);
    try {
      await introduce();
      open(await postJson(this.#root.dataset.images, { src: this.#linkForm.elements.src.value }));
    } catch (error) {
      this.#setImporting(false);
      this.#fail(error);
    }
  }

  #setImporting(isImporting) {
    const button = this.#linkForm.querySelector("button");
    button.disabled = isImporting;
    button.textContent = isImporting ? button.dataset.busy : button.dataset.idle;
  }

  /** Cancels what is in progress. */
  #reset() {
    const progress = this.#progress;
    this.#progress = undefined;
    if (progress) {
      progress.cancel();
      swap(progress.panel, this.#dropZone, this.#dropZone.elements.file);
    }
    this.#setImporting(false);
  }

  #fail(error) {
    this.#show(error instanceof Refusal ? sentence(error.message) : this.#root.dataset.broken);
  }

  #show(text) {
    this.#clear();
    const error = fromTemplate(this.#root, "error");
    error.querySelector("span").textContent = text;
    this.#root.append(error);
  }

  #clear() {
    this.#root.querySelector(":scope > .error")?.remove();
  }
}

/** Shows an element in the place of another, and keeps the focus there. */
function swap(from, to, focused) {
  const hadFocus = from.contains(document.activeElement);
  from.replaceWith(to);
  if (hadFocus) focused.focus();
}

function open({ image }) {
  location.assign(`/i/${image.id}`);
}

/** An error of the server as a sentence, as `app::ui::sentence` makes it. */
function sentence(message) {
  const stop = /[.!?]$/.test(message) ? "" : ".";
  return message.charAt(0).toUpperCase() + message.slice(1) + stop;
}
