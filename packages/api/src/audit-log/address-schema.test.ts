import { expect, it } from "vitest";
import { addressFilter, readAddressFilter } from "./address-schema.ts";

it.each([
  ["192.0.2.0/24", 4, "C0000200", "C00002FF"],
  ["192.0.2.77/24", 4, "C0000200", "C00002FF"],
  ["10.1.2.3/13", 4, "0A000000", "0A07FFFF"],
  ["0.0.0.0/0", 4, "00000000", "FFFFFFFF"],
  ["192.0.2.7/32", 4, "C0000207", "C0000207"],
  ["192.0.2.", 4, "C0000200", "C00002FF"],
  ["192.0", 4, "C0000000", "C000FFFF"],
  ["10.", 4, "0A000000", "0AFFFFFF"],
  ["2001:db8::/32", 16, `20010DB8${"0".repeat(24)}`, `20010DB8${"F".repeat(24)}`],
  ["2001:DB8:0:0::1/127", 16, `20010DB8${"0".repeat(24)}`, `20010DB8${"0".repeat(23)}1`],
  ["2001:db8:1:", 16, `20010DB80001${"0".repeat(20)}`, `20010DB80001${"F".repeat(20)}`],
  ["::ffff:192.0.2.0/120", 4, "C0000200", "C00002FF"],
  ["1:2:3:4:5:6:7:", 16, "00010002000300040005000600070000", "0001000200030004000500060007FFFF"],
  ["::/0", 16, "0".repeat(32), "F".repeat(32)],
])("%s names the addresses of a network", (text, bytes, first, last) => {
  expect(readAddressFilter(text)).toEqual({ kind: "range", range: { bytes, first, last } });
});

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:DB8::7", "2001:db8::7"],
  ["2001:0db8:0:0:0:0:0:7", "2001:db8::7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
])("%s names one address, looked for as it is kept: %s", (text, address) => {
  expect(readAddressFilter(text)).toEqual({ kind: "one", address });
});

it.each([
  "",
  ".",
  ":",
  "office",
  "192.0.2.256",
  "192.0..",
  "300.",
  "192.0.2.0/33",
  "192.0.2.0/",
  "192.0.2.0/24/24",
  "2001:db8:g:",
  "2001::db8:",
  "1:2:3:4:5:6:7:8:",
  "2001:db8::/129",
  "2001",
  "1.2.3.4.5",
  "é",
  "%",
])("%j names none", (text) => {
  expect(readAddressFilter(text)).toBeNull();
  expect(addressFilter.safeParse(text).error?.issues[0]?.message).toBe("address-filter");
});
