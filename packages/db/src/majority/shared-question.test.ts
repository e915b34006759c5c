import { describe, expect, it } from "vitest";
import { shareQuestion } from "./shared-question.ts";

/** A question that is answered by hand, in order. */
function questions() {
  const sent: PromiseWithResolvers<string>[] = [];
  const ask = shareQuestion(() => {
    const question = Promise.withResolvers<string>();
    sent.push(question);
    return question.promise;
  });
  return { ask, sent };
}

describe("a shared question", () => {
  it("is sent at once when none is under way", async () => {
    const { ask, sent } = questions();
    const answer = ask();
    expect(sent).toHaveLength(1);
    sent[0]?.resolve("first");
    expect(await answer).toBe("first");
  });

  it("never serves who asks while it is under way: they share the next, which is sent after it", async () => {
    const { ask, sent } = questions();
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(sent).toHaveLength(1);
    sent[0]?.resolve("old");
    expect(await first).toBe("old");
    await expect.poll(() => sent.length).toBe(2);
    const later = ask();
    sent[1]?.resolve("new");
    expect(await Promise.all(others)).toEqual(["new", "new", "new"]);
    await expect.poll(() => sent.length).toBe(3);
    sent[2]?.resolve("newest");
    expect(await later).toBe("newest");
  });

  it("that fails does so for those who share it, and the next is sent all the same", async () => {
    const { ask, sent } = questions();
    const first = ask();
    const second = ask();
    sent[0]?.reject(new Error("down"));
    await expect(first).rejects.toThrow("down");
    await expect.poll(() => sent.length).toBe(2);
    sent[1]?.resolve("up");
    expect(await second).toBe("up");
    const third = ask();
    expect(sent).toHaveLength(3);
    sent[2]?.resolve("still up");
    expect(await third).toBe("still up");
  });

  it("can be asked again in the moment in which it is answered", async () => {
    const { ask, sent } = questions();
    const again = ask().then(() => ask());
    sent[0]?.resolve("first");
    await expect.poll(() => sent.length).toBe(2);
    sent[1]?.resolve("second");
    expect(await again).toBe("second");
  });
});
