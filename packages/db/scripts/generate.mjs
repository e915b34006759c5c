// Generates the Prisma client. The schema engine is a separate download that `generate` does not need but
// asks for: an engine that always fails keeps generate offline, and makes any accidental `migrate` fail loudly.
import { spawnSync } from "node:child_process";

const result = spawnSync("prisma", ["generate", ...process.argv.slice(2)], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", PRISMA_HIDE_UPDATE_MESSAGE: "1", ...process.env },
});
process.exit(result.status ?? 1);
