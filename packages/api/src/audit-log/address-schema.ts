import { z } from "zod";
import { type AddressRange, plainAddress, readNetwork } from "../network.ts";

export type AddressFilter =
  | { readonly kind: "one"; readonly address: string }
  | { readonly kind: "range"; readonly range: AddressRange };

/** An IPv6 address that ends as IPv4, with its prefix length, at its longest. */
const LONGEST = 49;

/** What is looked for among addresses: one (`192.0.2.7`), a network (`192.0.2.0/24`), or what several begin with (`192.0.2.`). */
export const addressFilter = z
  .string()
  .trim()
  .max(LONGEST)
  .refine((text) => readAddressFilter(text) !== null, { error: "address-filter" });

/**
 * What the filter asks for. One address is looked for as it is kept, however it is spelled.
 * @returns null for what is neither an address, a network nor the beginning of one
 */
export function readAddressFilter(text: string): AddressFilter | null {
  const address = plainAddress(text);
  if (address !== null) return { kind: "one", address };
  const range = readNetwork(text) ?? readNetwork(beginningAsNetwork(text));
  return range === null ? null : { kind: "range", range };
}

/** `192.0.2.` and `192.0.2`, whole numbers only; `2001:db8:`, in which nothing may be left out. */
function beginningAsNetwork(text: string): string {
  if (/^\d+(?:\.\d+){0,2}\.?$/.test(text)) {
    const octets = text.replace(/\.$/, "").split(".");
    return `${octets.join(".")}${".0".repeat(4 - octets.length)}/${8 * octets.length}`;
  }
  if (/^[^:]+:(?:[^:]+:){0,6}[^:]*$/.test(text)) {
    const groups = text.replace(/:$/, "").split(":");
    return `${groups.join(":")}::/${16 * groups.length}`;
  }
  return "";
}
