// Writing in a room: format, mentions, pictures, preview, what Enter does; the earlier versions of a comment, and its pictures
// in large. Knows no comment beyond its element: the program (src/app/room/window/) sends and saves what is in a form.
import { EnterSetting } from "./talk/enter.js";
import { showHistory } from "./talk/history.js";
import { MentionList } from "./talk/mentions.js";
import { Mentions, Names } from "./talk/names.js";
import { showPicture } from "./talk/picture-view.js";
import { Pictures } from "./talk/pictures.js";
import { Preview } from "./talk/preview.js";
import { postFile } from "./requests.js";
import { format, formatOf } from "./talk/format.js";
import { Toolbar } from "./talk/toolbar.js";

/** How a page of this server finds people and handles pictures; a widget has other ways. */
const OWN = {
  findPeople(q) {
    return this.ask("GET", `/api/v1/images/${this.image}/people?${new URLSearchParams({ q })}`);
  },
  sendPicture(file, progress) {
    return postFile(`/api/v1/images/${this.image}/comment-pictures`, file, progress);
  },
  showPicture(img, path) {
    img.src = path;
  },
  html: (html) => html,
};

export class Talk {
  #root;
  #room;
  #names;
  #enter;
  #forms = new WeakMap();
  /** The guest name typed in a form that has been closed. */
  #name = "";

  constructor(root, room, signal) {
    this.#root = root;
    this.#room = { ...OWN, ...room };
    this.#names = new Names(room.image);
    this.#enter = new EnterSetting(root, room);
    // Before the program hears of it.
    root.addEventListener("keydown", (event) => this.#press(event), { capture: true, signal });
    root.addEventListener("submit", (event) => this.#submit(event), { capture: true, signal });
    root.addEventListener("input", (event) => this.#input(event), { capture: true, signal });
    root.addEventListener("focusout", (event) => this.#of(event)?.people.close(), { signal });
  }

  /** Connects a form, once. */
  attach(form) {
    const name = form.querySelector("[name=name]");
    if (name && !name.value) name.value = this.#name;
    if (this.#forms.has(form)) return;
    const field = form.querySelector("textarea");
    const mentions = new Mentions(field, this.#names);
    const people = new MentionList(field, this.#root, this.#room, mentions);
    const pictures = new Pictures(form, this.#root, this.#room);
    const preview = new Preview(form, this.#room, pictures);
    this.#forms.set(form, { field, mentions, people, pictures, preview });
    const own = { mention: () => people.begin(), picture: () => pictures.choose() };
    new Toolbar(form.querySelector(".composer-tools"), {
      format: (name) => (preview.close(), own[name] ? own[name]() : format(field, name)),
      preview: () => preview.toggle(),
      enter: this.#enter,
    });
    // What was typed while this was loaded.
    if (field.matches(":focus")) people.follow();
  }

  addPictures(form, files) {
    this.attach(form);
    this.#forms.get(form).pictures.add(files);
  }

  showPicture(link) {
    showPicture(link, this.#root, this.#room);
  }

  showHistory(button) {
    showHistory(button, this.#root, this.#room);
  }

  #of({ target }) {
    return this.#forms.get(target.closest?.("form"));
  }

  #press(event) {
    const here = this.#of(event);
    if (!here || event.target !== here.field || event.isComposing || event.keyCode === 229) return;
    if (here.people.press(event)) return this.#end(event);
    const name = formatOf(event);
    if (name) {
      format(here.field, name);
      return this.#end(event);
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    // The program sends; without hearing of the key, the browser breaks the line.
    if (!this.#enter.sends && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    else if (here.pictures.waits()) this.#end(event);
    else this.#send(here);
  }

  #submit(event) {
    const here = this.#of(event);
    if (here?.pictures.waits()) return this.#end(event);
    this.#send(here);
    // Further typing is text, not page shortcuts. Not on touch screens, where the keyboard would cover the discussion.
    if (here && event.target.matches(".composer") && matchMedia("(pointer: fine)").matches) here.field.focus();
  }

  #end(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  #input(event) {
    const here = this.#of(event);
    if (here && event.target.name === "name") this.#name = event.target.value;
    if (!here || event.target !== here.field) return;
    // The refusal was about the previous text.
    const { form } = event.target;
    if (form.matches(".edit-form")) form.querySelector("[data-slot=error]").replaceChildren();
    here.mentions.follow(event.isComposing);
    if (event.isTrusted) here.people.follow();
  }

  /** The program sends. */
  #send(here) {
    here?.people.close();
    here?.preview.close();
  }
}
