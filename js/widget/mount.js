// Mounts the room over an image: shadow root, styles, data, and an instance of the program that keeps them up to date.
import { instantiate } from "./image-chat-room.js";
import { followTheme } from "./theme.js";
import { loadFocus } from "../focus-loader.js";
import { handleMarks, spreadMarkers } from "../marks.js";
import { loadTalk } from "../talk-loader.js";
import { Host } from "./host.js";
import { Identity } from "./identity.js";
import { isolate } from "./isolate.js";
import { follow } from "./geometry.js";
import { addressOf } from "./picture.js";
import { fit, partNames } from "./markup.js";
import { fillPictures, waiting } from "./pictures.js";
import { localeOf } from "../language.js";

/** The styles of the widget's element itself: those of the page's elements are not for it. */
const FIXED = [["all", "initial"], ["position", "absolute"], ["z-index", "2147483000"], ["pointer-events", "none"]];

/** By folder of assets: the compiled program, and the stylesheet. */
const shared = new Map();

function sharedOf(assets) {
  if (!shared.has(assets)) {
    const loading = Promise.all([compile(`${assets}/image-chat-room.wasm`), stylesheet(`${assets}/widget.css`)]);
    loading.catch(() => shared.delete(assets));
    shared.set(assets, loading);
  }
  return shared.get(assets);
}

async function compile(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`ImageChat: ${address} answered ${answer.status}`);
  return WebAssembly.compileStreaming(answer);
}

// As a constructed stylesheet: a policy of the page that forbids inline styles does not forbid it.
async function stylesheet(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`ImageChat: ${address} answered ${answer.status}`);
  return sheet(await answer.text());
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** Mounts a widget; `options` gives the present ones, `again` mounts it again. Everything ends with `signal`. */
export async function mount({ picture, markup, assets, signal, options, again }) {
  const { apiHost, tenantId, urlId, pageTitle } = options();
  const place = { urlId, src: addressOf(picture), pageTitle };
  const identity = await Identity.of(options);
  const host = new Host({ server: apiHost, tenant: tenantId, place, identity, options, signal, again });
  const [[program, styles], data] = await Promise.all([sharedOf(assets), host.room()]);
  if (signal.aborted) return;

  const element = document.createElement("div");
  element.className = "image-chat-widget";
  for (const [name, value] of FIXED) {
    element.style.setProperty(name, value, "important");
  }
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles, ...(options().customCSS ? [sheet(options().customCSS)] : [])];
  root.append(markup.cloneNode(true));
  fit(root, picture, options(), identity, signal);
  partNames(root);
  isolate(root, signal);
  followTheme(element, picture, options(), signal);
  follow({ element, root, picture, signal, again });
  signal.addEventListener("abort", () => element.remove(), { once: true });

  const room = instantiate();
  await room.default({ module_or_path: program });
  if (signal.aborted) return;
  host.root = root;
  for (const layer of root.querySelectorAll("[popover], .toasts")) {
    layer.popover = "manual";
    layer.showPopover();
  }
  spreadMarkers(root, { signal });
  loadFocus(root, signal);
  handleMarks(root);
  const ask = (...request) => host.ask(...request);
  const { image } = JSON.parse(data).room;
  const own = {
    findPeople: (q) => host.findPeople(image.id, q),
    sendPicture: (file, progress) => host.sendPicture(image.id, file, progress),
    showPicture: (img, path) => host.showPicture(img, path),
    html: waiting,
  };
  fillPictures(root, host, signal);
  loadTalk(root, { image: image.id, ask, ...own }, signal);
  room.start_widget(host, data, localeOf(root.querySelector(".widget").lang, options().locale));
  host.onShown();
}
