// Removes the exports of a wasm file that its script does not name, so that wasm-opt removes the code behind them.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "../end2end/node_modules/binaryen/index.js";

const [wasm, script, pruned] = process.argv.slice(2);
const text = readFileSync(script, "utf8");
const program = binaryen.readBinary(readFileSync(wasm));
const exports = Array.from({ length: program.getNumExports() }, (_, at) => binaryen.getExportInfo(program.getExportByIndex(at)).name);
for (const name of exports) if (!text.includes(name)) program.removeExport(name);
writeFileSync(pruned, program.emitBinary());
