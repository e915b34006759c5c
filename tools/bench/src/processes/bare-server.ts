import type { BareBodies, BareReport } from "./bare-process.ts";
import { startHelper } from "./helper-process.ts";

/** The bare Fastify. */
export interface BareServer {
  readonly pid: number;
  readonly origin: string;
  /** From now on it answers GET with `body` at the returned path. */
  serve(name: string, body: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startBareServer(log: string): Promise<BareServer> {
  const helper = startHelper<BareReport>(new URL("./bare-process.ts", import.meta.url), log);
  const port = await helper.hear((report) => report.port);
  return {
    pid: helper.pid,
    origin: `http://127.0.0.1:${port}`,
    async serve(name, body) {
      const path = `/bare/${name}`;
      const heard = helper.hear((report) => report.port);
      helper.send({ bodies: { [path]: body } } satisfies BareBodies);
      await heard;
      return path;
    },
    stop: helper.stop,
  };
}
