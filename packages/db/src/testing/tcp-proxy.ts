import { createConnection, createServer, type Socket } from "node:net";

/** How a connection is lost: closed in good order (FIN), reset (RST), or neither: the far end says nothing any more. */
export type Loss = "end" | "reset" | "silence";

/** A proxy between the application and a server, which fails on purpose. */
export interface TcpProxy {
  readonly port: number;
  /** Where new connections go; those that are open stay where they are. */
  routeTo(port: number): void;
  /**
   * Breaks the connection that next sends these bytes: `before` the server has them, or `after` it has answered them, which the
   * sender does not hear.
   */
  breakAt(bytes: string, when: "before" | "after", how?: Loss): void;
  /**
   * From now on the connections that are open lead to a node that lost its cluster: it answers commands with these bytes, and the
   * runs of statements prepared by them, with 1047, and stays connected. New connections are well.
   */
  refuse(bytes: string): void;
  close(): Promise<void>;
}

interface Fault {
  readonly bytes: string;
  readonly when: "before" | "after";
  readonly how: Loss;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  let route = target;
  let fault: Fault | null = null;
  const open = new Set<Socket>();
  const refusing = new Map<Socket, { readonly bytes: string; begun: boolean }>();
  const server = createServer((near) => {
    const far = createConnection({ port: route, host: "127.0.0.1" });
    let deafness: Loss | null = null;
    const end = () => {
      near.destroy();
      far.destroy();
      refusing.delete(near);
    };
    const lose = (how: Loss) => {
      if (how === "reset") near.resetAndDestroy();
      if (how !== "silence") end();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", end).on("close", end);
    }
    near.on("data", (data) => {
      const refusal = refusing.get(near);
      if (refusal !== undefined && (data.includes(refusal.bytes) || (refusal.begun && data[4] === COM_STMT_EXECUTE))) {
        refusal.begun = true;
        return near.write(Buffer.concat(Array(answersTo(data)).fill(NOT_READY)));
      }
      if (fault !== null && data.includes(fault.bytes)) {
        const { when, how } = fault;
        fault = null;
        deafness = how;
        if (when === "before") return lose(how);
      }
      far.write(data);
    });
    far.on("data", (data) => (deafness === null ? near.write(data) : lose(deafness)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    routeTo(port) {
      route = port;
    },
    breakAt(bytes, when, how = "end") {
      fault = { bytes, when, how };
    },
    refuse(bytes) {
      for (const socket of open) if (!socket.destroyed) refusing.set(socket, { bytes, begun: false });
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An ERR packet, the first of an answer: 1047, SQLSTATE 08S01, as Galera says it. */
const NOT_READY = errorPacket(1047, "08S01", "WSREP has not yet prepared node for application use");

function errorPacket(number: number, state: string, message: string): Buffer {
  const body = Buffer.from(`\xff\0\0#${state}${message}`, "latin1");
  body.writeUInt16LE(number, 1);
  const header = Buffer.from([0, 0, 0, 1]);
  header.writeUIntLE(body.length, 0, 3);
  return Buffer.concat([header, body]);
}

const COM_STMT_EXECUTE = 0x17;
/** Closing the connection (COM_QUIT) and a statement (COM_STMT_CLOSE). */
const NEVER_ANSWERED: readonly number[] = [0x01, 0x19];

/** How many answers these packets of the client ask for. Closing a statement and what comes next may be sent as one. */
function answersTo(data: Buffer): number {
  let answers = 0;
  for (let at = 0; at + 4 < data.length; at += 4 + data.readUIntLE(at, 3)) {
    if (data[at + 3] === 0 && !NEVER_ANSWERED.includes(data[at + 4] ?? 0)) answers += 1;
  }
  return answers;
}
