// Part of npm run validate: what is installed, where it comes from, under which licence, and what it may run.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./lib/settings.mjs";
import { complainAboutLicences } from "./lib/supply-chain/licences.mjs";
import { complainAboutOrigins, complainAboutScripts, complainAboutVersions } from "./lib/supply-chain/lock-rules.mjs";

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const lock = read("package-lock.json");
const manifest = read("package.json");
const manifests = [
  "package.json",
  ...globSync(
    manifest.workspaces.map((/** @type {string} */ it) => `${it}/package.json`),
    { cwd: ROOT },
  ),
];

const complaints = [
  ...manifests.flatMap((file) => complainAboutVersions(file, read(file))),
  ...complainAboutOrigins(lock),
  ...complainAboutScripts(lock, manifest.allowScripts),
  ...complainAboutLicences(lock),
];
for (const complaint of complaints) console.error(`dependencies: ${complaint}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
