import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_PAGE } from "../testing/built-page.ts";
import { exchange, listenSomewhere } from "../testing/raw-exchange.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
let port: number;
const outside = mkdtempSync(join(tmpdir(), "guichet-outside-"));
const dist = join(outside, "dist");
const SECRET = "TOP-SECRET";

beforeAll(async () => {
  for (const folder of [dist, join(dist, "assets"), join(dist, ".git"), join(outside, "dist-old")]) mkdirSync(folder);
  writeFileSync(join(dist, "index.html"), BUILT_PAGE);
  writeFileSync(join(dist, "admin.html"), "<!doctype html><title>admin</title>");
  writeFileSync(join(dist, "assets", "public-4f9a.js"), "export const text = 1;");
  for (const file of ["secret.txt", "dist/.env", "dist/.git/config", "dist/assets/.hidden.js", "dist-old/a.js"]) {
    writeFileSync(join(outside, file), SECRET);
  }
  symlinkSync("/etc", join(outside, "etc"));
  guichet = await createTestProcess({ RATE_LIMIT: "0" }, { dist });
  port = await listenSomewhere(guichet.web);
});
afterAll(async () => {
  await guichet.drop();
  rmSync(outside, { recursive: true });
});

/** As it stands: clients and `inject` would tidy the path. */
async function answerTo(path: string) {
  const [answer] = await exchange(
    port,
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, "latin1"),
  );
  return answer ?? { status: 0, head: "", body: "" };
}

/** From the folder of assets, two steps up lead out. */
const UP = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..;", "....", "%c0%ae%c0%ae", "．．", "..%20"];
const SLASHES = ["/", "%2f", "%2F", "\\", "%5c", "%252f", "%c0%af", "//", "/./", "%e2%88%95"];
const TARGETS = ["secret.txt", "etc/passwd", "dist-old/a.js", "package.json"];
const climbs = UP.flatMap((up) =>
  SLASHES.flatMap((slash) =>
    TARGETS.flatMap((target) => [`${up}${slash}${target}`, `${up}${slash}${up}${slash}${target}`]),
  ),
);

/** A refusal, the page that says so, or, where the way up ends at the top, the home page. */
async function expectNothingAt(path: string): Promise<void> {
  const { status, head, body } = await answerTo(path);
  expect(body, path).not.toMatch(/TOP-SECRET|root:|"name": "guichet"|4f9a|guichet-outside/);
  if (body.includes('data-built="public"')) {
    expect([200, 404], path).toContain(status);
    return;
  }
  expect([400, 403, 404], path).toContain(status);
  expect(head, path).toMatch(/^content-type: application\/(problem\+)?json/im);
}

const ODD = [
  ...["/.env", "/.git/config", "/assets/.hidden.js", "/%2eenv", "/.%65nv", "/.env/", "//.env", "/./.env", "/.ENV"],
  ...["/assets/..%00/", "/assets/%00public-4f9a.js", "/assets/public-4f9a.js%00", "/admin.html%00.png"],
  ...["/secret.txt", `/${basename(outside)}/secret.txt`, `${outside}/secret.txt`, "/C:/windows/win.ini"],
  ...[
    "/assets/public-4f9a.js.map",
    "/assets/public-4f9a.js~",
    "/assets/public-4f9a.js/",
    "/assets/public-4f9a.js:$DATA",
  ],
  ...["/assets/con", "/index.html/../../secret.txt", "/%", "/%zz", "/%ff", encodeURIComponent(`${outside}/secret.txt`)],
  // Folders, which are not listed.
  ...["/assets", "/assets/", "/assets/.", "/assets//", "/assets/?", "/.git/", "/.git"],
];

describe("the files of the interfaces", () => {
  it.each(["/", "/assets/", "/assets", "/assets/x/", "/trpc/", "/exports/"])(
    "hold nothing outside their folder, whichever way one climbs from %s",
    async (from) => {
      const base = from.endsWith("/") ? from : `${from}/`;
      for (const climb of climbs) await expectNothingAt(`${base}${climb}`);
    },
  );

  it.each(ODD)("hold nothing at %s", expectNothingAt);

  it("are found by their names, so that the rest proves something", async () => {
    expect((await answerTo("/assets/public-4f9a.js")).body).toContain("text = 1");
    expect((await answerTo("/admin.html")).body).toContain("admin");
  });

  it.each(["//evil.example/", "//evil.example/..", "/\\evil.example/", "/%5cevil.example", "///evil.example"])(
    "never lead to another site, as from %s",
    async (path) => {
      expect((await answerTo(path)).head).not.toMatch(/^location:/im);
    },
  );
});
