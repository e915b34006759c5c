import { describe, expect, it } from "vitest";
import { DatabaseUrlError, describeAddress, parseDatabaseUrl, withDatabaseName } from "./url.ts";

describe("parseDatabaseUrl", () => {
  it("reads every part and decodes the credentials", () => {
    expect(parseDatabaseUrl("mysql://gui%40chet:p%3A%2Fw%25@db.example.org:3307/gui%2Dchet\n")).toEqual({
      host: "db.example.org",
      port: 3307,
      user: "gui@chet",
      password: "p:/w%",
      database: "gui-chet",
    });
  });

  it("takes 3306 when no port is given, mariadb:// as well, and IPv6 without its brackets", () => {
    expect(parseDatabaseUrl("mariadb://u@[::1]/d")).toMatchObject({ host: "::1", port: 3306, password: "" });
  });

  it.each([
    ["not a url", /must look like mysql/],
    ["postgres://u:p@h/d", /must look like mysql/],
    ["mysql://:p@h/d", /names no user/],
    ["mysql://u:p@h/", /one database name/],
    ["mysql://u:p@h/a/b", /one database name/],
    ["mysql://u:%ZZ@h/d", /password in the database URL is not valid percent-encoding/],
    ["mysql://u:p@h/d?ssl=true", /must not carry options/],
  ])("refuses %s in one line", (url, message) => {
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => parseDatabaseUrl(url)).toThrow(message);
  });

  it("never repeats the password", () => {
    const refusals = ["mysql://:s3cret@h/d", "mysql://u:s3cret@h/", "http://u:s3cret@h/d", "mysql://u:s3cret@h/d?x=1"];
    for (const url of refusals) expect(() => parseDatabaseUrl(url)).not.toThrow(/s3cret/);
  });
});

describe("withDatabaseName", () => {
  it("changes the database alone", () => {
    expect(withDatabaseName("mysql://u:p%40@h:3307/a", "b c")).toBe("mysql://u:p%40@h:3307/b%20c");
  });
});

describe("describeAddress", () => {
  it("shows where, not who", () => {
    expect(describeAddress(parseDatabaseUrl("mysql://u:p@h/d"))).toBe("h:3306/d");
  });
});
