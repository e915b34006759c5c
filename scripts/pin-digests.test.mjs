import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ROOT } from "./lib/settings.mjs";

/** @type {string} */
let place;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "guichet-pins-"));
  cpSync(join(ROOT, "deploy/images"), join(place, "images"), { recursive: true });
  mkdirSync(join(place, "bin"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const application = () => readFileSync(join(place, "images/application.Dockerfile"), "utf8");

/**
 * Runs the script where `docker` is a program of ours, in the place of one that has a registry.
 * @param {string[]} args
 * @param {string} digits what each digest is made of; none for an engine whose images come from nowhere
 */
function pin(args, digits = "a") {
  const digest = digits === "" ? "" : `base@sha256:${digits.repeat(64)}`;
  writeFileSync(join(place, "bin/docker"), `#!/bin/sh\n[ "$1" = pull ] || echo "${digest}"\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${join(place, "bin")}:${process.env.PATH}` };
  return spawnSync(join(place, "images/pin-digests.sh"), args, { env, encoding: "utf8" });
}

const digestOf = (digit) => `@sha256:${digit.repeat(64)}`;

it("writes the digest behind each base image, and leaves all else as it is", () => {
  const before = application();
  expect(pin([]).status).toBe(0);
  expect(application()).toContain(`FROM node:24-bookworm-slim${digestOf("a")} AS build\n`);
  expect(application()).toContain(`FROM mariadb:11.8${digestOf("a")} AS operations\n`);
  expect(application().replaceAll(digestOf("a"), "")).toBe(before);
  const haproxy = readFileSync(join(place, "images/haproxy.Dockerfile"), "utf8");
  expect(haproxy).toContain(`FROM haproxy:3.0${digestOf("a")}\n`);
});

it("takes a newer digest in the place of an older one", () => {
  pin([]);
  const pinned = application();
  expect(pin([], "b").status).toBe(0);
  expect(application()).toBe(pinned.replaceAll(digestOf("a"), digestOf("b")));
});

it("tells what is not pinned, and that all is", () => {
  const { status, stderr } = pin(["--check"]);
  expect(status).toBe(1);
  for (const image of ["node:24-bookworm-slim", "mariadb:11.8", "haproxy:3.0"]) expect(stderr).toContain(image);
  pin([]);
  expect(pin(["--check"]).status).toBe(0);
});

it("changes nothing where an image has no digest, as one that was built here", () => {
  const before = application();
  const { status, stderr } = pin([], "");
  expect(status).toBe(1);
  expect(stderr).toContain("comes from no registry");
  expect(application()).toBe(before);
});
