import { createServer, type Server } from "node:http";

/** What the health checks of HAProxy, of containers and of people ask. */
export interface Health {
  /** Why the node should get no traffic; null when it may. */
  whyNotSynced(): string | null;
  /** Why the node could not serve even as the last one. */
  whyNotAvailable(): string | null;
  /** Everything, for people. */
  status(): object;
}

/**
 * Serves `/synced`, `/available` and `/status` as plain HTTP: 200, or 503 and one line why.
 * @returns once it listens
 */
export async function serveHealth(health: Health, port: number, host: string): Promise<Server> {
  const server = createServer(
    // Who connects and says nothing does not keep the others out for long.
    { requestTimeout: 2_000, headersTimeout: 2_000, connectionsCheckingInterval: 500, maxHeaderSize: 4_096 },
    (request, response) => {
      const answer = answerTo(request.url ?? "", health);
      response.writeHead(answer.status, { "content-type": answer.type, "cache-control": "no-store" });
      response.end(request.method === "HEAD" ? undefined : `${answer.text}\n`);
    },
  );
  server.maxConnections = 100;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen({ port, host }, done);
  });
  return server;
}

function answerTo(path: string, health: Health): { status: number; type: string; text: string } {
  switch (path) {
    case "/synced":
      return verdict(health.whyNotSynced());
    case "/available":
      return verdict(health.whyNotAvailable());
    case "/status":
      return { status: 200, type: "application/json", text: JSON.stringify(health.status()) };
    default:
      return { status: 404, type: "text/plain", text: "there are /synced, /available and /status" };
  }
}

const verdict = (why: string | null) => ({ status: why === null ? 200 : 503, type: "text/plain", text: why ?? "ok" });
