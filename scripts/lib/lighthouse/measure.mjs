// measure.mjs URL [--runs N] [--json FILE]: lets Lighthouse load the home page and an event's page of a running product, as a telephone
// on a slow network does (its own default), and compares the median of each score with its bound.
import { writeFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { CHROMIUM } from "../chromium.mjs";
import { medianOf, readArguments } from "./runs.mjs";

/** Of 100. */
const BOUNDS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const LONGEST_SHIFT = 0.05;

const { runs, json, web = "http://localhost:8080" } = readArguments(process.argv.slice(2));

const { items } = await (
  await fetch(`${web}/trpc/events.list?input=${encodeURIComponent('{"view":"public","limit":1}')}`)
)
  .json()
  .then(({ result }) => result.data);
const pages = { home: "/", event: `/events/${items[0].slug}` };

/** @type {Record<string, Record<string, number>>} */
const results = {};
let failed = false;
for (const [name, path] of Object.entries(pages)) {
  const scores = [];
  for (let i = 0; i < runs; i += 1) scores.push(await judge(`${web}${path}`));
  results[name] = {};
  for (const key of Object.keys(scores[0])) {
    const median = Math.round(medianOf(scores.map((one) => one[key])) * 10_000) / 10_000;
    results[name][key] = median;
    const holds = key === "layout shift" ? median <= LONGEST_SHIFT : median >= (BOUNDS[key] ?? 0);
    if (!holds) failed = true;
    const bound = key === "layout shift" ? `at most ${LONGEST_SHIFT}` : key in BOUNDS ? `at least ${BOUNDS[key]}` : "";
    console.log(`${holds ? "✓" : "✗"} ${name.padEnd(6)} ${key.padEnd(24)} ${String(median).padStart(7)}   ${bound}`);
  }
}
if (json) writeFileSync(json, `${JSON.stringify({ runs, results, failed }, null, 2)}\n`);
process.exit(failed ? 1 : 0);

/** @param {string} url */
async function judge(url) {
  const chrome = await launch({ chromePath: CHROMIUM.executablePath, chromeFlags: CHROMIUM.args, logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(url, {
      port: chrome.port,
      logLevel: "error",
      onlyCategories: Object.keys(BOUNDS),
    });
    for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      const counts = lhr.categories["best-practices"].auditRefs.concat(
        lhr.categories.seo.auditRefs,
        lhr.categories.accessibility.auditRefs,
      );
      const matters = counts.some((audit) => audit.id === id && audit.weight > 0);
      if (matters && scoreDisplayMode === "binary" && score === 0) console.log(`  ${url}: ${title} (${id})`);
    }
    const audit = (/** @type {string} */ id) => Math.round(lhr.audits[id].numericValue ?? 0);
    return {
      ...Object.fromEntries(
        Object.entries(lhr.categories).map(([key, { score }]) => [key, Math.round((score ?? 0) * 100)]),
      ),
      "layout shift": Math.round((lhr.audits["cumulative-layout-shift"].numericValue ?? 1) * 1000) / 1000,
      "first paint, ms": audit("first-contentful-paint"),
      "largest paint, ms": audit("largest-contentful-paint"),
      "blocking time, ms": audit("total-blocking-time"),
      "bytes in all": audit("total-byte-weight"),
    };
  } finally {
    chrome.kill();
  }
}
