import { setTimeout as sleep } from "node:timers/promises";
import { type Database, pendingMigrations } from "@guichet/db";

/** The server cannot start; `message` is one line. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 1_000;

/**
 * Waits until the database answers: it may still be starting beside us.
 * @throws StartError when it does not, when it lacks migrations, or when an address of a node leads to something else
 */
export async function requireDatabase(database: Database, warn: (message: string) => void): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const pending = await pendingMigrations(database).catch((error: unknown) => firstLine(error));
    if (Array.isArray(pending)) {
      requireNone(pending);
      return requireNodes(database);
    }
    if (Date.now() + PAUSE_MS > deadline) throw new StartError(`The database does not answer: ${pending}`);
    warn(`waiting for the database: ${pending}`);
    await sleep(PAUSE_MS);
  }
}

function requireNone(pending: readonly string[]): void {
  if (pending.length === 0) return;
  throw new StartError(`The database lacks ${pending.join(", ")}: run npm run migrate`);
}

/** A node may be down. One that answers and is none would never confirm anything. */
async function requireNodes(database: Database): Promise<void> {
  const [mistake] = await database.majority.mistakes();
  if (mistake !== undefined) throw new StartError(mistake);
}

/** Prisma's messages start with empty lines and a picture of the call. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n").findLast((line) => line.trim() !== "") ?? text;
}
