import { describe, expect, it } from "vitest";
import { DatabaseBusyError } from "../errors.ts";
import { type ClusterNode, NotANodeError } from "./cluster-node.ts";
import { createMajority } from "./majority.ts";

// The rule alone, with nodes that say what a test wants. The real ones: cluster-node.integration.test.ts.

type Word = "caught-up" | "down" | "silent";

/** A node that answers with these words, one a question, and then with the last of them for ever. */
function node(name: string, words: readonly Word[], { cluster = "c" } = {}): ClusterNode & { asked: number } {
  return {
    asked: 0,
    catchUp() {
      const word = words[Math.min(this.asked, words.length - 1)];
      this.asked += 1;
      if (word === "silent") return new Promise(() => undefined);
      return word === "caught-up" ? Promise.resolve({ cluster, node: name }) : Promise.reject(new Error("down"));
    },
    close: () => Promise.resolve(),
  };
}

const confirm = (...nodes: readonly ClusterNode[]) => createMajority(nodes).confirm(300);

describe("a commit is confirmed", () => {
  it("by two nodes, whatever the third one does", async () => {
    for (const third of ["silent", "down", "caught-up"] as const) {
      await confirm(node("a", ["caught-up"]), node("b", [third]), node("c", ["caught-up"]));
    }
  });

  it("by the only node that there is", async () => {
    await confirm(node("a", ["caught-up"]));
  });

  it("by three of five", async () => {
    const up = (name: string) => node(name, ["caught-up"]);
    const down = (name: string) => node(name, ["down"]);
    await confirm(up("a"), up("b"), up("c"), down("d"), down("e"));
    await expect(confirm(up("a"), up("b"), down("c"), down("d"), down("e"))).rejects.toThrow(DatabaseBusyError);
  });

  it("once a second node is back", async () => {
    const b = node("b", ["down", "down", "caught-up"]);
    await confirm(node("a", ["caught-up"]), b, node("c", ["down"]));
    expect(b.asked).toBe(3);
  });
});

describe("a commit is not confirmed", () => {
  it.each([
    [
      "by one node of several, and be it the last that the others have left",
      [node("a", ["caught-up"]), node("b", ["down"]), node("c", ["down"])],
    ],
    [
      "by one that is silent about the others",
      [node("a", ["caught-up"]), node("b", ["silent"]), node("c", ["silent"])],
    ],
    ["by one node that has two addresses", [node("a", ["caught-up"]), node("a", ["caught-up"]), node("b", ["down"])]],
    ["by nodes of two clusters", [node("a", ["caught-up"]), node("b", ["caught-up"], { cluster: "other" })]],
    ["by nobody", [node("a", ["down"]), node("b", ["silent"])]],
  ])("%s: it is given up in time", async (_, nodes) => {
    await expect(confirm(...nodes)).rejects.toBeInstanceOf(DatabaseBusyError);
  });
});

it("names the addresses that lead to no node, and not those that do not answer", async () => {
  const wrong: ClusterNode = { ...node("x", []), catchUp: () => Promise.reject(new NotANodeError("x is not a node")) };
  const majority = createMajority([node("a", ["caught-up"]), wrong, node("c", ["down"])]);
  expect(await majority.mistakes()).toEqual(["x is not a node"]);
});
