import { createHash } from "node:crypto";

/*
 * Conditional requests (RFC 9110 §13). The entity tag of a versioned resource is its version in quotes: "3". That of another
 * public answer is a hash of its bytes.
 */

/** What an If-Match or If-None-Match header asks for. */
export type Condition =
  | { readonly kind: "none" | "any" | "malformed" }
  | { readonly kind: "tags"; readonly tags: readonly EntityTag[] };

export interface EntityTag {
  readonly weak: boolean;
  /** Between the quotes. */
  readonly opaque: string;
}

/** A request whose list is longer is refused: each tag may cost an attempt. */
const MOST_TAGS = 10;
const TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

export function parseCondition(header: string | undefined): Condition {
  if (header === undefined) return { kind: "none" };
  const value = header.trim();
  if (value === "*") return { kind: "any" };
  // RFC 9110 §8.8.3 lets a comma stand inside a tag; ours never have one, so such a tag is malformed here.
  const parts = value.split(",").map((part) => TAG.exec(part.trim()));
  if (parts.length > MOST_TAGS || parts.some((part) => part === null)) return { kind: "malformed" };
  const tags = parts.map((part) => ({ weak: part?.[1] !== undefined, opaque: part?.[2] ?? "" }));
  return { kind: "tags", tags };
}

/** The versions that If-Match accepts: strong tags that could be ours. A weak tag never matches (§13.1.1). */
export function versionsOf(condition: Condition): number[] {
  if (condition.kind !== "tags") return [];
  return condition.tags
    .filter((tag) => !tag.weak && /^[1-9]\d{0,8}$/.test(tag.opaque))
    .map((tag) => Number(tag.opaque));
}

/** Whether what the client has is still current: If-None-Match compares weakly (§13.1.2). */
export function isUnchanged(condition: Condition, current: string): boolean {
  if (condition.kind === "any") return true;
  return condition.kind === "tags" && condition.tags.some((tag) => `"${tag.opaque}"` === current);
}

export function versionTag(version: number): string {
  return `"${version}"`;
}

/** 144 bits are enough to tell any two answers apart. */
export function contentTag(body: Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
}
