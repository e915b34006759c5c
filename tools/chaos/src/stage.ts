import { run } from "../../../scripts/lib/children.mjs";
import { Catalogue } from "../../bench/src/catalogue.ts";
import { measuredEnv } from "../../bench/src/env.ts";
import type { NodeAddress } from "./checker/read-node.ts";
import type { Sale } from "./load/load.ts";
import { ApiProcess } from "./processes/api-process.ts";

/** Where the database is. Without a cluster, one server is all of it. */
export interface DatabaseUrls {
  readonly writer: string;
  readonly reader: string;
  readonly migrator: string;
  readonly nodes: readonly NodeAddress[];
}

/** Two API processes on a database that is migrated, and what makes sessions. */
export interface Stage {
  readonly apis: readonly ApiProcess[];
  readonly nodes: readonly NodeAddress[];
  readonly catalogue: Catalogue;
  /** Private folder; gone at the end. */
  readonly folder: string;
  readonly staffKey: string;
}

type AtEnd = (cleanup: () => Promise<void>) => void;

/** @param atEnd takes what undoes it */
export async function setStage(urls: DatabaseUrls, folder: string, atEnd: AtEnd): Promise<Stage> {
  await run(process.execPath, ["packages/db/src/migrate/cli.ts"], {
    env: measuredEnv({ DATABASE_URL: urls.migrator }),
  });
  const makeKey = ["apps/server/src/admin-cli.ts", "create-api-key", "--name", "chaos", "--scope", "admin"];
  const printed = await run(process.execPath, makeKey, { env: measuredEnv({ DATABASE_URL: urls.writer }) });
  const staffKey = printed.trim().split("\n").at(-1) ?? "";
  const apis: ApiProcess[] = [];
  // One after the other: the first makes the secret that they share.
  for (const name of ["api1", "api2"]) {
    const nodeUrls = urls.nodes.length > 1 ? urls.nodes.map(({ url }) => url) : [];
    const api = await ApiProcess.start({ name, folder, databaseUrl: urls.writer, readerUrl: urls.reader, nodeUrls });
    atEnd(() => api.stop());
    apis.push(api);
  }
  const catalogue = await Catalogue.open(apis[0]?.origin ?? "", staffKey);
  return { apis, nodes: urls.nodes, catalogue, folder, staffKey };
}

/** Few enough that guests stand at its edge all the time. */
const HOT_SEATS = 250;
const COLD_SESSIONS = 20;

/** New sessions: one that everybody wants, and twenty others. */
export async function openSale({ catalogue, staffKey }: Stage): Promise<Sale> {
  const [hot = ""] = await catalogue.addSessions(1, HOT_SEATS);
  const cold = await catalogue.addSessions(COLD_SESSIONS);
  const pages = ["/events/", `/events/${catalogue.eventId}`, `/events/${catalogue.eventId}/sessions`];
  return { hot, cold, pages, staffKey };
}
