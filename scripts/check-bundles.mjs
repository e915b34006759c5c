// What each interface loads before anybody does anything, compressed, against its budget. Part of npm run validate.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { run } from "./lib/children.mjs";
import { ROOT } from "./lib/settings.mjs";

const DIST = join(ROOT, "apps/web/dist");

/** Texts of one language; French ones are the longest. */
const textsOf = (/** @type {"public" | "admin"} */ part) => `src/locales/fr.json?part=${part}`;

/** In bytes of JavaScript as browsers get it (Brotli), by the sources whose chunks, with all that they import, are loaded at first. */
const BUDGETS = [
  { name: "public interface, home", sources: ["index.html", textsOf("public")], most: 120_000 },
  {
    name: "public interface, event",
    sources: ["index.html", "src/app/public/EventPage.tsx", textsOf("public")],
    most: 140_000,
  },
  {
    name: "public interface, event with its form",
    sources: ["index.html", "src/app/public/EventPage.tsx", "src/features/bookings/BookingForm.tsx", textsOf("public")],
    most: 185_000,
  },
  {
    name: "public interface, booking",
    sources: ["index.html", "src/app/public/BookingPage.tsx", textsOf("public")],
    most: 150_000,
  },
  { name: "admin interface", sources: ["admin.html", textsOf("admin")], most: 220_000 },
];

/** @typedef {{ file: string, imports?: string[] }} Chunk */

await run("turbo", ["run", "build", "--filter=@guichet/web"]);
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8"));

let failed = false;
for (const { name, sources, most } of BUDGETS) {
  const files = new Set(sources.flatMap((source) => loadedWith(source)));
  const bytes = [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(DIST, file))).length, 0);
  if (bytes > most) failed = true;
  console.log(`${bytes > most ? "✗" : "✓"} ${name}: ${kilobytes(bytes)} of ${kilobytes(most)} in ${files.size} files`);
}
process.exit(failed ? 1 : 0);

/**
 * The scripts of a chunk and of all that it imports; not of what it loads later.
 * @param {string} source
 * @param {Set<string>} seen
 * @returns {string[]}
 */
function loadedWith(source, seen = new Set()) {
  const chunk = manifest[source];
  if (chunk === undefined) throw new Error(`${source} is no part of the build`);
  if (seen.has(source)) return [];
  seen.add(source);
  return [chunk.file, ...(chunk.imports ?? []).flatMap((imported) => loadedWith(imported, seen))];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
