import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../settings.mjs";

const read = (file) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const { packageRules } = read("renovate.json");
const lock = read("package-lock.json");
const manifests = ["package.json", ...globSync("{apps,packages,tools,deploy}/*/package.json", { cwd: ROOT })].map(read);
const ours = new Set(manifests.flatMap((it) => Object.keys({ ...it.dependencies, ...it.devDependencies })));
const images = globSync("deploy/images/*.Dockerfile", { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/^FROM (?:--\S+ )?([\w./-]+):/gm)].map(([, image]) => image),
);

/** Renovate's names are globs: `*` stops at a slash, `**` does not. */
const matches = (pattern, name) =>
  new RegExp(
    `^${pattern.replaceAll(".", "\\.").replaceAll("**", "\0").replaceAll("*", "[^/]*").replaceAll("\0", ".*")}$`,
  ).test(name);
const groupOf = (name) =>
  packageRules.findLast((rule) => rule.groupName && rule.matchPackageNames.some((it) => matches(it, name)))?.groupName;

it("names nothing that is not here", () => {
  for (const pattern of packageRules.flatMap((rule) => rule.matchPackageNames)) {
    expect(
      [...ours, ...images].filter((name) => matches(pattern, name)),
      pattern,
    ).not.toEqual([]);
  }
});

it("moves together what refuses every other version of each other", () => {
  const pairs = [...ours].flatMap((name) =>
    Object.entries(lock.packages[`node_modules/${name}`]?.peerDependencies ?? {})
      .filter(([peer, range]) => ours.has(peer) && /^\d+\.\d+\.\d+$/.test(range))
      .map(([peer]) => [name, peer]),
  );
  expect(pairs).toContainEqual(["@trpc/react-query", "@trpc/client"]);
  for (const [name, peer] of pairs) {
    expect(groupOf(name), `${name} and ${peer}`).toBeDefined();
    expect(groupOf(name), `${name} and ${peer}`).toBe(groupOf(peer));
  }
});

it("pins images by digest, and waits before it takes what has just been published", () => {
  const { extends: presets, packageRules: rules } = read("renovate.json");
  expect(presets).toEqual(expect.arrayContaining(["docker:pinDigests", "security:minimumReleaseAgeNpm"]));
  expect(rules.filter((rule) => rule.automerge)).toEqual([]);
});
