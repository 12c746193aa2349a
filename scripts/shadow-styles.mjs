// Makes a stylesheet fit for a shadow root: lengths in rem become pixels, and the page's root element is the host.
import { readFileSync, writeFileSync } from "node:fs";

/** Pixels of a rem where the page does not say otherwise. */
const REM = 16;

const [file] = process.argv.slice(2);
const styles = readFileSync(file, "utf8")
  .replace(/(?<![\w.#-])(\d*\.?\d+)rem\b/g, (_, number) => `${Number((number * REM).toFixed(3))}px`)
  .replaceAll(":root", ":host");
writeFileSync(file, styles);
