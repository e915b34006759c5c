import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { randomUuid } from "./random-uuid.ts";

describe("a random UUID", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is a new one each time", () => {
    expect(z.uuidv4().safeParse(randomUuid()).success).toBe(true);
    expect(randomUuid()).not.toBe(randomUuid());
  });

  it("is one where only random bytes are given, as on a page without https", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const made = Array.from({ length: 50 }, randomUuid);
    expect(made.every((uuid) => z.uuidv4().safeParse(uuid).success)).toBe(true);
    expect(new Set(made).size).toBe(50);
  });
});
