// Starts the wasm of a page, which connects the document to its live data.
// The modules stand beside this one, in the folder of this build.
import init, { start } from "./image-chat.js";

await init({ module_or_path: new URL("image-chat.wasm", import.meta.url) });
start();
