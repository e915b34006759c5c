import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settings } from "./settings.ts";

const names = Object.keys(settings.shape);

const textOf = (file: string) => readFileSync(join(import.meta.dirname, "../../../..", file), "utf8");

/** NAME_FILE gives NAME, too. */
const settingsAmong = (given: readonly string[]) =>
  given.map((name) => name.replace(/_FILE$/, "")).filter((name) => names.includes(name));

describe("every setting", () => {
  it.each(["README.md", "README.fr.md"])("has one line in the table of %s", (file) => {
    const cells = [...textOf(file).matchAll(/^\| (`[A-Z].*?) \|/gm)].map(([, cell = ""]) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z0-9_]+)`/g)].map(([, name = ""]) => name));
    expect(settingsAmong(named).toSorted()).toEqual(names.toSorted());
  });

  it("can be given with Docker, but for what the containers decide", () => {
    // The image listens on all its addresses and on its usual ports, keeps no data, and has replicas in place of workers.
    const decided = ["HOST", "WEB_PORT", "API_PORT", "DATA_DIR", "API_WORKERS"];
    const given = environmentOf("api");
    expect(given.filter((name, index) => given.indexOf(name) !== index)).toEqual([]);
    expect([...new Set(settingsAmong(given)), ...decided].toSorted()).toEqual(names.toSorted());
  });
});

/** The names that a service's `environment` holds, in their order. */
function environmentOf(service: string): string[] {
  const [, block = ""] =
    new RegExp(`^  ${service}:\\n(?:    .*\\n)*?    environment:\\n((?:      .*\\n)+)`, "m").exec(
      textOf("docker-compose.yml"),
    ) ?? [];
  return [...block.matchAll(/^ {6}([A-Z0-9_]+):/gm)].map(([, name = ""]) => name);
}
