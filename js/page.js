// What runs on every page without wasm: times in the reader's time zone, buttons that copy, the choices of the reader, the
// uploader where there is one, parts that stay up to date, and a page that stays when a file is dropped on it.
import { followChoices } from "./choices.js";
import { connectCopyButtons } from "./copy.js";
import { keepPageOnFileDrop } from "./file-drops.js";
import { showLocalTimes, updateLocalTimes } from "./local-times.js";
import { connectPrintButton } from "./print.js";
import { keepFresh } from "./refresh.js";
import { Uploader } from "./uploader.js";

showLocalTimes();
connectCopyButtons();
connectPrintButton();
followChoices();
for (const uploader of document.querySelectorAll(".uploader")) new Uploader(uploader).start();
keepPageOnFileDrop();
keepFresh(updateLocalTimes);
document.documentElement.dataset.hydrated = "";
