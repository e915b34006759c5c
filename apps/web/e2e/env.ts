import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the product gets of this process's environment, without settings of a product that someone runs here. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_READER_URL: _reader, DATA_DIR: _dir, DEMO_DATA: _demo, ...rest } = process.env;
  return rest;
}

/**
 * Where the product under test keeps its data, its database among them. playwright.config.ts asks first; the product and the processes
 * that run tests inherit the name.
 */
export function dataFolder(): string {
  const { GUICHET_E2E_DATA: folder = mkdtempSync(join(tmpdir(), "guichet-e2e-")) } = process.env;
  Object.assign(process.env, { GUICHET_E2E_DATA: folder });
  return folder;
}
