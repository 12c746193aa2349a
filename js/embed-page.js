// The page for an iframe: mounts the widget on its image. A dropped file leaves the page as it is.
import { keepPageOnFileDrop } from "./file-drops.js";

keepPageOnFileDrop();
const options = document.getElementById("widget-options");
window.ImageChat(document.querySelector("img"), JSON.parse(options.textContent));
document.documentElement.dataset.hydrated = "";
