// Prints the scores of Lighthouse's reports, and what kept one from being high enough; then it ends with an error.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const REACH = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

let isLow = false;
for (const file of process.argv.slice(2)) {
  const { audits, categories } = JSON.parse(readFileSync(file, "utf8"));
  const scores = Object.keys(REACH).map((id) => `${categories[id].title} ${percent(categories[id].score)}`);
  console.log(`${basename(file, ".json")}: ${scores.join(", ")}`);
  for (const [id, reach] of Object.entries(REACH)) {
    if (percent(categories[id].score) >= reach) continue;
    isLow = true;
    console.log(`  ${categories[id].title} is below ${reach}:`);
    for (const { title, displayValue = "" } of failed(categories[id], audits)) console.log(`    ${title} ${displayValue}`);
  }
}
process.exit(isLow ? 1 : 0);

function percent(score) {
  return Math.round(score * 100);
}

/** The audits that count and are not perfect. */
function failed({ auditRefs }, audits) {
  const counted = auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]);
  return counted.filter(({ score }) => score !== null && score < 1);
}
