// Prints, as Markdown, the licence of each crate that is compiled into the server or the browser part for a platform, and
// the texts that come with them, each once. Usage: node scripts/licences.mjs PLATFORM
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const WASM = "wasm32-unknown-unknown";
const TEXTS = /^(licen[cs]e|copying|notice|unlicense)/i;
/** Vendored into the binary, beside the crates. */
const VENDORED = [{ name: "redoc", folder: "public/redoc", licence: "MIT" }];

const platform = process.argv[2];
if (!platform) throw new Error("usage: node scripts/licences.mjs PLATFORM");

/** The crates of one side: those that the root's normal dependencies lead to. */
function crates(features, target) {
  const flags = ["metadata", "--format-version=1", `--features=${features}`, `--filter-platform=${target}`, "--locked"];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", flags, { encoding: "utf8", maxBuffer: 2 ** 28 }));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  return packages.filter(({ id }) => reached.has(id) && id !== resolve.root);
}

function textsOf(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).filter((name) => TEXTS.test(name) || /\.LICENSE\.txt$/.test(name));
  return names.map((name) => readFileSync(join(folder, name), "utf8").trim()).filter(Boolean);
}

const all = new Map([...crates("ssr", platform), ...crates("browser", WASM)].map((it) => [it.id, it]));
const parts = [...all.values()].map(({ name, version, license, license_file, manifest_path, repository }) => {
  const folder = dirname(manifest_path);
  if (!license && !license_file) throw new Error(`${name} ${version} names no licence`);
  return { name: `${name} ${version}`, licence: license ?? "see its text", where: repository ?? "", texts: textsOf(folder) };
});
for (const { name, folder, licence } of VENDORED) {
  if (!existsSync(folder)) throw new Error(`${folder} is missing`);
  parts.push({ name, licence, where: "", texts: textsOf(folder) });
}
parts.sort((a, b) => a.name.localeCompare(b.name));

const texts = new Map();
for (const part of parts) {
  for (const text of part.texts) {
    const key = createHash("sha256").update(text.replace(/\s+/g, " ")).digest("hex");
    if (!texts.has(key)) texts.set(key, { text, of: [] });
    texts.get(key).of.push(part.name);
  }
}

console.log("# Licences of what is in this program\n");
console.log("Image Chat itself: MIT OR Apache-2.0. It holds these libraries:\n");
console.log("| Library | Licence | Source |\n|---|---|---|");
for (const { name, licence, where } of parts) console.log(`| ${name} | ${licence} | ${where} |`);
console.log("\n# Their texts");
for (const { text, of } of texts.values()) {
  const fence = text.includes("```") ? "~~~~" : "```";
  console.log(`\n## ${of.join(", ")}\n\n${fence}text\n${text}\n${fence}`);
}
