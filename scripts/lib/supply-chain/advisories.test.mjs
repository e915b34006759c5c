import { describe, expect, it } from "vitest";
import { readAdvisories } from "./advisories.mjs";

/** As npm 11 prints it. */
const report = (vulnerabilities) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { total: 1 } } }, null, 2);

describe("what the registry knows about packages", () => {
  it("is nothing serious", () => {
    const low = { name: "a", severity: "moderate", via: [{ title: "Slow" }] };
    expect(readAdvisories(report({}))).toEqual({ kind: "clean" });
    expect(readAdvisories(report({ a: low }))).toEqual({ kind: "clean" });
  });

  it("is told by package, with what leads there", () => {
    const advisory = { title: "Runs what it is given", url: "https://github.com/advisories/GHSA-x" };
    const vulnerabilities = {
      b: { name: "b", severity: "critical", via: [advisory] },
      a: { name: "a", severity: "high", via: ["b"] },
    };
    expect(readAdvisories(report(vulnerabilities))).toEqual({
      kind: "vulnerable",
      packages: ["b (critical): Runs what it is given https://github.com/advisories/GHSA-x", "a (high): through b"],
    });
  });

  it.each([
    [
      'npm warn audit 405 Method Not Allowed\n{\n  "message": "405 Method Not Allowed - POST https://r.example",\n  "statusCode": 405\n}\nnpm error x',
      "405 Method Not Allowed - POST https://r.example",
    ],
    ['{\n  "message": "request to https://r.example failed, reason: connect ECONNREFUSED"\n}', "ECONNREFUSED"],
    ["npm error code ENOLOCK\nnpm error more", "npm error code ENOLOCK"],
    ["{\n  torn", "{"],
    ["", "npm said nothing"],
  ])("is unknown where it does not answer, and never taken for clean: %j", (output, why) => {
    expect(readAdvisories(output)).toEqual({ kind: "not-available", why: expect.stringContaining(why) });
  });
});
