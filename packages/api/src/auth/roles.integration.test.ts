import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "../root.ts";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { procedurePaths, reasonOfCall } from "../testing/procedures.ts";
import { STAFF } from "../testing/staff.ts";
import { type Actor, GUEST } from "./actor.ts";
import type { RoleOrNone } from "./schema.ts";

const staff = (role: RoleOrNone): Actor => ({ ...STAFF, role });
const key = (scope: "admin" | "read" | "checkin"): Actor => ({
  type: "api-key",
  keyId: "0190a000-0000-7000-8000-000000000009",
  name: "K",
  scope,
});

/** In the order of the table's columns. */
const ACTORS = {
  guest: GUEST,
  read: staff("read"),
  desk: staff("desk"),
  editor: staff("editor"),
  admin: staff("admin"),
  owner: staff("owner"),
  "key: checkin": key("checkin"),
  "key: read": key("read"),
  "key: admin": key("admin"),
} as const satisfies Record<string, Actor>;

const REFUSALS = ["unauthenticated", "forbidden", "two-factor-required", "reauthentication-required"];
/** No procedure knows this field: whoever is let in is told so (422), before anything is read or changed. */
const NO_INPUT = { nobodyKnowsThis: true };

/** The rows of roles.md: procedure → line. */
function documentedRows(): Map<string, string> {
  const text = readFileSync(new URL("./roles.md", import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(lines.map((line) => [/^\| `([^`]+)`/.exec(line)?.[1] ?? line, line]));
}

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

const isLetIn = async (actor: Actor, path: string) =>
  !REFUSALS.includes(await reasonOfCall(api.callerOf(actor), path, NO_INPUT));

describe("the table of roles (roles.md)", () => {
  it.each(procedurePaths(appRouter))("says who may call %s", async (path) => {
    const cells = await Promise.all(
      Object.values(ACTORS).map(async (actor) => ((await isLetIn(actor, path)) ? "✓" : "–")),
    );
    const row = `| \`${path}\` | ${cells.join(" | ")} |`;
    expect(documentedRows().get(path), `roles.md must have the line ${row}`).toBe(row);
  });

  it("names no procedure that is not there, and the actors in the order of this test", () => {
    const gone = [...documentedRows().keys()].filter((path) => !procedurePaths(appRouter).includes(path));
    expect(gone).toEqual([]);
    const heads = readFileSync(new URL("./roles.md", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| procedure"));
    expect(new Set(heads)).toEqual(new Set([`| procedure | ${Object.keys(ACTORS).join(" | ")} |`]));
  });
});

describe("an account that may do less than its role", () => {
  it.each(procedurePaths(appRouter))("calls %s as a guest does, without a role", async (path) => {
    expect(await isLetIn(staff("none"), path)).toBe(await isLetIn(GUEST, path));
  });

  it("calls nothing but its own account's procedures, without the second factor that it needs", async () => {
    const heldBack: Actor = { ...STAFF, mustSetUpTwoFactor: true };
    for (const path of procedurePaths(appRouter)) {
      const isOwn = /^(account|savedFilters|twoFactor)\./.test(path) && path !== "twoFactor.reset";
      expect(await isLetIn(heldBack, path), path).toBe(isOwn || (await isLetIn(GUEST, path)));
    }
  });
});
