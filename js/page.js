// What runs on every page without wasm: times in the reader's time zone, and the uploader where there is one.
import { showLocalTimes } from "./local-times.js";
import { Uploader } from "./uploader.js";

showLocalTimes();
for (const uploader of document.querySelectorAll(".uploader")) new Uploader(uploader).start();
document.documentElement.dataset.hydrated = "";
