import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../settings.mjs";
import { complainAboutOrigins, complainAboutScripts, complainAboutVersions } from "./lock-rules.mjs";

const integrity = `sha512-${"A".repeat(86)}==`;
const lockOf = (packages, lockfileVersion = 3) => ({ lockfileVersion, packages: { "": {}, ...packages } });

describe("where packages come from", () => {
  it("is content with a hash for each, from the registry or from wherever the installing machine is told", () => {
    const lock = lockOf({
      "packages/db": { version: "0.1.0" },
      "node_modules/@guichet/db": { resolved: "packages/db", link: true },
      "node_modules/zod": { version: "4.0.0", integrity },
      "node_modules/a": { version: "1.0.0", integrity, resolved: "https://registry.npmjs.org/a/-/a-1.0.0.tgz" },
      "node_modules/a/node_modules/@b/c": { version: "1.0.0", inBundle: true },
    });
    expect(complainAboutOrigins(lock)).toEqual([]);
  });

  it.each([
    ["no hash", { version: "1.0.0" }],
    ["a hash that can be forged", { version: "1.0.0", integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }],
    ["a git address", { resolved: "git+ssh://git@github.com/a/b.git#0123", integrity }],
    ["another server", { resolved: "https://registry.npmjs.org.example.net/b/-/b-1.0.0.tgz", integrity }],
    ["an open connection", { resolved: "http://registry.npmjs.org/b/-/b-1.0.0.tgz", integrity }],
    ["a link out of the project", { resolved: "../elsewhere", link: true }],
  ])("names a package with %s", (_what, entry) => {
    const complaints = complainAboutOrigins(lockOf({ "node_modules/@a/b": entry }));
    expect(complaints).toEqual([expect.stringContaining("node_modules/@a/b")]);
  });

  it("refuses a lock file of another form, of which it would understand nothing", () => {
    expect(complainAboutOrigins(lockOf({}, 1))).toHaveLength(1);
  });
});

describe("scripts that run when a package is installed", () => {
  const lock = lockOf({
    "node_modules/node": { hasInstallScript: true },
    "node_modules/quiet": {},
    "node_modules/quiet/node_modules/@deep/native": { hasInstallScript: true },
  });

  it("have been decided about, one way or the other", () => {
    expect(complainAboutScripts(lock, { node: true, "@deep/native": false })).toEqual([]);
  });

  it("are named when nobody has, also deep inside", () => {
    expect(complainAboutScripts(lock, { node: true })).toEqual([expect.stringMatching(/^@deep\/native runs a script/)]);
    expect(complainAboutScripts(lock, { node: "true", "@deep/native": false })).toHaveLength(1);
  });

  it("are asked about again when a decision is left over from a package that is gone", () => {
    expect(complainAboutScripts(lock, { node: true, "@deep/native": false, quiet: true })).toEqual([
      '"allowScripts" of package.json names quiet, which has no install script',
    ]);
  });
});

it("takes exact versions only, in whatever list a dependency stands", () => {
  const manifest = {
    dependencies: { a: "1.2.3", b: "^1.2.3", c: "4.0.0-alpha.1" },
    devDependencies: { d: "~1.2.3", e: "latest", f: "1.x", h: "npm:other@1.2.3", i: "npm:@a/other@^1.2.3" },
    optionalDependencies: { g: "github:a/b" },
    peerDependencies: { react: ">=18" },
  };
  const named = complainAboutVersions("x/package.json", manifest).map((line) => /json: (\w)/.exec(line)?.[1]);
  expect(named).toEqual(["b", "d", "e", "f", "i", "g"]);
});

it("is what the project's own install goes by: scripts are off, and run for those that are allowed", () => {
  const read = (file) => readFileSync(join(ROOT, file), "utf8");
  expect(read(".npmrc")).toContain("strict-allow-scripts=true");
  const installs = [...read("deploy/images/application.Dockerfile").matchAll(/npm ci[^\n]*/g)].map(([line]) => line);
  expect(installs.length).toBeGreaterThan(0);
  for (const line of installs) expect(line).toContain("--ignore-scripts");
});
