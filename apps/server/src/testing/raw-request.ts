import { connect } from "node:net";
import type { FastifyInstance } from "fastify";

/** Where an app listens, on a port of its own; it begins to when nobody asked before. */
export async function portOf(app: FastifyInstance): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as { port: number }).port;
}

/** What a server answers to these bytes, until it ends the connection. */
export async function answerTo(app: FastifyInstance, bytes: string): Promise<string> {
  const port = await portOf(app);
  return new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
  });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The same, taken apart; names of headers in lower case. */
export async function rawAnswer(app: FastifyInstance, bytes: string): Promise<RawAnswer> {
  const answer = await answerTo(app, bytes);
  const [head = "", body = ""] = answer.split(/\r\n\r\n(.*)/s);
  const [line = "", ...lines] = head.split("\r\n");
  const headers = lines.map((text) => [
    text.slice(0, text.indexOf(":")).toLowerCase(),
    text.slice(text.indexOf(":") + 2),
  ]);
  return { status: Number(line.split(" ")[1]), headers: Object.fromEntries(headers), body };
}
