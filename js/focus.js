// Gives the focus a new place when the element that has it by key is gone: a sent form, a deleted comment, a closed message.
// Browsers leave it to the page, from whose top a screen reader would begin again. Knows neither discussions nor windows.

/** How many elements that had the focus are remembered. */
const REMEMBERED = 30;
/** What an element that had the focus becomes unusable by. */
const CHANGES = ["disabled", "hidden", "open", "data-hidden"];

/** Follows the focus in `root`, the document or the shadow root of a widget, until `signal`. Until now `pressed` had it. */
export function keepFocus(root, pressed, signal) {
  new FocusKeeper(root, pressed).follow(signal);
}

class FocusKeeper {
  #root;
  /** Elements that had the focus; at the end the last one. */
  #had = [];
  /** A pointer shows by itself where it is. */
  #isByKey = true;
  #isChecking = false;
  /** Was the last one taken out of the page, and possibly put in elsewhere? */
  #wasMoved = false;

  constructor(root, pressed) {
    this.#root = root;
    for (const element of [pressed, root.activeElement]) if (element && element !== document.body) this.#remember(element);
  }

  follow(signal) {
    const listen = (type, listener) => this.#root.addEventListener(type, listener, { capture: true, signal });
    listen("keydown", () => (this.#isByKey = true));
    listen("pointerdown", () => (this.#isByKey = false));
    listen("focusin", ({ target }) => this.#remember(target));
    const changes = new MutationObserver((records) => this.#follow(records));
    changes.observe(this.#root, { subtree: true, childList: true, attributeFilter: CHANGES });
    signal?.addEventListener("abort", () => changes.disconnect());
    this.#checkSoon();
  }

  #follow(records) {
    const last = this.#had.at(-1);
    this.#wasMoved ||= records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)));
    this.#checkSoon();
  }

  #remember(element) {
    this.#had = [...this.#had.filter((other) => other !== element), element].slice(-REMEMBERED);
  }

  /** After the next frame: what removes an element may focus another one, and from a disabled one the browser takes the focus
      with the frame. */
  #checkSoon() {
    if (this.#isChecking) return;
    this.#isChecking = true;
    requestAnimationFrame(() => setTimeout(() => this.#check()));
  }

  #check() {
    const wasMoved = this.#wasMoved;
    this.#isChecking = this.#wasMoved = false;
    const { activeElement, body } = document;
    const isLost = this.#isByKey && (activeElement ?? body) === body;
    // Without a focus, but with an element that can have it: somebody took it away on purpose.
    if (!isLost || this.#had.length === 0 || (isUsable(this.#had.at(-1)) && !wasMoved)) return;
    this.#had = this.#had.filter((element) => element.isConnected);
    if (!this.#had.toReversed().some((element) => this.#focus(element))) this.#focusPicture();
  }

  #focusPicture() {
    const picture = this.#root.querySelector(".canvas") ?? this.#root.querySelector(".place-button");
    if (picture && !picture.matches("button, [tabindex]")) picture.tabIndex = -1;
    if (picture) this.#focus(picture);
  }

  #focus(element) {
    if (!isUsable(element)) return false;
    element.focus();
    return this.#root.activeElement === element;
  }
}

function isUsable(element) {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}
