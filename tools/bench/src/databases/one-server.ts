import { join } from "node:path";
import { startMariadb } from "../../../../scripts/embedded-mariadb.mjs";
import { step } from "../../../../scripts/lib/progress.mjs";
import type { StartDatabase } from "./measured-database.ts";

/** A MariaDB as durable as the one of `npm start`. */
export const startOneServer: StartDatabase = async (folder, atEnd) => {
  const database = await step("Starting a MariaDB of its own", () =>
    startMariadb({ dataDir: join(folder, "mariadb") }),
  );
  atEnd(() => database.stop());
  const { url, migratorUrl, pid } = database;
  return { url, migratorUrl, nodeUrls: [url], settings: { DATABASE_URL: url }, pids: [pid] };
};
