// The way to the images before and after this one in the gallery: links, the keys [ and ], and a panel with
// thumbnails. Without other images nothing shows.
import { isForOthers, keyOf } from "./keys.js";
import { fromTemplate } from "./templates.js";

/** Shows the way, if there are other images. */
export async function startSwitcher() {
  const nav = document.querySelector(".switcher");
  // A page in a sandbox is a stranger to its own server.
  if (!nav || window.origin === "null") return;
  const answer = await fetch(`${location.pathname}/neighbours`);
  if (!answer.ok) return;
  const { before, after } = await answer.json();
  if (before.length + after.length === 0) return;
  const panel = nav.querySelector("ol");
  const [previous, next] = ["prev", "next"].map((rel) => nav.querySelector(`[rel=${rel}]`));
  lead(previous, before.at(-1));
  lead(next, after[0]);
  const own = { id: location.pathname.split("/")[2], title: document.querySelector(".bar .title").textContent };
  const fill = () => {
    const items = [...before, { image: { ...own, thumbSrc: "" }, isOwn: true }, ...after].map((card) => item(nav, card));
    panel.replaceChildren(...items);
  };
  panel.addEventListener("beforetoggle", ({ newState }) => newState === "open" && fill());
  panel.addEventListener("toggle", ({ newState }) => newState === "open" && focusOwn(panel));
  panel.addEventListener("keydown", (event) => stepOn(event, panel));
  document.addEventListener("keydown", (event) => {
    const link = { "[": previous, "]": next }[keyOf(event)];
    if (link && !link.hidden && isShortcut(event)) link.click();
  });
  nav.hidden = false;
}

/** AltGr, which types brackets on many keyboards, sets Ctrl and Alt. */
function isShortcut(event) {
  const { target, metaKey, isComposing } = event;
  const plain = event.getModifierState("AltGraph") ? { target, metaKey, isComposing } : event;
  return !event.repeat && !isForOthers(plain) && !target.closest?.(".crosshair");
}

function lead(link, card) {
  link.hidden = card === undefined;
  if (card) link.href = `/i/${card.image.id}`;
}

function item(nav, { image, isOwn }) {
  const item = fromTemplate(nav, "switcher-item");
  const [link, picture] = [item.querySelector("a"), item.querySelector("img")];
  link.href = `/i/${image.id}`;
  link.title = image.title;
  item.querySelector("span").textContent = image.title;
  if (isOwn) link.setAttribute("aria-current", "page");
  const shown = isOwn ? document.querySelector(".stage > img")?.currentSrc : image.thumbSrc;
  // The file of an embedded image is another site's: the policy of this page does not let it in.
  if (shown && new URL(shown, location.href).origin === location.origin) picture.src = shown;
  return item;
}

function focusOwn(panel) {
  const own = panel.querySelector("[aria-current]");
  own.scrollIntoView({ block: "nearest", inline: "center" });
  own.focus();
}

/** Arrow keys lead along the thumbnails. What happens in the panel closes no window behind it. */
function stepOn(event, panel) {
  event.stopPropagation();
  const isReversed = getComputedStyle(panel).direction === "rtl";
  const step = { ArrowRight: isReversed ? -1 : 1, ArrowLeft: isReversed ? 1 : -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const links = [...panel.querySelectorAll("a")];
  links[links.indexOf(document.activeElement) + step]?.focus();
}
