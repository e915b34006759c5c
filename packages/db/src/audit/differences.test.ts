import { describe, expect, it } from "vitest";
import { createDifferences } from "./differences.ts";
import type { Finding } from "./findings.ts";
import type { Look } from "./settle.ts";

const NAMED = 20;
const kind = { one: "session", many: "sessions" };

/** Two nodes, "a" and "b", on which `rows(node, id, time)` is what the n-th look at a session sees. */
function nodesWith(
  rows: (node: string, id: number, time: number) => unknown,
  { pauseMs = 0, mostWaiting }: { pauseMs?: number; mostWaiting?: number } = {},
) {
  const findings: Finding[] = [];
  const looks: string[] = [];
  const node = (name: string) => ({ name, query: async () => [{ name }] });
  const options = { kind, onFinding: (finding: Finding) => findings.push(finding), pauseMs };
  const differences = createDifferences(node("a"), node("b"), {
    ...options,
    ...(mostWaiting === undefined ? {} : { mostWaiting }),
  });
  const look = (id: number): Look => ({
    sessionId: `${id}`,
    subject: `session ${id}`,
    async read(query) {
      const name = String((await query("", []))[0]?.["name"]);
      const time = looks.filter((earlier) => earlier === `${name}${id}`).length;
      looks.push(`${name}${id}`);
      return String(rows(name, id, time));
    },
  });
  return {
    findings,
    looks,
    /** Takes in sessions 1 to `count`, and what is reported besides the names. */
    async add(count: number) {
      for (let id = 1; id <= count; id++) await differences.add(look(id));
      expect(findings.map(({ subject }) => subject)).toEqual(named(Math.min(count, NAMED)));
      await differences.end();
      return findings.slice(NAMED);
    },
  };
}

const named = (count: number) => Array.from({ length: count }, (_, i) => `session ${i + 1}`);

describe("what differs between two nodes", () => {
  it("is named, up to 20 of it", async () => {
    expect(await nodesWith((node) => node).add(NAMED)).toEqual([]);
  });

  it("is counted where there is more, and looked at only twice for that", async () => {
    const { add, looks } = nodesWith((node) => node);
    expect(await add(NAMED + 1_234)).toEqual([
      {
        ...{ invariant: 3, what: "nodes-differ", severity: "violation", sessionId: null, node: "b" },
        ...{ subject: "1,234 more sessions", expected: "the same rows as on a", found: "other rows" },
      },
    ]);
    expect(looks.filter((look) => look === "b21")).toHaveLength(2);
  });

  it("is counted to the end, however few may wait for their second look", async () => {
    const { add, looks } = nodesWith((node) => node, { mostWaiting: 2 });
    expect(await add(NAMED + 5)).toMatchObject([{ subject: "5 more sessions" }]);
    const order = looks.filter((look) => Number(look.slice(1)) > NAMED && look.startsWith("b"));
    expect(order).toEqual(["b21", "b22", "b21", "b22", "b23", "b24", "b23", "b24", "b25", "b25"]);
  });

  it("is nothing where the second node was only late: it has as long as where each is named", async () => {
    const pauseMs = 10;
    let caughtUpAt = Number.POSITIVE_INFINITY;
    const late = (node: string, id: number) => {
      if (id <= NAMED) return node;
      caughtUpAt = Math.min(caughtUpAt, performance.now() + 5 * pauseMs);
      return performance.now() < caughtUpAt ? node : "the same";
    };
    expect(await nodesWith(late, { pauseMs }).add(NAMED + 3)).toEqual([]);
  });

  it("is a warning where rows changed between the looks", async () => {
    const sold = (node: string, id: number, time: number) => (id === NAMED + 2 ? `${node}, ${time} seats` : node);
    expect(await nodesWith(sold).add(NAMED + 2)).toMatchObject([
      { what: "nodes-differ", severity: "violation", subject: "1 more session" },
      { what: "still-changing", severity: "warning", subject: "1 more session" },
    ]);
  });

  it("is a warning, too, where the first node alone stood still", async () => {
    const behind = (node: string, id: number, time: number) => (id > NAMED && node === "b" ? time : node);
    expect(await nodesWith(behind).add(NAMED + 1)).toMatchObject([{ severity: "warning" }]);
  });
});
