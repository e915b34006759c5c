import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;

/** Of public/: what each page of the public interface asks for. */
const UNHASHED = ["/favicon.svg", "/first-paint.js"];

/**
 * Tells the service worker (src/worker/service-worker.ts) what it keeps for when there is no network: everything that the public interface
 * may load, now or later, and nothing that only the admin interface does.
 */
export function offlineFiles(): Plugin {
  let publicDir = "";
  return {
    name: "guichet:offline-files",
    apply: "build",
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") this.error("The build has no service worker");
        // It is started as a plain script, which every browser with service workers takes.
        if (worker.imports.length + worker.exports.length > 0) this.error("The service worker is not one file");
        const files = [...UNHASHED, ...filesOf(bundle, "public")].sort();
        const unhashed = UNHASHED.map((path) => readFileSync(join(publicDir, path)));
        const version = digest([worker.code, ...files, ...unhashed]);
        worker.code = `const GUICHET_VERSION="${version}",GUICHET_FILES=${JSON.stringify(files)};${worker.code}`;
      },
    },
  };
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 12);
}

/** The paths of all that an entry loads by itself or may come to load. */
function filesOf(bundle: Bundle, entry: string): string[] {
  const found = new Set<string>();
  const waiting = Object.values(bundle).filter(
    (output) => output.type === "chunk" && output.isEntry && output.name === entry,
  );
  for (const output of waiting) {
    if (found.has(output.fileName)) continue;
    found.add(output.fileName);
    const { importedCss = [], importedAssets = [] } = output.viteMetadata ?? {};
    const chunks = output.type === "chunk" ? [...output.imports, ...output.dynamicImports] : [];
    waiting.push(...[...importedCss, ...importedAssets, ...chunks].flatMap((name) => bundle[name] ?? []));
  }
  if (found.size === 0) throw new Error(`The build has no entry ${entry}`);
  return [...found].map((name) => `/${name}`);
}
