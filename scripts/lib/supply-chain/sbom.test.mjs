import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../settings.mjs";
import { foreignPackages } from "./lock-rules.mjs";
import { makeSbom } from "./sbom.mjs";

it("lists every package that the product contains, with the version and hash of the lock file, and no tool", async () => {
  const sbom = await makeSbom();
  expect(sbom).toMatchObject({
    bomFormat: "CycloneDX",
    specVersion: expect.stringMatching(/^1\.\d$/),
    serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    metadata: { component: { type: "application", name: "guichet", purl: "pkg:npm/guichet@0.1.0" } },
  });
  const hashes = new Map(sbom.components.map(({ purl, hashes = [] }) => [decodeURIComponent(purl), hashes]));
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const packages = foreignPackages(lock);
  const shipped = packages.filter(({ entry }) => !entry.dev && !entry.devOptional);
  expect(shipped.length).toBeGreaterThan(100);
  for (const { name, entry } of shipped) {
    const content = Buffer.from(entry.integrity.replace("sha512-", ""), "base64").toString("hex");
    expect(hashes.get(`pkg:npm/${name}@${entry.version}`)).toContainEqual({ alg: "SHA-512", content });
  }
  const tools = packages.filter(({ entry }) => entry.dev).map(({ name, entry }) => `pkg:npm/${name}@${entry.version}`);
  const isShipped = new Set(shipped.map(({ name, entry }) => `pkg:npm/${name}@${entry.version}`));
  expect(tools).not.toHaveLength(0);
  for (const purl of tools) expect(hashes.has(purl)).toBe(isShipped.has(purl));
  const refs = new Set([sbom.metadata.component, ...sbom.components].map((component) => component["bom-ref"]));
  for (const { ref, dependsOn = [] } of sbom.dependencies)
    for (const name of [ref, ...dependsOn]) expect(refs).toContain(name);
});
