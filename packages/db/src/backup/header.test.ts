import { expect, it } from "vitest";
import { parseHeader, requireKnownMigrations, writeHeader } from "./header.ts";

const header = {
  createdAt: new Date("2026-11-26T10:15:00Z"),
  database: "guichet",
  server: "11.8.3-MariaDB",
  migrations: ["1_initial", "2_more"],
};

it("is one comment of SQL that reads back as it was", () => {
  const line = writeHeader(header);
  expect(line).toMatch(/^-- [^\n]+\n$/);
  expect(parseHeader(line.trimEnd())).toEqual(header);
});

it("refuses what was not made by npm run backup", () => {
  for (const line of ["", "-- MariaDB dump 10.19", "-- Guichet backup {", "-- Guichet backup null"]) {
    expect(() => parseHeader(line)).toThrow("not made by npm run backup");
  }
});

it("refuses a format that it does not know", () => {
  expect(() => parseHeader('-- Guichet backup {"format":2}')).toThrow("format 2");
});

it("refuses the schema of a newer version, and takes an older one", () => {
  expect(() => requireKnownMigrations(header, ["1_initial"])).toThrow("migration 2_more, which this one lacks");
  expect(() => requireKnownMigrations(header, ["1_initial", "2_more", "3_new"])).not.toThrow();
});
