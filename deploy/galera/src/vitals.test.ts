import { describe, expect, it } from "vitest";
import { isWhole, type Vitals, whyNotAvailable, whyNotSynced } from "./vitals.ts";

const WELL: Vitals = {
  primary: true,
  state: 4,
  ready: true,
  rejecting: false,
  readOnly: false,
  clusterSize: 3,
  uuid: "11111111-1111-4111-8111-111111111111",
  seqno: 5,
  freeBytes: 1e10,
};

describe("a node that is asked whether it may get traffic", () => {
  it("may when it is in step", () => {
    expect(whyNotSynced(WELL)).toBeNull();
    expect(whyNotAvailable(WELL)).toBeNull();
  });

  it("may, as a donor or desynced, only as the last one", () => {
    expect(whyNotSynced({ ...WELL, state: 2 })).toContain("giving another node a copy");
    expect(whyNotAvailable({ ...WELL, state: 2 })).toBeNull();
  });

  it("may, with a full disk, only as the last one: the others would have to stop without it", () => {
    expect(whyNotSynced({ ...WELL, freeBytes: 1e6 })).toContain("disk is full (0 MB left)");
    expect(whyNotAvailable({ ...WELL, freeBytes: 1e6 })).toBeNull();
  });

  it.each([
    [{ primary: false }, "primary component"],
    [{ ready: false }, "not ready"],
    [{ state: 1 }, "not ready"],
    [{ state: 3 }, "not ready"],
    [{ rejecting: true }, "rejects"],
    [{ readOnly: true }, "read-only"],
  ])("may not with %j", (what, why) => {
    expect(whyNotSynced({ ...WELL, ...what })).toContain(why);
    expect(whyNotAvailable({ ...WELL, ...what })).toContain(why);
  });
});

it("a node has all of the cluster's data when it is in step or a donor, inside the primary component", () => {
  const judged = [WELL, { ...WELL, state: 2 }, { ...WELL, state: 3 }, { ...WELL, primary: false }].map(isWhole);
  expect(judged).toEqual([true, true, false, false]);
});
