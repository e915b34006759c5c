import { describe, expect, it } from "vitest";
import { subsystemOf, summarise } from "./summary.ts";

const node = (id: number, functionName: string, url = "") => ({ id, callFrame: { functionName, url, lineNumber: 9 } });

describe("summarise", () => {
  it("gives each sample the time until the next, and leaves idling out of the shares", () => {
    const summary = summarise({
      nodes: [
        node(1, "(idle)"),
        node(2, "parse", "file:///g/node_modules/zod/v4/core/parse.js"),
        node(3, "(garbage collector)"),
      ],
      samples: [2, 1, 3, 2],
      timeDeltas: [50, 300, 100, 100, 999],
    });
    expect(summary.busy).toBeCloseTo(1399 / 1499);
    expect(summary.subsystems.map(({ name }) => name)).toEqual(["zod", "(garbage collector)"]);
    expect(summary.subsystems[0]?.share).toBeCloseTo(1299 / 1399);
    expect(summary.functions[0]?.name).toBe("parse core/parse.js:10");
  });

  it("says nothing of an empty profile", () => {
    expect(summarise({ nodes: [], samples: [], timeDeltas: [] })).toEqual({ busy: 0, subsystems: [], functions: [] });
  });
});

describe("subsystemOf", () => {
  it.each([
    ["file:///g/node_modules/fastify/lib/reply.js", "fastify"],
    ["file:///g/node_modules/a/node_modules/@trpc/server/dist/x.mjs", "@trpc/server"],
    ["file:///g/packages/api/src/bookings/queue.ts", "packages/api/src/bookings"],
    ["file:///g/packages/api/src/trpc.ts", "packages/api/src"],
    ["file:///g/packages/db/generated/prisma/client.ts", "packages/db/generated"],
    ["node:internal/streams/writable", "node:streams"],
    ["node:_http_outgoing", "node:http"],
    ["node:net", "node:net"],
  ])("of %s is %s", (url, name) => {
    expect(subsystemOf({ url, functionName: "f" })).toBe(name);
  });

  it("keeps what V8 does apart from native functions", () => {
    expect(subsystemOf({ url: "", functionName: "(program)" })).toBe("(program)");
    expect(subsystemOf({ url: "", functionName: "writev" })).toBe("(native)");
  });
});
