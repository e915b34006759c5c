import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What shrinks; fonts and pictures are compressed already. */
const TEXT = /\.(?:js|css|svg|webmanifest)$/;
/** Below this a header weighs more than what is saved. */
const THRESHOLD = 1024;

/**
 * Writes each file of text also as `.br` and `.gz`, as small as it gets: the server sends what the browser takes (`preCompressed` in
 * apps/server/src/static-files.ts), and compresses nothing of it for each request.
 */
export function precompress(): Plugin {
  return {
    name: "guichet:precompress",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => TEXT.test(file))) {
        const file = join(dir, name);
        const content = readFileSync(file);
        if (content.length < THRESHOLD) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
