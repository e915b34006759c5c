import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { createDocument } from "./document.ts";

/** The surface that the project documents. */
const SURFACE: Readonly<Record<string, readonly string[]>> = {
  "/events/": ["get", "post"],
  "/events/{id}": ["get", "patch", "delete"],
  "/events/{id}/sessions": ["get", "post"],
  "/sessions/{id}": ["patch", "delete"],
  "/bookings/": ["get", "post"],
  "/bookings/{id}": ["get"],
  "/bookings/{id}/confirm": ["post"],
  "/bookings/{id}/cancel": ["post"],
  "/categories/": ["get"],
};

interface DocumentedOperation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = createDocument();
const paths = document["paths"] as Record<string, Record<string, DocumentedOperation>>;
const operations = Object.values(paths).flatMap((methods) => Object.values(methods));

describe("the OpenAPI document", () => {
  it("is the one in docs/openapi.json (node packages/api/src/openapi/document-cli.ts writes it)", () => {
    const kept: unknown = JSON.parse(readFileSync(new URL("../../../../docs/openapi.json", import.meta.url), "utf8"));
    expect(JSON.parse(JSON.stringify(document))).toEqual(kept);
  });

  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("refers only to components that exist", () => {
    const text = JSON.stringify(document);
    const components = document["components"] as Record<string, Record<string, unknown>>;
    for (const [, kind = "", name = ""] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      expect(components[kind], `${kind}/${name}`).toHaveProperty(name);
    }
    expect(text).not.toContain('"$id"');
  });

  it.each(Object.entries(SURFACE))("has %s with %j", (path, methods) => {
    expect(Object.keys(paths[path] ?? {})).toEqual(expect.arrayContaining([...methods]));
  });

  it("names each operation once", () => {
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("asks for a key exactly where guests may not go", () => {
    const open = operations
      .filter((operation) => operation.security.length === 2)
      .map((operation) => operation.operationId);
    expect(open.sort()).toEqual([
      "bookingsCancel",
      "bookingsConfirm",
      "bookingsCreate",
      "bookingsExtend",
      "bookingsGet",
      "bookingsSendLinks",
      "categoriesList",
      "eventsGet",
      "eventsList",
      "sessionsList",
    ]);
  });
});
