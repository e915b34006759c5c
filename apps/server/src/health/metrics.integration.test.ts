import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess();
});
afterAll(() => guichet.drop());

it("/metrics is for API keys of scope admin and read alone", async () => {
  expect((await guichet.rest("GET", "/metrics")).json()).toMatchObject({ status: 401, reason: "unauthenticated" });
  const checkin = await guichet.rest("GET", "/metrics", { key: await guichet.key("checkin") });
  expect(checkin.json()).toMatchObject({ status: 403, reason: "forbidden" });
  for (const scope of ["admin", "read"] as const) {
    const { statusCode, headers } = await guichet.rest("GET", "/metrics", { key: await guichet.key(scope) });
    expect([statusCode, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
  }
  expect((await guichet.web.inject("/metrics")).body).not.toContain("guichet_");
});

it("says what the process counts", async () => {
  const read = async () => (await guichet.rest("GET", "/metrics", { key: await guichet.key("read") })).body;
  expect(await read()).toMatch(/^guichet_seat_conflicts_total 0$/m);
  guichet.services.metrics.seatConflicts.inc(3);
  guichet.services.metrics.auditViolations.set(2);
  expect(await read()).toMatch(/^guichet_seat_conflicts_total 3$/m);
  expect(await read()).toMatch(/^guichet_audit_violations 2$/m);
});
