import { describe, expect, it } from "vitest";
import { placeLine } from "./place-rules.ts";

describe("a place in one line", () => {
  it.each([
    ["all of it", { venue: "Le Hall", address: "2 rue du Port", city: "Lyon" }, "Le Hall, 2 rue du Port, Lyon"],
    [
      "an address that ends with the city",
      { venue: "Le Hall", address: "2 rue du Port, LYON", city: "Lyon" },
      "Le Hall, 2 rue du Port, LYON",
    ],
    ["no address", { venue: "Le Hall", address: "", city: "Lyon" }, "Le Hall, Lyon"],
  ])("%s", (_, place, line) => {
    expect(placeLine(place)).toBe(line);
  });
});
