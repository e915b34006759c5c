import fastify from "fastify";

/*
 * What Guichet is compared with: a Fastify that does nothing. POST /echo answers 201 with what it was sent; GET answers the
 * bytes that it was told to keep for the path.
 */

/** What to answer: body by path. */
export interface BareBodies {
  readonly bodies: Readonly<Record<string, string>>;
}

export interface BareReport {
  readonly port: number;
}

const app = fastify();
const bodies = new Map<string, string>();

app.post("/echo", (request, reply) => {
  reply.code(201).send(request.body);
});

app.get("/bare/:name", (request, reply) => {
  const body = bodies.get(request.url);
  if (body === undefined) reply.code(404).send();
  else reply.type("application/json; charset=utf-8").send(body);
});

process.on("message", (message: BareBodies) => {
  for (const [path, body] of Object.entries(message.bodies)) bodies.set(path, body);
  process.send?.({ port });
});
process.on("disconnect", () => process.exit());

const address = await app.listen({ host: "127.0.0.1", port: 0, backlog: 4096 });
const port = Number(new URL(address).port);
process.send?.({ port });
