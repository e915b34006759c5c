import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../scripts/lib/children.mjs";
import { step } from "../../../scripts/lib/progress.mjs";
import { ROOT } from "../../../scripts/lib/settings.mjs";
import { Catalogue } from "./catalogue.ts";
import type { MeasuredDatabase, StartDatabase } from "./databases/measured-database.ts";
import { measuredEnv } from "./env.ts";
import { type BareServer, startBareServer } from "./processes/bare-server.ts";
import { type GuichetServer, startGuichet } from "./processes/guichet-server.ts";

/** Everything that is measured, up and running. */
export interface Stage {
  readonly database: MeasuredDatabase;
  readonly server: GuichetServer;
  readonly bare: BareServer;
  readonly catalogue: Catalogue;
  /** Private folder; gone at the end. */
  readonly folder: string;
}

type AtEnd = (cleanup: () => Promise<void>) => void;

export interface StageOptions {
  readonly startDatabase: StartDatabase;
  /** Lets the server be sampled. */
  readonly inspected: boolean;
}

/**
 * Sets it up on the project's own disk, with the demo data.
 * @param atEnd takes what undoes it
 */
export async function setStage(atEnd: AtEnd, { startDatabase, inspected }: StageOptions): Promise<Stage> {
  mkdirSync(join(ROOT, ".data"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".data", "bench-"));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const database = await startDatabase(folder, atEnd);
  const node = (DATABASE_URL: string, ...args: string[]) =>
    run(process.execPath, args, { env: measuredEnv({ DATABASE_URL }) });
  const key = await step("Migrating, demo data", async () => {
    await node(database.migratorUrl, "packages/db/src/migrate/cli.ts");
    await node(database.url, "packages/db/prisma/seed.ts");
    const newKey = ["create-api-key", "--name", "bench", "--scope", "admin"];
    const printed = await node(database.url, "apps/server/src/admin-cli.ts", ...newKey);
    return printed.trim().split("\n").at(-1) ?? "";
  });
  return step("Starting the server and a bare Fastify", async () => {
    const server = await startGuichet({ database: database.settings, folder, inspected });
    atEnd(() => server.stop());
    const bare = await startBareServer(join(folder, "bare.log"));
    atEnd(() => bare.stop());
    const catalogue = await Catalogue.open(server.api, key);
    return { database, server, bare, catalogue, folder };
  });
}
