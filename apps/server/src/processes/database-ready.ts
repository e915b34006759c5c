import { setTimeout as sleep } from "node:timers/promises";
import { type Database, mayDropGuards, pendingMigrations, unguardedStatements } from "@guichet/db";

/** The server cannot start; `message` is one line. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 1_000;

/**
 * Waits until the database answers: it may still be starting beside us.
 * @throws StartError when it does not, when it lacks migrations or the guards of the audit log, or when an address of a node leads to
 *   something else
 */
export async function requireDatabase(database: Database, warn: (message: string) => void): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await look(database).catch((error: unknown) => firstLine(error));
    if (typeof state !== "string") {
      requireSchema(state);
      if (state.mayDropGuards) warn(TOO_MIGHTY);
      return requireNodes(database);
    }
    if (Date.now() + PAUSE_MS > deadline) throw new StartError(`The database does not answer: ${state}`);
    warn(`waiting for the database: ${state}`);
    await sleep(PAUSE_MS);
  }
}

interface State {
  readonly pending: readonly string[];
  /** What can be done to the audit log, and should not. */
  readonly unguarded: readonly string[];
  readonly mayDropGuards: boolean;
}

async function look(database: Database): Promise<State> {
  const pending = await pendingMigrations(database);
  if (pending.length > 0) return { pending, unguarded: [], mayDropGuards: false };
  const [unguarded, may] = await Promise.all([unguardedStatements(database), mayDropGuards(database)]);
  return { pending, unguarded, mayDropGuards: may };
}

/**
 * Without its guards whoever takes over this process hides in the audit log what was done with it. Whatever migrates makes them again, so
 * that no start need go without.
 */
function requireSchema({ pending, unguarded }: State): void {
  if (pending.length > 0) throw new StartError(`The database lacks ${pending.join(", ")}: run npm run migrate`);
  if (unguarded.length === 0) return;
  const what = unguarded.join(" and ");
  throw new StartError(
    `The database lets the audit log be changed (${what}), for triggers are missing: run npm run migrate, as a user who may make them`,
  );
}

const TOO_MIGHTY =
  "this user of the database may drop the triggers that protect the audit log: give the server one who may " +
  "SELECT, INSERT, UPDATE and DELETE, no more, and migrate as another (docs/adr/0035-audit-log.md)";

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
