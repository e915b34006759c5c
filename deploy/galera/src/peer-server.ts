import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { Answer, GrantRequest } from "./grant.ts";
import { secretsOf } from "./node-files.ts";
import { parseRequest } from "./peer-messages.ts";
import { type NodeReport, parseReport, REPORT_LIMIT } from "./report.ts";
import type { Settings } from "./settings.ts";

/** What the other supervisors ask of this one. */
export interface PeerDuties {
  report(): NodeReport;
  grant(request: GrantRequest): Answer;
  /** The candidate gives back the word that it was given: it has not started, has stopped again, or is not alone any more. */
  release(candidate: string): void;
}

/** Who connects and says nothing does not keep the others out for long. */
const LIMITS = {
  handshakeTimeout: 2_000,
  requestTimeout: 2_000,
  headersTimeout: 2_000,
  connectionsCheckingInterval: 500,
};

/** Both sides show a certificate of the cluster's own authority: who has one is a node. */
export function certificates(settings: Settings) {
  const secrets = secretsOf(settings);
  return {
    ca: readFileSync(secrets.authority),
    cert: readFileSync(secrets.certificate),
    key: readFileSync(secrets.key),
  };
}

/**
 * Answers the other supervisors on this node's address of the replication network: `GET /report`, `POST /grant`, `POST /release`.
 * @returns once it listens
 */
export async function servePeers(duties: PeerDuties, settings: Settings, host: string): Promise<Server> {
  const options = { ...certificates(settings), requestCert: true, rejectUnauthorized: true, ...LIMITS };
  const server = createServer(options, async (request, response) => {
    try {
      const answer = await answerTo(request, duties);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    } catch {
      response.writeHead(400).end();
    }
  });
  server.maxConnections = 100;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen({ port: settings.ports.peer, host }, done);
  });
  return server;
}

async function answerTo(request: IncomingMessage, duties: PeerDuties): Promise<object> {
  if (request.method === "GET" && request.url === "/report") return duties.report();
  if (request.method === "POST" && request.url === "/grant") return duties.grant(parseRequest(await bodyOf(request)));
  if (request.method === "POST" && request.url === "/release") {
    duties.release(parseReport(await bodyOf(request)).name);
    return {};
  }
  throw new Error("there are GET /report, POST /grant and POST /release");
}

export async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = "";
  message.setEncoding("utf8");
  for await (const chunk of message) {
    text += chunk;
    if (text.length > REPORT_LIMIT) throw new Error("too long");
  }
  return text;
}
