import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The built page, by the path of each file: what is not in here is not served.
 * @throws Error when it was not built
 */
export async function readPage(folder: string = FOLDER): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(folder.length).replaceAll("\\", "/"), { type, content: await readFile(file) });
  }
  const index = files.get("/index.html");
  if (index === undefined) throw new Error("The page is not built: npm run build:page --workspace @guichet/studio");
  return files.set("/", index);
}
