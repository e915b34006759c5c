import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectEnv } from "../../../scripts/lib/children.mjs";
import { ROOT } from "../../../scripts/lib/settings.mjs";
import { GuardedProcess } from "./guarded-process.ts";

/*
 * HAProxy as docker-compose.yml has it in front of the application. Behind it stands a server that answers with the headers it was
 * asked with: what is tested is what HAProxy adds, and what it answers by itself.
 */

const dir = mkdtempSync(join(tmpdir(), "guichet-door-"));
const ANSWERS = join(ROOT, "deploy/haproxy/answers");
const PORTS = { web: 27_280, api: 27_281, statistics: 27_282, alive: 27_283, replica: 27_284 };
const OWN_HEADERS = {
  "x-content-type-options": "nosniff",
  "cache-control": "public",
  "content-security-policy": "own",
};

const replica: Server = createServer((request, response) => {
  if (request.url === "/readyz") response.end('{"status":"ready"}');
  else response.writeHead(200, OWN_HEADERS).end(JSON.stringify(request.headers));
});
const haproxy = new GuardedProcess({
  command: "haproxy",
  args: ["-f", "deploy/haproxy/base.cfg", "-f", "deploy/haproxy/http.cfg"],
  env: {
    ...projectEnv(),
    PATH: `${projectEnv().PATH}:/usr/sbin`,
    HAPROXY_SOCKET: join(dir, "haproxy.sock"),
    HAPROXY_ANSWERS: ANSWERS,
    STATS_BIND: `127.0.0.1:${PORTS.statistics}`,
    STATS_PASSWORD: "for a test",
    HTTP_BIND: "127.0.0.1",
    WEB_PORT: String(PORTS.web),
    API_PORT: String(PORTS.api),
    ALIVE_BIND: `127.0.0.1:${PORTS.alive}`,
    REPLICAS: "127.0.0.1",
    REPLICA_WEB_PORT: String(PORTS.replica),
    // Nothing listens there.
    REPLICA_API_PORT: "9",
  },
  logFile: join(dir, "haproxy.log"),
  patienceMs: 5_000,
});

const web = `http://127.0.0.1:${PORTS.web}`;
const api = `http://127.0.0.1:${PORTS.api}`;

beforeAll(async () => {
  await new Promise<void>((resolve) => replica.listen(PORTS.replica, "127.0.0.1", resolve));
  haproxy.start();
  while (
    (await fetch(web).then(
      ({ status }) => status,
      () => 0,
    )) !== 200
  )
    await sleep(100);
});
afterAll(async () => {
  await haproxy.stop();
  replica.closeAllConnections();
  replica.close();
  rmSync(dir, { recursive: true, force: true });
});

describe("what the application is told of its client", () => {
  it("ends in the address that HAProxy saw, whatever the client claims", async () => {
    for (const claim of ["203.0.113.9", "203.0.113.9, 198.51.100.1", "unknown"]) {
      const answer = await fetch(web, { headers: { "x-forwarded-for": claim } });
      expect(await answer.json()).toMatchObject({ "x-forwarded-for": `${claim}, 127.0.0.1` });
    }
  });

  it("ends so although the client sends more headers than anybody needs", async () => {
    const lines = Array.from({ length: 80 }, (_, i) => `X-Filler-${i}: x\r\n`).join("");
    const head = `GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n`;
    expect(await answerTo(`${head}${lines}\r\n`)).toContain('"x-forwarded-for":"203.0.113.9, 127.0.0.1"');
    expect(await answerTo(`${head}${lines}${lines}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("an answer of HAProxy's own", () => {
  const HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };

  it("carries the headers of all answers, and no name or version", async () => {
    const busy = await fetch(`${api}/events/`);
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "2"]);
    const large = await fetch(web, { method: "POST", body: "x".repeat(1_100_000) });
    expect(large.status).toBe(413);
    for (const answer of [busy, large]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS);
      expect(answer.headers.get("server")).toBeNull();
      expect(await answer.text()).not.toMatch(/haproxy|\d\.\d/i);
    }
  });

  it("to what is not HTTP says only that", async () => {
    const answer = await answerTo("nonsense\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/haproxy|server:/i);
  });

  it("leaves the application's headers alone", async () => {
    const { headers } = await fetch(web);
    expect(Object.fromEntries(headers)).toMatchObject(OWN_HEADERS);
  });

  it("to somebody with a browser is a page whose style alone its policy lets in", () => {
    const page = readFileSync(join(ANSWERS, "one-moment.html"), "utf8");
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const settings = readFileSync(join(ROOT, "deploy/haproxy/http.cfg"), "utf8");
    const pages = settings.split("\n").filter((line) => line.includes("one-moment.html"));
    expect(pages).toHaveLength(3);
    for (const line of pages) expect(line).toContain(`style-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|style=/);
  });
});

/** What the web port answers to these bytes. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(PORTS.web, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
  });
}
