import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf, plainAddress } from "./network.ts";

describe("an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["2001:DB8::7", "2001:db8::7"],
    ["2001:0db8:0:0:0:0:0:7", "2001:db8::7"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["10:0:0:10:0:0:0:0", "10:0:0:10::"],
    ["64:ff9b::203.0.113.9", "64:ff9b::cb00:7109"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["0000:0000:0000:0000:0000:ffff:255.255.255.255", "255.255.255.255"],
    ["fe80::1%eth0", "fe80::1"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(plainAddress(typed)).toBe(kept);
  });

  it("has one spelling, which is that of URLs, whoever wrote it", () => {
    const address = fc.ipV6().filter((text) => plainAddress(text)?.includes(":") === true);
    fc.assert(
      fc.property(address, (text) => {
        const plain = `[${plainAddress(text)}]`;
        expect(plain).toBe(new URL(`http://[${text}]`).hostname);
      }),
    );
  });

  it("is what the system takes for one, and nothing else", () => {
    const nearly = fc.array(fc.constantFrom("0", "1", "f", "25", "::", ":", ":", ".", "1.2.3.4", "abcd"), {
      maxLength: 17,
    });
    fc.assert(
      fc.property(
        nearly.map((parts) => parts.join("")),
        (text) => {
          expect(plainAddress(text) !== null).toBe(isIP(text) !== 0);
        },
      ),
      {
        numRuns: 2000,
        examples: [["1.2.3.4."], ["01.2.3.4"], ["::1.2.3"], ["1::2::3"], [":::"], ["1:2:3:4:5:6:7:8::"]],
      },
    );
  });
});

describe("whom an address is counted as", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["2001:db8::1:2:3:4:5", "2001:db8:0:1::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::203.0.113.9", "64:ff9b:0:0::/64"],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
