import { createHash } from "node:crypto";

/*
 * Conditional requests (RFC 9110 §13). An entity tag is a hash of the answer's bytes. That of a versioned resource begins with its
 * version, "3.q9sz3wkf…", for If-Match to find. The version alone would not do: an event that is deleted and made again under the
 * same address begins with the same version, and a release may change what an event shows.
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

/** A version, as it stands in an answer or at the beginning of its tag. */
const VERSION = /^([1-9]\d{0,8})(?:\.[\w-]+)?$/;

/** The versions that If-Match accepts: strong tags that could be ours, or a bare version. A weak tag never matches (§13.1.1). */
export function versionsOf(condition: Condition): number[] {
  if (condition.kind !== "tags") return [];
  const versions = condition.tags.map(({ weak, opaque }) => (weak ? undefined : VERSION.exec(opaque)?.[1]));
  return versions.filter((version) => version !== undefined).map(Number);
}

/** Whether what the client has is still current: If-None-Match compares weakly (§13.1.2). */
export function isUnchanged(condition: Condition, current: string): boolean {
  if (condition.kind === "any") return true;
  return condition.kind === "tags" && condition.tags.some((tag) => `"${tag.opaque}"` === current);
}

/** The tag of an answer: 144 bits are enough to tell any two apart. @param version undefined where there are none */
export function entityTag(body: Uint8Array | string, version?: number): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 24);
  return version === undefined ? `"${hash}"` : `"${version}.${hash}"`;
}
