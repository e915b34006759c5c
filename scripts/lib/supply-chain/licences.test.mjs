import { describe, expect, it } from "vitest";
import { complainAboutLicences, isAllowed } from "./licences.mjs";

describe("a licence", () => {
  it.each([
    "MIT",
    "MIT OR Apache-2.0",
    "(GPL-3.0-only OR MIT)",
    "(MIT AND Zlib)",
    "MIT and ISC",
    "GPL-3.0-only AND MIT OR ISC",
    "(MIT AND (GPL-2.0-only OR BSD-3-Clause))",
  ])("%s is one we may use", (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each([
    "GPL-3.0-only",
    "AGPL-3.0-or-later",
    "MIT AND GPL-3.0-only",
    "(MIT OR ISC) AND BUSL-1.1",
    "SEE LICENSE IN LICENSE.md",
    "UNLICENSED",
    "(MIT",
    "MIT)",
    "MIT ISC",
    "",
    undefined,
  ])("%s is none", (expression) => {
    expect(isAllowed(expression)).toBe(false);
  });
});

describe("the licences of what is installed", () => {
  const excepted = {
    "node_modules/@fontsource-variable/bricolage-grotesque": { license: "OFL-1.1" },
    "node_modules/mariadb": { license: "LGPL-2.1-or-later" },
    "node_modules/elkjs": { license: "EPL-2.0" },
    "node_modules/seq-queue": {},
  };
  const complaintsOf = (packages) => complainAboutLicences({ packages: { "": {}, ...packages } });

  it("are agreed to, exceptions by name", () => {
    expect(complaintsOf({ ...excepted, "node_modules/zod": { license: "MIT" } })).toEqual([]);
  });

  it("are asked about when a package brings another one, tools and what is deep inside included", () => {
    const complaints = complaintsOf({
      ...excepted,
      "node_modules/mariadb": { license: "GPL-2.0-only" },
      "node_modules/a/node_modules/tool": { license: "SSPL-1.0", dev: true },
    });
    expect(complaints).toEqual([
      expect.stringContaining("node_modules/mariadb has the licence GPL-2.0-only"),
      expect.stringContaining("node_modules/a/node_modules/tool has the licence SSPL-1.0"),
    ]);
  });

  it("may be the LGPL for the image library alone, and nothing stricter there", () => {
    const lock = {
      ...excepted,
      "node_modules/@img/sharp-libvips-linux-x64": { license: "LGPL-3.0-or-later" },
      "node_modules/@img/sharp-win32-x64": { license: "Apache-2.0 AND LGPL-3.0-or-later" },
    };
    expect(complaintsOf(lock)).toEqual([]);
    const others = {
      "node_modules/@img/sharp-libvips-linux-x64": { license: "GPL-3.0-or-later" },
      "node_modules/libvips": { license: "LGPL-3.0-or-later" },
    };
    expect(complaintsOf({ ...excepted, ...others })).toHaveLength(2);
  });

  it("keep no exception for what is gone", () => {
    const { "node_modules/elkjs": _gone, ...others } = excepted;
    expect(complaintsOf(others)).toEqual([expect.stringContaining("elkjs, which is not installed")]);
  });
});
