// The names of people in a text that is being written: `@Ada` while it is written, `@[Ada](person:id)` when it is sent
// (src/model/mention.rs). The tab remembers which person a name means, so that a draft keeps its mentions.

const MENTION = /@\[((?:\\.|[^\]\\\n])+)\]\(person:([0-9a-f-]{36})\)/g;

export class Names {
  #key;
  /** Ids by name. */
  #known = new Map();

  constructor(image) {
    this.#key = `image-chat:${image}:names`;
    try {
      this.#known = new Map(JSON.parse(sessionStorage.getItem(this.#key) ?? "[]"));
    } catch {
      // Without storage they are known as long as the page.
    }
  }

  /** A name means this person from now on. */
  add(name, id) {
    this.#known.set(name, id);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify([...this.#known]));
    } catch {
      // As above.
    }
  }

  /** The text as it is sent. */
  spelled(text) {
    const names = [...this.#known.keys()].filter((name) => text.includes(`@${name}`)).sort((a, b) => b.length - a.length);
    if (!names.length) return text;
    const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    return text.replace(new RegExp(`@(${any})(?![\\p{L}\\p{N}_])`, "gu"), (_, name) => {
      const escaped = name.replace(/[[\]\\]/g, "\\$&");
      return `@[${escaped}](person:${this.#known.get(name)})`;
    });
  }

  /** Puts ids into a field. */
  spell(field) {
    put(field, this.spelled(field.value));
  }

  /** Puts names in the place of ids in a field. */
  shorten(field) {
    const short = field.value.replace(MENTION, (_, escaped, id) => {
      const name = escaped.replace(/\\(.)/g, "$1");
      this.add(name, id);
      return `@${name}`;
    });
    put(field, short);
  }
}

function put(field, text) {
  if (field.value === text) return;
  const fromEnd = field.value.length - field.selectionEnd;
  field.value = text;
  field.setSelectionRange(text.length - fromEnd, text.length - fromEnd);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
