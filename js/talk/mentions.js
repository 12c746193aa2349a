// The list of people beside a field: after an `@`, the people that the server finds for what follows. Arrow keys choose, Enter
// and Tab take, Escape closes; a screen reader hears the chosen one.
import { fromTemplate } from "../templates.js";
import { insert } from "./format.js";

/** What is typed within this time is one question, in milliseconds. */
const TYPING = 120;
/** An `@` at the beginning of a word, and up to three words of a name. */
const BEGUN = /(?:^|[\s(])@((?:[^\s@]+(?: [^\s@]+){0,2})?)$/u;

let lists = 0;

export class MentionList {
  #field;
  #root;
  #room;
  #mentions;
  #list = null;
  #people = [];
  #chosen = 0;
  #timer;
  #asked = 0;

  constructor(field, root, room, mentions) {
    this.#field = field;
    this.#root = root;
    this.#room = room;
    this.#mentions = mentions;
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("click", () => this.follow());
  }

  /** Types the `@`. */
  begin() {
    const before = this.#before();
    insert(this.#field, before && !/\s$/.test(before) ? " @" : "@");
    this.follow();
  }

  /** Looks at what is before the cursor. */
  follow() {
    clearTimeout(this.#timer);
    const part = BEGUN.exec(this.#before())?.[1];
    const number = ++this.#asked;
    if (part === undefined) return this.close();
    this.#timer = setTimeout(() => this.#ask(part, number), TYPING);
  }

  async #ask(part, number) {
    const found = await this.#room.findPeople(part).catch(() => null);
    const isCurrent = number === this.#asked && this.#field.matches(":focus");
    if (!isCurrent) return;
    if (found?.status !== 200 || !found.body.people.length) return this.close();
    this.#show(found.body.people);
  }

  #show(people) {
    if (!this.#list) {
      this.#list = fromTemplate(this.#root, "people-list");
      this.#list.id = `people-${++lists}`;
      this.#list.addEventListener("pointerdown", (event) => {
        // The field keeps the focus.
        event.preventDefault();
        const option = event.target.closest("[role=option]");
        if (option) this.#take(this.#people[Number(option.dataset.at)]);
      });
      this.#field.after(this.#list);
      this.#field.setAttribute("aria-controls", this.#list.id);
    }
    this.#people = people;
    this.#list.replaceChildren(...people.map((person, at) => this.#option(person, at)));
    this.#choose(0);
  }

  #option({ name, isHere }, at) {
    const option = fromTemplate(this.#root, "people-option");
    option.id = `${this.#list.id}-${at}`;
    option.dataset.at = at;
    option.querySelector("bdi").textContent = name;
    option.querySelector("[data-part=here]").hidden = !isHere;
    return option;
  }

  #choose(at) {
    this.#chosen = at;
    [...this.#list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.#list.children[at];
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  /** Takes a key; true when it was for the list. */
  press(event) {
    if (!this.#list || event.ctrlKey || event.metaKey || event.altKey) return false;
    const count = this.#people.length;
    switch (event.key) {
      case "ArrowDown":
        this.#choose((this.#chosen + 1) % count);
        return true;
      case "ArrowUp":
        this.#choose((this.#chosen + count - 1) % count);
        return true;
      case "Enter":
      case "Tab":
        if (event.shiftKey) return false;
        this.#take(this.#people[this.#chosen]);
        return true;
      case "Escape":
        this.close();
        return true;
      default:
        return false;
    }
  }

  #take(person) {
    const part = BEGUN.exec(this.#before())?.[1] ?? "";
    const end = this.#field.selectionEnd;
    this.#field.setSelectionRange(end - part.length - 1, end);
    this.close();
    this.#mentions.put(person, (text) => insert(this.#field, text));
    // What was put in begins no other mention.
    this.close();
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#list?.remove();
    this.#list = null;
    this.#field.removeAttribute("aria-controls");
    this.#field.removeAttribute("aria-activedescendant");
  }

  #before() {
    return this.#field.value.slice(0, this.#field.selectionStart);
  }
}
