import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { plainEnvironment } from "./env.ts";
import { ADMIN, API_PORT, WEB_PORT } from "./product-settings.ts";

/** Runs `npm start` on a data folder of its own, with demo data, and takes the folder away at the end. */
const dataDir = mkdtempSync(join(tmpdir(), "guichet-e2e-"));
const passwordFile = join(dataDir, "admin-password");
writeFileSync(passwordFile, ADMIN.password, { mode: 0o600 });

const product = spawn(process.execPath, ["scripts/start.mjs"], {
  cwd: resolve(import.meta.dirname, "../../.."),
  stdio: "inherit",
  env: {
    ...plainEnvironment(),
    WEB_PORT: String(WEB_PORT),
    API_PORT: String(API_PORT),
    DATA_DIR: dataDir,
    DEMO_DATA: "1",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD_FILE: passwordFile,
  },
});
product.on("exit", (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
// The folder goes once the product has ended, whoever is told first.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => product.kill(signal));
