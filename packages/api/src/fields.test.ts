import { describe, expect, it } from "vitest";
import { line, text } from "./fields.ts";

describe("a line", () => {
  it.each(["Zoé", "Ωμέγα", "علي", "שָׁלוֹם", "李四", "👩‍👩‍👧 & co", "a\u200fb"])("may be %j", (value) => {
    expect(line(120).safeParse(value).success).toBe(true);
  });

  it.each(["a\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b", "\ud800", " ", "\u200b"])(
    "may not be %j: it would break the line, turn its direction or show nothing",
    (value) => {
      expect(line(120).safeParse(value).success).toBe(false);
    },
  );
});

it("a text may have line breaks and tabs, but no other control characters", () => {
  expect(text(100).safeParse("a\n\tb").success).toBe(true);
  expect(text(100).safeParse("a\u0007b").success).toBe(false);
});
