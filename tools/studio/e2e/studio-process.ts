import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startMariadb } from "../../../scripts/embedded-mariadb.mjs";
import { PORT, TOKEN } from "./studio-settings.ts";

/** Runs `npm run studio` beside an embedded database of its own with demo data, and takes both away at the end. */
const root = resolve(import.meta.dirname, "../../..");
const dataDir = mkdtempSync(join(tmpdir(), "guichet-studio-"));
const database = await startMariadb({ dataDir: join(dataDir, "mariadb") });
for (const [command, url] of [
  ["packages/db/src/migrate/cli.ts", database.migratorUrl],
  ["packages/db/prisma/seed.ts", database.url],
] as const) {
  const env = { ...process.env, DATABASE_URL: url };
  execFileSync(process.execPath, [command], { cwd: root, env, stdio: "inherit" });
}

const { DATABASE_URL: _url, STUDIO_DATABASE_URL: _studioUrl, ...env } = process.env;
const studio = spawn(process.execPath, ["scripts/studio.mjs"], {
  cwd: root,
  stdio: "inherit",
  env: { ...env, DATA_DIR: dataDir, STUDIO_PORT: String(PORT), STUDIO_TOKEN: TOKEN },
});
studio.on("exit", async (code) => {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => studio.kill(signal));
