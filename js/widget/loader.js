// The script that a page includes: /js/embed-image-chat.min.js. Defines ImageChat(element, options), also under the name
// FastCommentsImageChat. Small: what a widget is made of follows when its image comes near the viewport.
import { checked, needsNewRoom } from "./options.js";
import { pictureIn, whenNear } from "./picture.js";

// Of a script without an address (a module, an inline copy) the page's own site is the server, unless the options tell.
const HOME = new URL(document.currentScript?.src || location.href).origin;

/** The parts that all widgets of a server share, by its origin and their language. */
const parts = new Map();

/** The markup of all widgets, and the module that mounts them. */
function partsOf(server, locale) {
  const key = `${server} ${locale}`;
  if (!parts.has(key)) {
    const loading = load(server, locale);
    // What could not be loaded is loaded again with the next widget.
    loading.catch(() => parts.delete(key));
    parts.set(key, loading);
  }
  return parts.get(key);
}

async function load(server, locale) {
  const answer = await fetch(`${server}/embed/widget?locale=${encodeURIComponent(locale)}`, { credentials: "omit" });
  if (!answer.ok) throw new Error(`ImageChat: ${server} answered ${answer.status}`);
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  const markup = template.content;
  const assets = server + markup.querySelector("[data-assets]").dataset.assets;
  const { mount } = await import(`${assets}/widget.js`);
  return { mount, markup, assets };
}

class ImageChatWidget {
  #element;
  #options;
  #ended = new AbortController();
  // What is on the page at present: ends with the next mount.
  #room;

  constructor(element, options) {
    this.#element = element;
    this.#options = options;
    this.#begin();
  }

  /** Other options. Callbacks are replaced; whatever else is another makes the room begin again. */
  update(config) {
    if (this.#ended.signal.aborted) return;
    const before = this.#options;
    this.#options = checked({ ...before.given, ...config }, HOME);
    if (needsNewRoom(before, this.#options)) this.#begin();
  }

  /** Takes everything of the widget from the page. */
  destroy() {
    this.#ended.abort();
    this.#room?.abort();
  }

  async #begin() {
    this.#room?.abort();
    const room = new AbortController();
    this.#room = room;
    const { signal } = room;
    try {
      this.#options.call("onInit");
      const picture = await pictureIn(this.#element, signal);
      await whenNear(picture, signal);
      const { mount, markup, assets } = await partsOf(this.#options.apiHost, this.#options.locale);
      if (signal.aborted) return;
      await mount({
        picture,
        markup,
        assets,
        signal,
        options: () => this.#options,
        again: () => signal.aborted || this.#begin(),
      });
    } catch (error) {
      // A page without discussions is still a page.
      if (!signal.aborted) console.error(error);
    }
  }
}

function ImageChat(element, config) {
  const options = checked(config, HOME);
  if (!(element instanceof Element)) throw new TypeError("ImageChat: the first argument must be an element");
  return new ImageChatWidget(element, options);
}

window.ImageChat = ImageChat;
window.FastCommentsImageChat = ImageChat;
