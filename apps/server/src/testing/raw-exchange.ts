import { connect } from "node:net";
import type { FastifyInstance } from "fastify";

export interface RawAnswer {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly body: string;
}

/** Listens on a port of its own, where requests can be sent that no client would make. */
export async function listenSomewhere(app: FastifyInstance): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as { port: number };
  return port;
}

/** Everything that a port answers to these bytes until it closes the connection: ask it to, in the last request. */
export function exchange(port: number, bytes: string | Buffer): Promise<RawAnswer[]> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses a request before it was sent in full may reset the connection.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(answersIn(Buffer.concat(chunks).toString("latin1"))));
  });
}

/** Cuts what came over one connection at its status lines. */
function answersIn(text: string): RawAnswer[] {
  return text
    .split(/(?=HTTP\/1\.[01] \d{3} )/)
    .filter((part) => part !== "")
    .map((part) => {
      const [head = "", body = ""] = part.split("\r\n\r\n", 2);
      return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]), head, body };
    });
}
