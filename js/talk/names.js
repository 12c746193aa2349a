// Mentions in a field: it shows `@Ada`, and its `data-spelled` has the text as it is sent and kept, with `@[Ada](person:id)`
// (src/model/mention.rs). The program (src/app/room/window/written.rs) reads and writes that alone.

const MENTION = /@\[((?:\\.|[^\]\\\n])+)\]\(person:([0-9a-f-]{36})\)/g;
/** Fenced code, which ends with its fence or with the text, and code within a paragraph. */
const CODE = /^[ >]*(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$(?:(?!^[ >]*\1\2)[^])*(?:^[ >]*\1\2[`~]*)?|(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?(?<!`)\3(?!`)/gm;
/** What a mention comes after: no letter of an e-mail address, but the mark of bold or italic. */
const BEFORE = /(?:^|[\s(*_~])$/;
const AFTER = /^(?!_*[\p{L}\p{N}])/u;

/** Which person a name means in this tab: the one who was chosen last. */
export class Names {
  #key;
  /** Mentions by name. */
  #known = new Map();

  constructor(image) {
    this.#key = `image-chat:${image}:mentions`;
    try {
      this.#known = new Map(JSON.parse(sessionStorage.getItem(this.#key) ?? "[]"));
    } catch {
      // Without storage they are known as long as the page.
    }
  }

  /** A name means the person of this mention from now on. */
  add(name, source) {
    if (this.#known.get(name) === source) return;
    this.#known.set(name, source);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify([...this.#known]));
    } catch {
      // As above.
    }
  }

  /** All known names in a text, the longest where several begin. */
  find(text) {
    const names = [...this.#known.keys()].filter((name) => text.includes(`@${name}`)).sort((a, b) => b.length - a.length);
    if (!names.length) return [];
    const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const found = text.matchAll(new RegExp(`@(${any})${AFTER.source.slice(1)}`, "gu"));
    return [...found].map(({ index, 1: name }) => ({ at: index, name, source: this.#known.get(name) }));
  }
}

/** The mentions of one field. Two people of the same name stay apart. */
export class Mentions {
  #field;
  #names;
  #shown;
  /** `at`, where they are in what is shown, the name and the source. In code, one stays what it was: the code may end. */
  #all;

  constructor(field, names) {
    this.#field = field;
    this.#names = names;
    this.#show(field.value);
    // The program has another text: a refused one, or none after sending.
    new MutationObserver(() => {
      if (field.dataset.spelled !== this.#spelled()) this.#show(field.dataset.spelled);
    }).observe(field, { attributeFilter: ["data-spelled"] });
  }

  /** Puts a person in the place of the selection; `insert` types the text. */
  put({ id, name }, insert) {
    const { selectionStart, selectionEnd } = this.#field;
    this.#all = this.#all.filter(({ at, name }) => at + name.length < selectionStart || at >= selectionEnd);
    this.#names.add(name, `@[${name.replace(/[[\]\\]/g, "\\$&")}](person:${id})`);
    insert(`@${name} `);
  }

  /** Follows a change of what is shown: mentions before and after it stay, and known names in it are mentions. */
  follow(isComposing) {
    const { value } = this.#field;
    if (value === this.#shown) return;
    const [from, behind] = this.#unchanged(value);
    const to = value.length - behind;
    const kept = [];
    const gone = [];
    for (const mention of this.#all) {
      if (endOf(mention) <= from) kept.push(mention);
      else if (mention.at >= this.#shown.length - behind) kept.push({ ...mention, at: mention.at + value.length - this.#shown.length });
      else gone.push(mention);
    }
    // Cut, and put in again: the same person.
    for (const { name, source } of gone) this.#names.add(name, source);
    const isFree = (mention) => kept.every((other) => endOf(other) <= mention.at || endOf(mention) <= other.at || endOf(other) < endOf(mention));
    const found = this.#names.find(value).filter((mention) => mention.at <= to && endOf(mention) >= from && isFree(mention));
    for (const mention of found) {
      const again = gone.findIndex(({ name }) => name === mention.name);
      if (again >= 0) mention.source = gone.splice(again, 1)[0].source;
    }
    const rest = kept.filter((mention) => found.every((other) => endOf(other) <= mention.at || endOf(mention) <= other.at));
    this.#all = [...rest, ...found].sort((a, b) => a.at - b.at);
    this.#shown = value;
    const spelled = this.#spelled();
    // A source that was pasted is shown as a name.
    if (!isComposing && split(spelled).shown !== value) this.#show(spelled);
    else this.#field.dataset.spelled = spelled;
  }

  /** How much is as it was, at the beginning and at the end. What was typed ends at the cursor. */
  #unchanged(value) {
    const was = this.#shown;
    const shorter = Math.min(was.length, value.length);
    const same = (length, place) => {
      let count = 0;
      while (count < length && place(was, count) === place(value, count)) count++;
      return count;
    };
    const fromEnd = (text, count) => text[text.length - 1 - count];
    const behind = same(Math.min(shorter, value.length - this.#field.selectionEnd), fromEnd);
    const from = same(shorter - behind, (text, count) => text[count]);
    return [from, same(shorter - from, fromEnd)];
  }

  #spelled() {
    const isMention = places(this.#shown);
    let [text, done] = ["", 0];
    for (const mention of this.#all) {
      if (!isMention(mention.at, endOf(mention))) continue;
      text += this.#shown.slice(done, mention.at) + mention.source;
      done = endOf(mention);
    }
    return text + this.#shown.slice(done);
  }

  #show(spelled) {
    const field = this.#field;
    const { shown, mentions } = split(spelled);
    for (const { name, source } of mentions) this.#names.add(name, source);
    [this.#shown, this.#all] = [shown, mentions];
    field.dataset.spelled = spelled;
    if (field.value === shown) return;
    const cursor = Math.max(0, shown.length - (field.value.length - field.selectionEnd));
    field.value = shown;
    field.setSelectionRange(cursor, cursor);
  }
}

/** A text as it is shown, and its mentions. */
function split(spelled) {
  const isMention = places(spelled);
  const mentions = [];
  let [shown, done] = ["", 0];
  for (const { 0: source, 1: escaped, index } of spelled.matchAll(MENTION)) {
    if (!isMention(index, index + source.length)) continue;
    const name = escaped.replace(/\\(.)/g, "$1");
    shown += spelled.slice(done, index);
    mentions.push({ at: shown.length, name, source });
    shown += `@${name}`;
    done = index + source.length;
  }
  return { shown: shown + spelled.slice(done), mentions };
}

/** Tells whether a mention can be in a place of a text. */
function places(text) {
  const code = [...text.matchAll(CODE)].map(({ 0: { length }, index }) => [index, index + length]);
  return (from, to) =>
    BEFORE.test(text.slice(Math.max(0, from - 1), from)) && AFTER.test(text.slice(to)) && !code.some(([start, end]) => start <= from && from < end);
}

function endOf({ at, name }) {
  return at + name.length + 1;
}
