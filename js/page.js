// What runs on every page without wasm: times in the reader's time zone, buttons that copy, and the uploader where
// there is one.
import { connectCopyButtons } from "./copy.js";
import { showLocalTimes } from "./local-times.js";
import { Uploader } from "./uploader.js";

showLocalTimes();
connectCopyButtons();
for (const uploader of document.querySelectorAll(".uploader")) new Uploader(uploader).start();
document.documentElement.dataset.hydrated = "";
