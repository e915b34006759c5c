import { z } from "zod";

/** A query string as Fastify hands it over. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** JSON's own notation of a number; `0x10`, ` 7` and an empty string stay text, and are then refused. */
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Gives the texts of a query string or a path the types that the fields ask for. What does not fit stays as it is, for the
 * schema to refuse with its own message; so do unknown fields. The schemas are only read.
 */
export function coerceTexts(fields: Readonly<Record<string, z.ZodType>>, texts: RawQuery): Record<string, unknown> {
  const entries = Object.entries(texts).map(([name, value]): [string, unknown] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field === undefined ? value : coerce(innermost(field), value)];
  });
  return Object.fromEntries(entries);
}

function coerce(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodArray) return toItems(value).map((item) => coerce(innermost(schema.element), item));
  if (typeof value !== "string") return value;
  if (schema instanceof z.ZodNumber) return NUMBER.test(value) ? Number(value) : value;
  if (schema instanceof z.ZodBoolean) return value === "true" ? true : value === "false" ? false : value;
  return value;
}

/** `?a=1&a=2` and `?a=1,2` are the same list. */
function toItems(value: unknown): unknown[] {
  const parts = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) => (typeof part === "string" ? part.split(",").filter((item) => item !== "") : [part]));
}

/** The schema under `optional`, `default`, `nullable` and the like. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return innermost(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? innermost(schema.in) : schema;
}
