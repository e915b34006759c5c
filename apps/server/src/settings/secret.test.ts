import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readOrMakeSecret } from "./secret.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guichet-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("makes a secret once, in a file that only we can read, and leaves nothing beside it", () => {
  const secret = readOrMakeSecret(join(folder, "new"));
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(readOrMakeSecret(join(folder, "new"))).toBe(secret);
  expect(readdirSync(join(folder, "new"))).toEqual(["secret"]);
  expect(statSync(join(folder, "new", "secret")).mode & 0o777).toBe(0o600);
});

it("takes no file that is too short", () => {
  writeFileSync(join(folder, "secret"), "short");
  expect(() => readOrMakeSecret(folder)).toThrow(/holds no secret/);
});
