import { AsyncLocalStorage } from "node:async_hooks";
import { classifyDatabaseError, type PrismaClient } from "@guichet/db";

/** The last trouble with the database, of one call of the login library. */
const noted = new AsyncLocalStorage<{ trouble: unknown }>();

/**
 * The database as the login library has it. Whatever goes wrong there, the library answers 500 and keeps the error to itself; what is
 * only a database that is busy, or on its way to another node, is noted here.
 */
export function noteTroubles(client: PrismaClient): PrismaClient {
  const noting = client.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (error) {
          const { kind } = classifyDatabaseError(error);
          const call = noted.getStore();
          if (call !== undefined && (kind === "reconnect" || kind === "retry")) call.trouble = error;
          throw error;
        }
      },
    },
  });
  // The extension adds nothing to see.
  return noting as unknown as PrismaClient;
}

/**
 * Calls the login library.
 * @param failed whether an answer says that something unexpected happened
 * @throws the database's error when that was the reason: both doors make 503 of it
 */
export async function askLogin<Answer>(
  call: () => Promise<Answer>,
  failed: (answer: Answer) => boolean = () => false,
): Promise<Answer> {
  const note: { trouble: unknown } = { trouble: undefined };
  try {
    const answer = await noted.run(note, call);
    if (note.trouble !== undefined && failed(answer)) throw note.trouble;
    return answer;
  } catch (error) {
    throw note.trouble ?? error;
  }
}
