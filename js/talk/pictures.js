// The pictures of a form: pasted, dropped or chosen, sent at once, and shown below the text. They stand in the form's
// `data-pictures` as they stand in the text that is sent: `![Sketch](picture:{id}/800x600)`, one after the other.
import { isImage } from "../image-file.js";
import { isForField } from "../paste.js";
import { Refusal } from "../requests.js";
import { sentence } from "../sentence.js";
import { filled, fromTemplate } from "../templates.js";

const PICTURE = /!\[((?:\\.|[^\]\\\n])*)\]\(picture:([0-9a-f-]{36})(?:\/\d+x\d+)?\)/g;
/** How browsers call a picture that is pasted without a file. */
const NAMELESS = /^image\.\w+$/;

export class Pictures {
  #form;
  #field;
  #list;
  #root;
  #room;
  #uploads = new Set();
  #isAwaited = false;

  constructor(form, root, room) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#list = form.querySelector("[data-part=pictures]");
    this.#root = root;
    this.#room = room;
    const files = form.querySelector("[data-part=picture-files]");
    files.addEventListener("change", () => {
      const chosen = [...files.files];
      // The same file can be chosen again.
      files.value = "";
      this.add(chosen);
    });
    form.addEventListener("paste", (event) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (!pasted.length || isForField(event)) return;
      event.preventDefault();
      this.add(pasted.map((file) => this.#named(file)));
    });
    // What is typed in the words of a picture is none of the form's keys.
    this.#list.addEventListener("keydown", (event) => this.#press(event));
    this.#list.addEventListener("input", (event) => this.#describe(event));
    this.#list.addEventListener("click", ({ target }) => this.#remove(target.closest("[data-do=remove-picture]")));
    const changes = new MutationObserver(() => this.#show());
    changes.observe(form, { attributeFilter: ["data-pictures"] });
    this.#show();
  }

  /** The pictures as they are sent. */
  get source() {
    return this.#form.dataset.pictures ?? "";
  }

  choose() {
    this.#form.querySelector("[data-part=picture-files]").click();
  }

  /** True while pictures are being sent: the form is sent when they are there. */
  waits() {
    this.#isAwaited = this.#uploads.size > 0;
    return this.#isAwaited;
  }

  /** Sends files one after the other. */
  async add(files) {
    // The text is being sent.
    if (this.#field.readOnly) return;
    this.#say(null);
    const accepted = [];
    for (const file of files) if (await this.#accepts(file)) accepted.push(file);
    const uploads = accepted.map((file) => this.#begin(file));
    for (const upload of uploads) await this.#send(upload);
    const isAwaited = this.#isAwaited && !this.#uploads.size;
    if (!isAwaited) return;
    this.#isAwaited = false;
    if (this.#form.isConnected && !this.#error()) this.#form.requestSubmit();
  }

  /** A picture of the clipboard has a name in no language. */
  #named(file) {
    if (!NAMELESS.test(file.name)) return file;
    return new File([file], `${this.#list.dataset.word}.png`, { type: file.type });
  }

  async #accepts(file) {
    const { maxBytes, notAnImage, tooLarge } = this.#list.dataset;
    if (file.size > Number(maxBytes)) this.#say(`${file.name}: ${tooLarge}`);
    else if (!(await isImage(file))) this.#say(filled(notAnImage, { name: file.name }));
    else return true;
    return false;
  }

  #begin(file) {
    const controller = new AbortController();
    const item = fromTemplate(this.#root, "picture-upload");
    const bar = item.querySelector("progress");
    item.querySelector(".upload-name").textContent = file.name;
    bar.ariaLabel = filled(bar.dataset.label, { name: file.name });
    const show = (sent, total) => {
      // All are sent: the server is at work, for as long as that takes.
      if (sent < total) bar.value = Math.floor((sent / total) * 100);
      else bar.removeAttribute("value");
    };
    const upload = { file, item, show, signal: controller.signal };
    item.querySelector("button").addEventListener("click", () => {
      controller.abort();
      this.#end(upload);
      this.#field.focus();
    });
    this.#uploads.add(upload);
    this.#list.append(item);
    this.#list.hidden = false;
    return upload;
  }

  async #send(upload) {
    await this.#introduced();
    if (upload.signal.aborted) return;
    try {
      const { picture } = await this.#room.sendPicture(upload.file, upload);
      if (!upload.signal.aborted) this.#put([...this.#sources(), picture.markdown]);
    } catch (error) {
      if (upload.signal.aborted) return;
      const { broken, stop } = this.#list.dataset;
      const reason = error instanceof Refusal ? sentence(error.message, stop) : broken;
      this.#say(`${upload.file.name}: ${reason}`);
    }
    this.#end(upload);
  }

  /** The server takes no picture of someone without an identity. The program (src/app/room/window/composer.rs) sees to one. */
  async #introduced() {
    const form = this.#form;
    form.dispatchEvent(new Event("introduce"));
    if (!form.hasAttribute("data-introducing")) return;
    await new Promise((resolve) => new MutationObserver(resolve).observe(form, { attributeFilter: ["data-introducing"] }));
  }

  #end(upload) {
    this.#uploads.delete(upload);
    upload.item.remove();
    this.#list.hidden = !this.#list.children.length;
  }

  #sources() {
    return [...this.source.matchAll(PICTURE)].map(([source]) => source);
  }

  /** Other pictures; the program hears of them as of what is typed. */
  #put(sources) {
    this.#form.dataset.pictures = sources.join(" ");
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Shows the pictures. One that is there already stays: its words may be in the making. */
  #show() {
    const shown = [...this.#list.querySelectorAll("[data-picture]")];
    const items = [...this.source.matchAll(PICTURE)].map(([, words, id]) => {
      const at = shown.findIndex((item) => item.dataset.picture === id);
      const item = at < 0 ? this.#item(id) : shown.splice(at, 1)[0];
      const field = item.querySelector("input");
      const plain = words.replace(/\\(.)/g, "$1");
      if (!field.matches(":focus")) field.value = plain;
      return item;
    });
    shown.forEach((item) => item.remove());
    const others = [...this.#list.children].filter((item) => !item.dataset.picture);
    const all = [...items, ...others];
    if (all.some((item, at) => this.#list.children[at] !== item)) this.#list.replaceChildren(...all);
    this.#list.hidden = !all.length;
  }

  #item(id) {
    const item = fromTemplate(this.#root, "composer-picture");
    item.dataset.picture = id;
    const thumb = document.createElement("img");
    thumb.alt = "";
    item.prepend(thumb);
    this.#room.showPicture(thumb, `/media/${this.#room.image}/comment-pictures/${id}/thumb`);
    return item;
  }

  #describe({ target }) {
    const { picture } = target.closest("[data-picture]").dataset;
    const words = target.value.replace(/\s+/g, " ").replace(/[\\[\]*_`<&~!:]/g, "\\$&");
    const described = (source) => (source.includes(picture) ? source.replace(/^!\[.*\](?=\(picture:)/, () => `![${words}]`) : source);
    this.#put(this.#sources().map(described));
  }

  #press(event) {
    if (event.key === "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.#field.focus();
  }

  #remove(button) {
    if (!button) return;
    const item = button.closest("[data-picture]");
    const at = [...this.#list.querySelectorAll("[data-picture]")].indexOf(item);
    this.#put(this.#sources().filter((_, place) => place !== at));
    this.#field.focus();
  }

  #error() {
    return this.#form.querySelector("[data-slot=picture-error] .error");
  }

  #say(text) {
    const slot = this.#form.querySelector("[data-slot=picture-error]");
    slot.replaceChildren();
    if (!text) return;
    const error = fromTemplate(this.#root, "error");
    error.querySelector("span").textContent = text;
    slot.append(error);
  }
}
