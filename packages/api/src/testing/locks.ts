import type { Database } from "@guichet/db";

/** Another transaction holds the row of a session. @returns its end */
export async function lockElsewhere(
  { writer }: Pick<Database, "writer">,
  sessionId: string,
): Promise<() => Promise<void>> {
  const locked = Promise.withResolvers<void>();
  let released = false;
  const holder = writer.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM sessions WHERE id = ${sessionId} FOR UPDATE`;
      locked.resolve();
      // A connection that is silent for long is closed.
      while (!released) await tx.$queryRaw`SELECT SLEEP(0.05)`;
    },
    { timeout: 30_000 },
  );
  await locked.promise;
  return async () => {
    released = true;
    await holder;
  };
}
