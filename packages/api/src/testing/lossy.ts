import { createDatabase, type Database } from "@guichet/db";
import { type Loss, startTcpProxy } from "@guichet/db/testing/tcp-proxy";
import { createBookingQueue } from "../bookings/queue.ts";
import { createContext, type Services } from "../context.ts";
import { createCaller } from "../root.ts";
import type { TestApi } from "./api.ts";
import { STAFF } from "./staff.ts";

/** Another process on the database of a test, whose only connection fails on purpose. */
export interface LossyApi {
  readonly services: Services;
  readonly staff: ReturnType<typeof createCaller>;
  /** The next COMMIT is lost: before the server has it, or together with its answer. */
  loseCommit(when: "before" | "after", how?: Loss): void;
  close(): Promise<void>;
}

/** The command (COM_QUERY, 3), not the word in the isolation level of a new connection. */
const COMMIT = "\x03COMMIT";

/** @param beforeAttempt stands in front of each transaction; the first one of this process is number 1 */
export async function createLossyApi(
  { url, services }: Pick<TestApi, "url" | "services">,
  beforeAttempt: (number: number) => Promise<void> = async () => undefined,
): Promise<LossyApi> {
  const address = new URL(url);
  const proxy = await startTcpProxy(Number(address.port));
  address.port = String(proxy.port);
  const real = createDatabase({ url: address.toString(), connectionLimit: 1 });
  const database = announcing(real, beforeAttempt);
  const own: Services = { ...services, database, bookingQueue: createBookingQueue({ ...services, database }) };
  return {
    services: own,
    staff: createCaller(createContext(own, { actor: STAFF, locale: "fr" })),
    loseCommit: (when, how) => proxy.breakAt(COMMIT, when, how),
    async close() {
      await real.close();
      await proxy.close();
    },
  };
}

function announcing(database: Database, beforeAttempt: (number: number) => Promise<void>): Database {
  let attempts = 0;
  const writer = new Proxy(database.writer, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return async (...parameters: Parameters<typeof target.$transaction>) => {
        attempts += 1;
        await beforeAttempt(attempts);
        return target.$transaction(...parameters);
      };
    },
  });
  return { ...database, writer, reader: writer };
}
