import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listEventsInput } from "../events/schema.ts";
import { coerceTexts } from "./coerce.ts";

const fields = {
  count: z.int().min(1).default(20),
  flag: z.boolean().optional(),
  text: z.string(),
  address: z.string().trim().pipe(z.email()),
  numbers: z.array(z.int()).max(3).optional(),
  words: z.array(z.enum(["A", "B"])).optional(),
};
const coerce = (texts: Record<string, unknown>) => coerceTexts(fields, texts);

describe("texts of a query string", () => {
  it("become the numbers and booleans that the fields ask for", () => {
    expect(coerce({ count: "7", flag: "false", text: "7" })).toEqual({ count: 7, flag: false, text: "7" });
    expect(coerce({ flag: "true", address: "a@example.org" })).toEqual({ flag: true, address: "a@example.org" });
  });

  it.each(["", " 7", "0x10", "1e", "Infinity", "NaN", "7 ", "1_000"])(
    "leave %j for the schema to refuse as a number",
    (value) => {
      expect(coerce({ count: value })).toEqual({ count: value });
    },
  );

  it.each(["", "1", "0", "TRUE", "yes"])("leave %j for the schema to refuse as a boolean", (value) => {
    expect(coerce({ flag: value })).toEqual({ flag: value });
  });

  it("become lists when repeated, separated by commas, both, or alone", () => {
    expect(coerce({ words: ["A", "B"] })).toEqual({ words: ["A", "B"] });
    expect(coerce({ words: "A,B" })).toEqual({ words: ["A", "B"] });
    expect(coerce({ numbers: ["1,2", "3"] })).toEqual({ numbers: [1, 2, 3] });
    expect(coerce({ words: "A" })).toEqual({ words: ["A"] });
  });

  it("stay as they are when repeated where one is expected", () => {
    expect(coerce({ count: ["1", "2"] })).toEqual({ count: ["1", "2"] });
  });

  it("stay when no field has their name, even one that every object has", () => {
    expect(coerce({ unknown: "1", constructor: "1" })).toEqual({ unknown: "1", constructor: "1" });
  });
});

it("leaves the shared schemas as they are: numbers as text are still refused by tRPC", () => {
  coerceTexts(listEventsInput.shape, { limit: "5", seats: "2" });
  expect(listEventsInput.safeParse({ limit: "5" }).success).toBe(false);
  expect(listEventsInput.safeParse({ limit: 5 }).success).toBe(true);
});
