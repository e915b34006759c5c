import { createConnection, createServer, type Socket } from "node:net";

/** A proxy between the application and a server, which fails on purpose. */
export interface TcpProxy {
  readonly port: number;
  /** Where new connections go; those that are open stay where they are. */
  routeTo(port: number): void;
  /**
   * Breaks the connection that next sends these bytes: `before` the server has them, or `after` it has answered them, which the
   * sender does not hear.
   */
  breakAt(bytes: string, when: "before" | "after"): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  let route = target;
  let fault: { readonly bytes: string; readonly when: "before" | "after" } | null = null;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection({ port: route, host: "127.0.0.1" });
    let deaf = false;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", end).on("close", end);
    }
    near.on("data", (data) => {
      if (fault !== null && data.includes(fault.bytes)) {
        const { when } = fault;
        fault = null;
        if (when === "before") return end();
        deaf = true;
      }
      far.write(data);
    });
    far.on("data", (data) => (deaf ? end() : near.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    routeTo(port) {
      route = port;
    },
    breakAt(bytes, when) {
      fault = { bytes, when };
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
