import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startMariadb } from "../../../scripts/embedded-mariadb.mjs";
import { run } from "../../../scripts/lib/children.mjs";
import { step } from "../../../scripts/lib/progress.mjs";
import { ROOT } from "../../../scripts/lib/settings.mjs";
import { Catalogue } from "./catalogue.ts";
import { measuredEnv } from "./env.ts";
import { type BareServer, startBareServer } from "./processes/bare-server.ts";
import { type GuichetServer, startGuichet } from "./processes/guichet-server.ts";

/** Everything that is measured, up and running. */
export interface Stage {
  readonly databaseUrl: string;
  readonly databasePid: number;
  readonly server: GuichetServer;
  readonly bare: BareServer;
  readonly catalogue: Catalogue;
  /** Private folder; gone at the end. */
  readonly folder: string;
}

type AtEnd = (cleanup: () => Promise<void>) => void;

/**
 * Sets it up on the project's own disk, as durable as `npm start` runs it, with the demo data.
 * @param atEnd takes what undoes it
 */
export async function setStage(atEnd: AtEnd, { inspected }: { inspected: boolean }): Promise<Stage> {
  mkdirSync(join(ROOT, ".data"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".data", "bench-"));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const database = await step("Starting a MariaDB of its own", () =>
    startMariadb({ dataDir: join(folder, "mariadb") }),
  );
  atEnd(() => database.stop());
  const { url: databaseUrl, pid: databasePid } = database;
  const env = measuredEnv({ DATABASE_URL: databaseUrl });
  const node = (...args: string[]) => run(process.execPath, args, { env });
  const key = await step("Migrating, demo data", async () => {
    await node("packages/db/src/migrate/cli.ts");
    await node("packages/db/prisma/seed.ts");
    const printed = await node("apps/server/src/admin-cli.ts", "create-api-key", "--name", "bench", "--scope", "admin");
    return printed.trim().split("\n").at(-1) ?? "";
  });
  return step("Starting the server and a bare Fastify", async () => {
    const server = await startGuichet({ databaseUrl, folder, inspected });
    atEnd(() => server.stop());
    const bare = await startBareServer(join(folder, "bare.log"));
    atEnd(() => bare.stop());
    const catalogue = await Catalogue.open(server.api, key);
    return { databaseUrl, databasePid, server, bare, catalogue, folder };
  });
}
