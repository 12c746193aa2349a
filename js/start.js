// Starts the wasm of a page, which connects the document to its live data, and the zoom of the picture, which needs no
// wasm. A dropped file leaves the page as it is. The modules stand beside this one, in the folder of this build.
import { spreadMarkers } from "./fan.js";
import { keepPageOnFileDrop } from "./file-drops.js";
import init, { start } from "./image-chat.js";
import { closeMenus } from "./menus.js";
import { askServer, loadTalk } from "./talk-loader.js";
import { startZoom } from "./zoom.js";

keepPageOnFileDrop();
closeMenus(".image-menu");
startZoom();
spreadMarkers(document);
if (document.querySelector(".room")) loadTalk(document, { image: location.pathname.split("/")[2], ask: askServer });
await init({ module_or_path: new URL("image-chat.wasm", import.meta.url) });
start();
// Not needed to write: they come when the page is usable, and without holding it up.
import("./switcher.js").then(({ startSwitcher }) => startSwitcher());
if (document.querySelector("template[data-name=tips]")) import("./tips.js").then(({ startTips }) => startTips());
