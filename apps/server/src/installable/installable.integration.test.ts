import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSharp } from "../images/sharp.ts";
import { BUILT_PAGE } from "../testing/built-page.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

const LOGO = new URL("../../../web/public/favicon.svg", import.meta.url);

let guichet: TestProcess;
const dist = mkdtempSync(join(tmpdir(), "guichet-installable-"));
beforeAll(async () => {
  writeFileSync(join(dist, "index.html"), BUILT_PAGE);
  writeFileSync(join(dist, "favicon.svg"), readFileSync(LOGO));
  writeFileSync(join(dist, "sw.js"), "// the worker of the build");
  guichet = await createTestProcess({}, { dist });
});
afterAll(async () => {
  await guichet.drop();
  rmSync(dist, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => guichet.web.inject({ url, headers });

describe("the manifest", () => {
  it("is one program, told in the language of who asks", async () => {
    const [fr, en] = await Promise.all(
      ["fr-FR", "en"].map((language) => get("/manifest.webmanifest", { "accept-language": language })),
    );
    expect(fr?.headers).toMatchObject({ "content-type": "application/manifest+json; charset=utf-8" });
    expect(fr?.headers.vary).toContain("Accept-Language");
    expect(fr?.json()).toMatchObject({ id: "/", start_url: "/", scope: "/", display: "standalone", lang: "fr" });
    expect(fr?.json().shortcuts).toMatchObject([{ name: "Mes réservations", url: "/my-bookings" }]);
    expect(en?.json()).toMatchObject({ id: "/", lang: "en", shortcuts: [{ name: "My bookings" }] });
  });

  it("names icons that are there, of the size it says, with nothing beside a mask", async () => {
    const { icons } = (await get("/manifest.webmanifest")).json();
    const open = await loadSharp();
    for (const { src, type, sizes, purpose } of icons) {
      const { statusCode, headers, rawPayload } = await get(src);
      expect([statusCode, headers["content-type"]], src).toEqual([200, type]);
      if (sizes === "any") continue;
      const { width, height } = await open(rawPayload).metadata();
      expect(`${width}x${height}`, src).toBe(sizes);
      if (purpose === "maskable") expect((await open(rawPayload).stats()).isOpaque, src).toBe(true);
    }
    expect((await get("/apple-touch-icon.png")).statusCode).toBe(200);
  });
});

describe("the service worker", () => {
  it("is asked for each time, and may start from its own address alone", async () => {
    const worker = await get("/sw.js");
    expect(worker.body).toBe("// the worker of the build");
    expect(worker.headers["cache-control"]).toBe("no-cache");
    const policy = String((await get("/")).headers["content-security-policy"]);
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toMatch(/; ?trusted-types guichet-worker(;|$)/);
  });

  it("has a page without answers to keep, for any address", async () => {
    const shell = await get("/offline");
    expect(shell.statusCode).toBe(200);
    expect(shell.body).not.toContain("first-answers");
    expect(shell.headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  });

  it("switched off, is replaced by one that forgets what was kept of the interface, and goes", async () => {
    const off = await createTestProcess({ SERVICE_WORKER: "off" }, { dist });
    try {
      const { body, headers } = await off.web.inject({ url: "/sw.js" });
      expect(headers).toMatchObject({ "cache-control": "no-cache", "content-type": "text/javascript; charset=utf-8" });
      expect(await lifeOf(body)).toEqual(["skipWaiting", "delete guichet-1", "delete guichet-2", "unregister"]);
    } finally {
      await off.drop();
    }
  });
});

/** What a worker does from its installation on, in the order in which it does it, in a browser with caches of ours and of somebody else. */
async function lifeOf(script: string): Promise<string[]> {
  const did: string[] = [];
  const listeners: Record<string, (event: object) => void> = {};
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => {
      listeners[name] = listener;
    },
    skipWaiting: async () => did.push("skipWaiting"),
    registration: { unregister: async () => did.push("unregister") },
  };
  const caches = {
    keys: async () => ["guichet-1", "of-somebody-else", "guichet-2"],
    delete: async (name: string) => did.push(`delete ${name}`),
  };
  runInContext(script, createContext({ self, caches }));
  for (const name of ["install", "activate"]) {
    let until: unknown;
    listeners[name]?.({
      waitUntil: (work: unknown) => {
        until = work;
      },
    });
    await until;
  }
  expect(Object.keys(listeners)).toEqual(["install", "activate"]);
  return did;
}
