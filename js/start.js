// Starts the wasm of a page, which connects the document to its live data, and the zoom of the picture, which needs no
// wasm. A dropped file leaves the page as it is. The modules stand beside this one, in the folder of this build.
import { followChoices } from "./choices.js";
import { keepPageOnFileDrop } from "./file-drops.js";
import { loadFocus } from "./focus-loader.js";
import init, { start } from "./image-chat.js";
import { pageLocale } from "./language.js";
import { loadMarks } from "./marks-loader.js";
import { closeMenus } from "./menus.js";
import { startSwitcher } from "./switcher.js";
import { askServer, loadTalk } from "./talk-loader.js";
import { startZoom } from "./zoom.js";

keepPageOnFileDrop();
closeMenus(".image-menu");
followChoices();
startZoom();
loadFocus(document);
if (document.querySelector(".room")) loadTalk(document, { image: location.pathname.split("/")[2], ask: askServer });
await init({ module_or_path: new URL("image-chat.wasm", import.meta.url) });
start(pageLocale());
loadMarks(document);
later(startSwitcher);
if (document.querySelector("template[data-name=tips]")) later(async () => (await import("./tips.js")).startTips());

/** What is not needed to read and to write: it comes when the page has time, and without a network when that is back. */
function later(load) {
  const attempt = () => load().catch(() => addEventListener("online", attempt, { once: true }));
  (window.requestIdleCallback ?? setTimeout)(attempt);
}
