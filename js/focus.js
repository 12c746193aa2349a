// Restores the keyboard focus when the focused element is removed: a sent form, a deleted comment, a closed message. Browsers
// move it to the page, and screen readers start again at its top. Knows no discussion.

/** The number of remembered elements. */
const REMEMBERED = 30;
/** Attributes whose change can make the focused element unusable. */
const CHANGES = ["disabled", "hidden", "open", "data-hidden"];
const FIELD = "textarea, input:not([type=radio], [type=checkbox])";
/** Keys within this time of each other belong to one text, in milliseconds. */
const PAUSE = 1_000;
/** Named keys that insert or delete text, and modifier keys. */
const WRITING = ["Backspace", "Delete", "Dead", "Enter", "Process"];
const MODIFIERS = ["Shift", "Alt", "AltGraph", "CapsLock", "Control", "Meta"];

/** Follows the focus in `root`, the document or the shadow root of a widget, until `signal`. `had` are the elements that had it
    since the first key; the last one is at the end. */
export function keepFocus(root, had, signal) {
  if (signal?.aborted) return;
  new FocusKeeper(root, had).follow(signal);
}

class FocusKeeper {
  #root;
  /** Elements that had the focus; at the end the last one. An element in a thread is preceded by the thread, where the page's
      shortcuts work. */
  #had = [];
  /** The form and the window of the last one. */
  #form;
  #chatWindow;
  /** Was the last input a key? */
  #wasKey = true;
  /** Was the focus last used by keyboard? After pointer input it is not restored. */
  #isByKey = true;
  /** When a letter was last typed. */
  #typedAt = -PAUSE;
  /** Is the user still typing after the field was removed? */
  #isStranded = false;
  #isChecking = false;
  /** Was the last one removed from the document, and possibly inserted elsewhere? */
  #wasMoved = false;

  constructor(root, had) {
    this.#root = root;
    for (const element of had) if (element !== document.body) this.#remember(element);
  }

  follow(signal) {
    const listen = (on, type, listener) => on.addEventListener(type, listener, { capture: true, signal });
    listen(this.#root, "keydown", (event) => this.#press(event));
    // Also on the page around a widget.
    listen(document, "pointerdown", () => (this.#wasKey = this.#isByKey = this.#isStranded = false));
    listen(this.#root, "focusout", ({ relatedTarget }) => {
      // The focus moved to the page around a widget.
      if (relatedTarget && !this.#root.contains(relatedTarget)) this.#isByKey = false;
    });
    listen(this.#root, "focusin", ({ target }) => this.#remember(target));
    const changes = new MutationObserver((records) => this.#follow(records));
    changes.observe(this.#root, { subtree: true, childList: true, attributeFilter: CHANGES });
    signal?.addEventListener("abort", () => changes.disconnect());
    this.#checkSoon();
  }

  /** Discards typing that continues after its field was removed: neither other fields nor page shortcuts get it. */
  #press(event) {
    this.#wasKey = true;
    if (hasFocus()) this.#isByKey = true;
    const last = this.#had.at(-1);
    const { key = "", timeStamp } = event;
    if (MODIFIERS.includes(key)) return;
    this.#isStranded ||= !hasFocus() && Boolean(last?.matches(FIELD)) && !isUsable(last);
    this.#isStranded &&= isWriting(event) && timeStamp - this.#typedAt < PAUSE;
    if (this.#isStranded) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    // Enter in an existing field ends the text.
    const goesOn = this.#isStranded || (isWriting(event) && key !== "Enter");
    this.#typedAt = goesOn ? timeStamp : -PAUSE;
  }

  #follow(records) {
    const last = this.#had.at(-1);
    this.#wasMoved ||= records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)));
    this.#checkSoon();
  }

  #remember(element) {
    const now = [element.closest(".thread"), element].filter(Boolean);
    this.#had = [...this.#had.filter((other) => !now.includes(other)), ...new Set(now)].slice(-REMEMBERED);
    [this.#form, this.#chatWindow] = [element.closest("form"), element.closest(".chat-window")];
    this.#isByKey = this.#wasKey;
  }

  /** After the next frame: the code that removes an element may focus another one, and browsers blur disabled elements with a
      frame. */
  #checkSoon() {
    if (this.#isChecking) return;
    this.#isChecking = true;
    requestAnimationFrame(() => setTimeout(() => this.#check()));
  }

  #check() {
    const wasMoved = this.#wasMoved;
    this.#isChecking = this.#wasMoved = false;
    const last = this.#had.at(-1);
    // No focus, although the last element could have it: the blur was intentional.
    if (!this.#isByKey || hasFocus() || !document.hasFocus() || !last || (isUsable(last) && !wasMoved)) return;
    const wasField = last.matches(FIELD) && !isUsable(last);
    this.#isStranded = wasField && !this.#form?.isConnected;
    this.#had = this.#had.filter((element) => element.isConnected);
    const before = wasField ? [this.#form?.querySelector("textarea"), this.#chatWindow] : this.#had.toReversed();
    const rest = [".chat-window", ".canvas", ".place-button"].map((selector) => this.#root.querySelector(selector));
    if (!before.some((element) => this.#focus(element))) rest.some((element) => this.#focus(element, true));
  }

  /** False if the element cannot be focused. */
  #focus(element, preventScroll = false) {
    if (!element || !isUsable(element)) return false;
    if (element.matches(".canvas:not([tabindex])")) element.tabIndex = -1;
    element.focus({ preventScroll });
    return this.#root.activeElement === element;
  }
}

/** Does a key insert or delete text, also through an input method? */
function isWriting(event) {
  const { key = "", isComposing, ctrlKey, metaKey } = event;
  const hasCommand = (ctrlKey || metaKey) && !event.getModifierState?.("AltGraph");
  return isComposing || (!hasCommand && (key.length === 1 || WRITING.includes(key)));
}

/** Is any element focused? */
function hasFocus() {
  return (document.activeElement ?? document.body) !== document.body;
}

function isUsable(element) {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}
