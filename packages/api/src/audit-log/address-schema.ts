import { z } from "zod";

/** Addresses between two, both in it, as hexadecimal digits: comparable as text. */
export interface AddressRange {
  readonly bytes: 4 | 16;
  readonly first: string;
  readonly last: string;
}

export type AddressFilter =
  | { readonly kind: "one"; readonly address: string }
  | { readonly kind: "range"; readonly range: AddressRange };

/** An IPv6 address with its prefix length, at its longest. */
const LONGEST = 49;

const octet = z.string().regex(/^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/);
const group = z.string().regex(/^[0-9a-f]{1,4}$/i);
const ipv4Beginning = z.array(octet).min(1).max(3);
const ipv6Beginning = z.array(group).min(1).max(7);

/** What is looked for among addresses: one (`192.0.2.7`), a network (`192.0.2.0/24`), or what several begin with (`192.0.2.`). */
export const addressFilter = z
  .string()
  .trim()
  .max(LONGEST)
  .refine((text) => readAddressFilter(text) !== null, { error: "address-filter" });

/** @returns null for what is neither an address, a network nor the beginning of one */
export function readAddressFilter(text: string): AddressFilter | null {
  if (isIpv4(text) || isIpv6(text)) return { kind: "one", address: text };
  const range = networkOf(text) ?? beginningOf(text);
  return range === null ? null : { kind: "range", range };
}

/** CIDR (RFC 4632, RFC 4291 §2.3). Whatever is written behind the prefix is of no account. */
function networkOf(text: string): AddressRange | null {
  const [address = "", length = ""] = text.split("/");
  if (z.cidrv4().safeParse(text).success) return rangeOf(octetsOf(address.split(".")), 4, Number(length));
  if (z.cidrv6().safeParse(text).success) return rangeOf(octetsOfIpv6(address), 16, Number(length));
  return null;
}

/** `192.0.2.` and `192.0.2`, whole numbers only; `2001:db8:`, in which nothing may be left out. */
function beginningOf(text: string): AddressRange | null {
  const octets = ipv4Beginning.safeParse(text.replace(/\.$/, "").split("."));
  if (octets.success) return rangeOf(octetsOf(octets.data), 4, 8 * octets.data.length);
  const groups = ipv6Beginning.safeParse(text.replace(/:$/, "").split(":"));
  if (groups.success && text.includes(":")) return rangeOf(octetsOfGroups(groups.data), 16, 16 * groups.data.length);
  return null;
}

function rangeOf(octets: readonly number[], bytes: 4 | 16, bits: number): AddressRange {
  const masks = Array.from({ length: bytes }, (_, byte) => 0xff >> Math.min(8, Math.max(0, bits - 8 * byte)));
  return {
    bytes,
    first: hexOf(masks.map((mask, byte) => (octets[byte] ?? 0) & ~mask)),
    last: hexOf(masks.map((mask, byte) => (octets[byte] ?? 0) | mask)),
  };
}

function octetsOf(parts: readonly string[]): number[] {
  return parts.map(Number);
}

function octetsOfGroups(groups: readonly string[]): number[] {
  return groups.map((digits) => Number.parseInt(digits, 16)).flatMap((value) => [value >> 8, value & 0xff]);
}

/** A URL writes an address in one way, in hexadecimal groups alone (WHATWG URL, host serializer). */
function octetsOfIpv6(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  if (tail === undefined) return octetsOfGroups(groups(head));
  const leftOut = 8 - groups(head).length - groups(tail).length;
  return octetsOfGroups([...groups(head), ...Array.from({ length: leftOut }, () => "0"), ...groups(tail)]);
}

function hexOf(octets: readonly number[]): string {
  return octets.map((value) => value.toString(16).padStart(2, "0").toUpperCase()).join("");
}

function isIpv4(text: string): boolean {
  return z.ipv4().safeParse(text).success;
}

function isIpv6(text: string): boolean {
  return z.ipv6().safeParse(text).success;
}
