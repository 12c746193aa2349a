// The preview of a form: what the server makes of its text, in the place of the field.

export class Preview {
  #field;
  #room;
  #pictures;
  #button;
  #shown;
  #asked = 0;

  constructor(form, room, pictures) {
    this.#field = form.querySelector("textarea");
    this.#button = form.querySelector("[data-do=preview]");
    this.#shown = form.querySelector("[data-part=preview]");
    this.#room = room;
    this.#pictures = pictures;
    form.addEventListener("keydown", (event) => this.#goOn(event));
  }

  /** A letter continues the text, unless the focus is in another field of the form. */
  #goOn(event) {
    const { key = "", ctrlKey, metaKey, altKey, target } = event;
    const isLetter = key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
    if (!this.#field.hidden || !isLetter || target.matches("input")) return;
    // It is no page shortcut.
    event.stopPropagation();
    this.close();
    this.#field.focus();
  }

  async toggle() {
    if (this.#button.getAttribute("aria-pressed") === "true") {
      this.close();
      return this.#field.focus();
    }
    const number = ++this.#asked;
    const body = [this.#field.dataset.spelled, this.#pictures.source].filter((part) => part).join("\n\n");
    if (!body.trim()) return this.#show("");
    this.#shown.setAttribute("aria-busy", "true");
    const answer = await this.#room.ask("POST", "/api/v1/preview", { body, imageId: this.#room.image }).catch(() => null);
    if (number !== this.#asked) return;
    if (answer?.status === 200) this.#show(answer.body.html);
    else this.#fail(answer?.body?.error?.message);
  }

  #show(html) {
    this.#shown.removeAttribute("data-failed");
    // The server's, as in a comment.
    this.#shown.innerHTML = this.#room.html(html);
    this.#put(true);
  }

  #fail(message) {
    this.#shown.setAttribute("data-failed", "");
    this.#shown.textContent = message ?? this.#shown.dataset.words;
    this.#put(true);
  }

  close() {
    this.#asked++;
    this.#put(false);
  }

  #put(isShown) {
    this.#button.setAttribute("aria-pressed", String(isShown));
    this.#shown.removeAttribute("aria-busy");
    this.#shown.hidden = !isShown;
    const hadFocus = this.#field.matches(":focus");
    this.#field.hidden = isShown;
    // Without a focus, typing would trigger page shortcuts.
    if (hadFocus && isShown) this.#button.focus();
  }
}
