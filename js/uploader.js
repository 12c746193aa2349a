// The uploader of the start page: images are dropped anywhere on the page, pasted, chosen, or imported by URL. The page
// has every text, as data attributes and templates (src/app/pages/uploader.rs).
import { hasFiles } from "./file-drops.js";
import { isImage } from "./image-file.js";
import { isForField } from "./paste.js";
import { Refusal, introduce, postFile, postJson } from "./requests.js";
import { sentence } from "./sentence.js";
import { filled, fromTemplate } from "./templates.js";
import { UploadProgress } from "./upload-progress.js";

/** An uploader: the element with both forms. */
export class Uploader {
  #root;
  #dropZone;
  #linkForm;
  /** The place of the uploads in progress, and these. */
  #panels = document.createElement("div");
  #uploads;

  constructor(root) {
    this.#root = root;
    this.#dropZone = root.querySelector(".drop");
    this.#linkForm = root.querySelector(".link-form");
    this.#panels.className = "uploads";
  }

  /** Makes it interactive. */
  start() {
    const input = this.#dropZone.elements.file;
    document.addEventListener("dragenter", (event) => this.#hover(event));
    document.addEventListener("dragover", (event) => this.#hover(event));
    document.addEventListener("dragleave", ({ relatedTarget }) => {
      if (!relatedTarget) delete this.#dropZone.dataset.drag;
    });
    document.addEventListener("drop", (event) => this.#drop(event));
    this.#dropZone.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("change", () => {
      const files = [...input.files];
      // The same file can be chosen again.
      input.value = "";
      this.#send(files);
    });
    document.addEventListener("paste", (event) => {
      if (!isForField(event)) this.#send([...(event.clipboardData?.files ?? [])]);
    });
    this.#linkForm.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#importLink();
    });
    // A visitor who comes back finds the page as it was.
    addEventListener("pagehide", () => this.#reset());
  }

  /** Files are taken anywhere on the page, anything else only by the drop zone. */
  #takes(event) {
    return hasFiles(event) || this.#dropZone.contains(event.target);
  }

  #hover(event) {
    if (!this.#takes(event)) return;
    event.preventDefault();
    this.#dropZone.dataset.drag = "";
  }

  #drop(event) {
    if (!this.#takes(event)) return;
    event.preventDefault();
    delete this.#dropZone.dataset.drag;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) this.#send(files);
    else this.#show(this.#root.dataset.noFile);
  }

  /** Uploads files one after the other. A single image is opened, several are shown in the gallery. */
  async #send(files) {
    if (this.#uploads || !files.length) return;
    this.#clear();
    const accepted = await Promise.all(files.map((file) => this.#accepts(file)));
    const fit = files.filter((_, place) => accepted[place]);
    // Others were given meanwhile.
    if (this.#uploads || !fit.length) return;
    const uploads = fit.map((file) => new UploadProgress(this.#root, file, (upload) => this.#cancel(upload)));
    this.#uploads = uploads;
    this.#panels.replaceChildren(...uploads.map(({ panel }) => panel));
    swap(this.#dropZone, this.#panels, uploads[0].button);
    const images = [];
    for (const upload of uploads) {
      const image = await this.#upload(upload);
      if (image) images.push(image);
    }
    if (this.#uploads !== uploads || !images.length) return;
    if (images.length === files.length) open(images.length === 1 ? `/i/${images[0].id}` : this.#root.dataset.gallery);
    else this.#finishPartly(images.length, files.length);
  }

  /** The uploaded image; nothing when the upload was cancelled or failed. */
  async #upload(upload) {
    try {
      upload.signal.throwIfAborted();
      await introduce();
      upload.signal.throwIfAborted();
      const { image } = await postFile(this.#root.dataset.images, upload.file, upload);
      upload.finish();
      return image;
    } catch (error) {
      if (upload.signal.aborted) return;
      this.#fail(error, this.#uploads?.length > 1 ? upload.file.name : undefined);
      this.#cancel(upload);
    }
  }

  async #accepts(file) {
    const { maxBytes, notAnImage, tooLarge } = this.#root.dataset;
    if (file.size > Number(maxBytes)) this.#show(tooLarge);
    else if (!(await isImage(file))) this.#show(filled(notAnImage, { name: file.name }));
    else return true;
    return false;
  }

  /** Some files became images: the page says so, and takes others. */
  #finishPartly(done, all) {
    this.#reset();
    this.#show(filled(this.#root.dataset.partly, { done, all }));
  }

  async #importLink() {
    this.#clear();
    this.#setImporting(true);
    try {
      await introduce();
      const { image } = await postJson(this.#root.dataset.images, { src: this.#linkForm.elements.src.value });
      open(`/i/${image.id}`);
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

  /** Cancels an upload; after the last one the drop zone is back. */
  #cancel(upload) {
    upload.cancel();
    const next = this.#uploads?.find((other) => other !== upload && other.panel.isConnected);
    if (!next) return this.#reset();
    if (upload.panel.contains(document.activeElement)) next.button.focus();
    upload.panel.remove();
  }

  /** Cancels what is in progress. */
  #reset() {
    const uploads = this.#uploads;
    this.#uploads = undefined;
    if (uploads) {
      for (const upload of uploads) upload.cancel();
      swap(this.#panels, this.#dropZone, this.#dropZone.elements.file);
    }
    this.#setImporting(false);
  }

  /** Of several files the message names the one. */
  #fail(error, name) {
    const text = error instanceof Refusal ? sentence(error.message, this.#root.dataset.stop) : this.#root.dataset.broken;
    this.#show(name ? `${name}: ${text}` : text);
  }

  #show(text) {
    const error = fromTemplate(this.#root, "error");
    error.querySelector("span").textContent = text;
    this.#root.append(error);
  }

  #clear() {
    for (const error of this.#root.querySelectorAll(":scope > .error")) error.remove();
  }
}

/** Shows an element in the place of another, and keeps the focus there. */
function swap(from, to, focused) {
  const hadFocus = from.contains(document.activeElement);
  from.replaceWith(to);
  if (hadFocus) focused.focus();
}

function open(address) {
  location.assign(address);
}
