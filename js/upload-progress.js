// An upload in progress: what it shows, and how it is cancelled.
import { filled, fromTemplate } from "./templates.js";

const BYTES_PER_MEGABYTE = 2 ** 20;

/** The progress of an upload, one of those in the place of the drop zone. */
export class UploadProgress {
  /** The file. */
  file;
  /** The element. */
  panel;
  /** The button that cancels. */
  button;
  #controller = new AbortController();
  #megabytes = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

  constructor(root, file, onCancel) {
    this.file = file;
    this.panel = fromTemplate(root, "progress");
    this.button = this.panel.querySelector("button");
    this.button.addEventListener("click", () => onCancel(this));
    this.panel.querySelector(".upload-name").textContent = file.name;
    const bar = this.panel.querySelector("progress");
    bar.ariaLabel = filled(bar.dataset.label, { name: file.name });
    this.show(0, file.size);
  }

  /** Aborted when the upload is cancelled. */
  get signal() {
    return this.#controller.signal;
  }

  cancel() {
    this.#controller.abort();
  }

  /** Shows that the image is there. */
  finish() {
    const note = this.panel.querySelector(".upload-note");
    note.textContent = note.dataset.done;
    this.button.hidden = true;
  }

  /** Shows the number of bytes that are sent; when all are, the server is at work. */
  show(sent, total) {
    const percent = total > 0 ? Math.floor((sent / total) * 100) : 0;
    const [output, note] = [this.panel.querySelector("output"), this.panel.querySelector(".upload-note")];
    this.panel.querySelector("progress").value = percent;
    output.textContent = filled(output.dataset.text, { percent });
    note.textContent =
      percent < 100
        ? filled(note.dataset.sending, { sent: this.#inMegabytes(sent), total: this.#inMegabytes(total) })
        : note.dataset.preparing;
  }

  #inMegabytes(bytes) {
    return this.#megabytes.format(bytes / BYTES_PER_MEGABYTE);
  }
}
