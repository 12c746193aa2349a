// Gives the focus a new place when the element that has it by key is gone: a sent form, a deleted comment, a closed message.
// Browsers leave it to the page, and a screen reader would begin again at its top. Knows no discussion.

/** How many elements that had the focus are remembered. */
const REMEMBERED = 30;
/** Attributes whose change can make the focused element unusable. */
const CHANGES = ["disabled", "hidden", "open", "data-hidden"];
const FIELD = "textarea, input:not([type=radio], [type=checkbox])";
/** Keys that follow each other within this time are of one sentence, in milliseconds. */
const PAUSE = 1_000;
/** Keys with a name that write or delete; and those that only change others. */
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
  /** Was the last press a key? */
  #wasKey = true;
  /** Is the focus used by keyboard? Of a pointer the user sees the place. */
  #isByKey = true;
  /** When a letter was last typed. */
  #typedAt = -PAUSE;
  /** Is a sentence being typed whose field is gone? */
  #isStranded = false;
  #isChecking = false;
  /** Was the last one taken out of the page, and possibly put in elsewhere? */
  #wasMoved = false;

  constructor(root, had) {
    this.#root = root;
    for (const element of had) if (element !== document.body) this.#remember(element);
  }

  follow(signal) {
    const listen = (on, type, listener) => on.addEventListener(type, listener, { capture: true, signal });
    listen(this.#root, "keydown", (event) => this.#press(event));
    // Around a widget, too.
    listen(document, "pointerdown", () => (this.#wasKey = this.#isByKey = this.#isStranded = false));
    listen(this.#root, "focusout", ({ relatedTarget }) => {
      // Into the page around a widget.
      if (relatedTarget && !this.#root.contains(relatedTarget)) this.#isByKey = false;
    });
    listen(this.#root, "focusin", ({ target }) => this.#remember(target));
    const changes = new MutationObserver((records) => this.#follow(records));
    changes.observe(this.#root, { subtree: true, childList: true, attributeFilter: CHANGES });
    signal?.addEventListener("abort", () => changes.disconnect());
    this.#checkSoon();
  }

  /** The rest of a sentence whose field is gone is neither for another field nor for the keys of the page. */
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
    // Enter in a field that is still there ends the sentence.
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
    const last = this.#had.at(-1);
    // Without a focus, but with an element that can have it: somebody took it away on purpose.
    if (!this.#isByKey || hasFocus() || !document.hasFocus() || !last || (isUsable(last) && !wasMoved)) return;
    const wasField = last.matches(FIELD) && !isUsable(last);
    this.#isStranded = wasField && !this.#form?.isConnected;
    this.#had = this.#had.filter((element) => element.isConnected);
    const before = wasField ? [this.#form?.querySelector("textarea"), this.#chatWindow] : this.#had.toReversed();
    const rest = [".chat-window", ".canvas", ".place-button"].map((selector) => this.#root.querySelector(selector));
    if (!before.some((element) => this.#focus(element))) rest.some((element) => this.#focus(element, true));
  }

  /** False if it cannot have the focus. The picture gets it where it is, without scrolling. */
  #focus(element, preventScroll = false) {
    if (!element || !isUsable(element)) return false;
    if (element.matches(".canvas:not([tabindex])")) element.tabIndex = -1;
    element.focus({ preventScroll });
    return this.#root.activeElement === element;
  }
}

/** Does a key write, also through an input method, or delete? */
function isWriting(event) {
  const { key = "", isComposing, ctrlKey, metaKey } = event;
  const hasCommand = (ctrlKey || metaKey) && !event.getModifierState?.("AltGraph");
  return isComposing || (!hasCommand && (key.length === 1 || WRITING.includes(key)));
}

/** Has an element of the page the focus? */
function hasFocus() {
  return (document.activeElement ?? document.body) !== document.body;
}

function isUsable(element) {
  return element.isConnected && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}
