import { describe, expect, it } from "vitest";
import { CommandFailed } from "./children.mjs";
import { explainNpm, matchesLock } from "./node-modules.mjs";

const wanted = () => ({
  packages: {
    "": {},
    "packages/db": { version: "0.1.0" },
    "node_modules/@guichet/db": { resolved: "packages/db", link: true },
    "node_modules/zod": { version: "4.0.0", integrity: "sha512-a" },
    "node_modules/turbo-macos": { version: "2.0.0", integrity: "sha512-b", optional: true },
  },
});

const installed = () => {
  const { "": _root, "node_modules/turbo-macos": _elsewhere, ...packages } = wanted().packages;
  return { packages };
};

describe("deciding whether npm packages must be installed", () => {
  it("is content with exactly what the lock file lists, less other platforms' packages", () => {
    expect(matchesLock(wanted(), installed())).toBe(true);
  });

  it("installs when nothing is there, or an install was killed before npm wrote its record", () => {
    expect(matchesLock(wanted(), undefined)).toBe(false);
  });

  it.each([
    ["another version", { "node_modules/zod": { version: "4.0.1", integrity: "sha512-a" } }],
    ["other content", { "node_modules/zod": { version: "4.0.0", integrity: "sha512-x" } }],
    ["a package too many", { "node_modules/left-pad": { version: "1.0.0" } }],
    ["a workspace that is not linked", { "node_modules/@guichet/db": { version: "0.1.0" } }],
  ])("installs when there is %s", (_what, change) => {
    expect(matchesLock(wanted(), { packages: { ...installed().packages, ...change } })).toBe(false);
  });

  it("installs when a package is missing", () => {
    const { "node_modules/zod": _gone, ...packages } = installed().packages;
    expect(matchesLock(wanted(), { packages })).toBe(false);
  });
});

describe("explaining npm's failures", () => {
  const failed = (output) => new CommandFailed("npm", { code: 1, signal: null }, output);

  it.each([
    ["npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", "is full"],
    ["npm error code EAI_AGAIN\nnpm error request to https://example.test failed", "cannot reach its registry"],
    [
      "npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync",
      "npm install",
    ],
    ["npm error something new", "npm error something new"],
  ])("%s", (output, message) => {
    expect(explainNpm(failed(output))).toMatchObject({ name: "Failure", message: expect.stringContaining(message) });
  });

  it("says when there is no npm", () => {
    const error = Object.assign(new Error("spawn npm ENOENT"), { code: "ENOENT" });
    expect(explainNpm(error)).toMatchObject({ message: expect.stringContaining("npm is not in PATH") });
  });
});
