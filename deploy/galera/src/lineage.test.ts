import { describe, expect, it } from "vitest";
import { hasDiverged, restarted } from "./lineage.ts";

const founding = { id: "founding", seqno: 0 };
const at = (seqno: number, lineage = [founding]) => ({ seqno, lineage });

describe("a history that is started again", () => {
  it("notes where", () => {
    expect(restarted(at(98), "second")).toEqual([founding, { id: "second", seqno: 98 }]);
  });

  it("forgets starts that it has not come to", () => {
    const heard = [founding, { id: "of others", seqno: 120 }];
    expect(restarted(at(98, heard), "second")).toEqual([founding, { id: "second", seqno: 98 }]);
  });

  it("keeps a bounded number", () => {
    let lineage = [founding] as ReturnType<typeof restarted>;
    for (let seqno = 1; seqno < 500; seqno++) lineage = restarted({ seqno, lineage }, `start ${seqno}`);
    expect(lineage).toHaveLength(200);
    expect(lineage.at(-1)).toEqual({ id: "start 499", seqno: 499 });
  });
});

describe("whether a node has diverged", () => {
  const second = restarted(at(98), "second");

  it("has not, when it is only behind", () => {
    expect(hasDiverged(at(90), { lineage: second })).toBe(false);
    expect(hasDiverged(at(98), { lineage: second })).toBe(false);
    expect(hasDiverged(at(150, [...second]), { lineage: second })).toBe(false);
  });

  it("has, when it had come further than the one that started the cluster without it", () => {
    expect(hasDiverged(at(100), { lineage: second })).toBe(true);
  });

  it("has, when it started a cluster by itself and went on", () => {
    const alone = restarted(at(98), "alone");
    expect(hasDiverged(at(99, [...alone]), { lineage: restarted(at(100), "others") })).toBe(true);
    expect(hasDiverged(at(98, [...alone]), { lineage: restarted(at(100), "others") })).toBe(false);
  });

  it("has, when nothing is common", () => {
    expect(hasDiverged(at(5, [{ id: "another", seqno: 0 }]), { lineage: [founding] })).toBe(true);
    expect(hasDiverged(at(5, []), { lineage: [founding] })).toBe(true);
  });

  it("has not, when neither side knows of any start", () => {
    expect(hasDiverged(at(5, []), { lineage: [] })).toBe(false);
  });
});
