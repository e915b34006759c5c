import { classifyDatabaseError } from "./errors.ts";

/**
 * Survives connections to the database that break while they are set up: the driver (mariadb 3.4, `authSucceedHandler` in
 * lib/connection.js) reports them to its pool and, besides, rejects a promise that nobody holds, which would end the process.
 * Whatever else is rejected and not handled ends it still.
 */
export function surviveBrokenConnections(warn: (message: string) => void): void {
  process.on("unhandledRejection", (error) => {
    if (classifyDatabaseError(error).kind !== "reconnect") throw error;
    warn(error instanceof Error ? error.message : String(error));
  });
}
