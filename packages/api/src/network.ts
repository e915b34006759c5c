/**
 * Addresses of the internet, read in one place and written in one way. Nothing is imported: what is typed into a filter is read in a browser.
 */

/** Addresses between two, both in it, as hexadecimal digits: comparable as text. */
export interface AddressRange {
  readonly bytes: 4 | 16;
  readonly first: string;
  readonly last: string;
}

/** What IPv4 addresses begin with as IPv6 ones (RFC 4291 §2.5.5.2). */
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/**
 * The one spelling under which an address is kept and looked for: lower case and shortened (RFC 5952); what is IPv4 in IPv6 as the IPv4
 * address that it is; without a zone (RFC 4007), which means something on one machine only.
 * @returns null for what is no address
 */
export function plainAddress(text: string): string | null {
  const octets = readOctets(text.replace(/^(?=.*:)([^%]+)%.+$/, "$1"));
  if (octets === null) return null;
  const own = unmapped(octets);
  return own.length === 4 ? own.join(".") : shortened(groupsOf(own).join(":"));
}

/**
 * Whom an address is counted as: itself, or of IPv6 its /64, which is what one line or one server gets (RFC 6177): whoever has one has
 * 2^64 addresses to ask from.
 */
export function networkOf(address: string): string {
  const octets = address.includes(":") ? readOctets(address) : null;
  if (octets === null) return address;
  return `${groupsOf(octets).slice(0, 4).join(":")}::/64`;
}

/**
 * The addresses of a network in CIDR notation (RFC 4632, RFC 4291 §2.3). Whatever is written behind the prefix is of no account.
 * @returns null for what is none
 */
export function readNetwork(text: string): AddressRange | null {
  const [, address = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const octets = readOctets(address);
  if (octets === null || Number(length) > 8 * octets.length) return null;
  const behind = 8 * octets.length - Number(length);
  const own = behind <= 32 ? unmapped(octets) : octets;
  return rangeOf(own, 8 * own.length - behind);
}

/** An address as its 4 or 16 octets. */
function readOctets(text: string): readonly number[] | null {
  if (!text.includes(":")) return readIpv4(text);
  // The last 32 bits may be written as IPv4.
  const [, before = text, ending] = /^(.*:)([\d.]+\.[\d.]+)$/.exec(text) ?? [];
  if (ending === undefined) return readIpv6(text);
  const octets = readIpv4(ending);
  return octets === null ? null : readIpv6(`${before}${groupsOf(octets).join(":")}`);
}

function readIpv4(text: string): readonly number[] | null {
  const isIpv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
  return isIpv4 ? text.split(".").map(Number) : null;
}

function readIpv6(text: string): readonly number[] | null {
  const [head = "", tail, ...more] = text.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const written = [...head, ...(tail ?? [])];
  const leftOut = 8 - written.length;
  if (more.length > 0 || (tail === undefined ? leftOut !== 0 : leftOut < 1)) return null;
  if (!written.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const groups = [...head, ...Array.from({ length: leftOut }, () => "0"), ...(tail ?? [])];
  return groups.map((digits) => Number.parseInt(digits, 16)).flatMap((value) => [value >> 8, value & 0xff]);
}

function unmapped(octets: readonly number[]): readonly number[] {
  return octets.length === 16 && MAPPED.every((octet, at) => octets[at] === octet) ? octets.slice(12) : octets;
}

/** Two octets each, in hexadecimal digits without leading zeros. */
function groupsOf(octets: readonly number[]): string[] {
  return octets.flatMap((octet, at) => (at % 2 === 0 ? [((octet << 8) | (octets[at + 1] ?? 0)).toString(16)] : []));
}

/** Leaves out the longest run of zeros, of several the first; a single one is written (RFC 5952 §4.2). */
function shortened(groups: string): string {
  const runs = [...groups.matchAll(/:?\b0(?::0)+\b:?/g)];
  const [longest] = runs.sort((one, other) => zerosIn(other[0]) - zerosIn(one[0]));
  if (longest === undefined) return groups;
  return `${groups.slice(0, longest.index)}::${groups.slice(longest.index + longest[0].length)}`;
}

function zerosIn(run: string): number {
  return run.replaceAll(":", "").length;
}

function rangeOf(octets: readonly number[], bits: number): AddressRange {
  // What of each octet is behind the prefix.
  const masks = octets.map((_, at) => 0xff >> Math.min(8, Math.max(0, bits - 8 * at)));
  return {
    bytes: octets.length === 4 ? 4 : 16,
    first: hexOf(octets.map((octet, at) => octet & ~(masks[at] ?? 0))),
    last: hexOf(octets.map((octet, at) => octet | (masks[at] ?? 0))),
  };
}

function hexOf(octets: readonly number[]): string {
  return octets.map((value) => value.toString(16).padStart(2, "0").toUpperCase()).join("");
}
