import { createTestDatabase } from "@guichet/db/testing";
import { startTcpProxy, type TcpProxy } from "@guichet/db/testing/tcp-proxy";
import { createTestProcess, type TestProcess } from "./test-process.ts";

export interface ProxiedProcess extends TestProcess {
  /** Between the process and its database. */
  readonly proxy: TcpProxy;
  /** Where the proxy leads unless it is told otherwise. */
  readonly databasePort: number;
}

/** A server process whose way to the database can be cut. */
export async function createProxiedProcess(settings: Record<string, string> = {}): Promise<ProxiedProcess> {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  const databasePort = Number(url.port);
  const proxy = await startTcpProxy(databasePort);
  url.port = String(proxy.port);
  const guichet = await createTestProcess({ ...settings, DATABASE_URL: url.toString() });
  return {
    ...guichet,
    proxy,
    databasePort,
    async drop() {
      await guichet.drop();
      await proxy.close();
      await database.drop();
    },
  };
}
