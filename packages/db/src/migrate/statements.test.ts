import { describe, expect, it } from "vitest";
import { splitStatements } from "./statements.ts";

describe("splitStatements", () => {
  it("splits at semicolons and drops empty statements", () => {
    expect(splitStatements("CREATE TABLE a (b INT);\n\n;DROP TABLE a")).toEqual([
      "CREATE TABLE a (b INT)",
      "DROP TABLE a",
    ]);
  });

  it.each([
    ["a string", "INSERT INTO t VALUES ('a;b')"],
    ["a doubled quote", "INSERT INTO t VALUES ('l''été; oui')"],
    ["an escaped quote", "INSERT INTO t VALUES ('l\\'été; oui')"],
    ["a double-quoted string", 'INSERT INTO t VALUES ("a;\\"b;")'],
    ["a quoted name", "SELECT `a;``b` FROM t"],
    ["an executable comment", "SELECT 1 /*!50000 + 1; */"],
  ])("keeps a semicolon in %s", (_, statement) => {
    expect(splitStatements(`${statement}; SELECT 2;`)).toEqual([statement, "SELECT 2"]);
  });

  it("leaves comments out, quotes and semicolons in them included", () => {
    const sql = "-- l'un; l'autre\nSELECT 1; # don't;\n/* it's; */ SELECT 2; --\n";
    expect(splitStatements(sql)).toEqual(["SELECT 1", "SELECT 2"]);
  });

  it("takes two dashes without a space for arithmetic, as the server does", () => {
    expect(splitStatements("SELECT 5--1; SELECT 2")).toEqual(["SELECT 5--1", "SELECT 2"]);
  });

  it("refuses DELIMITER, which the server would not understand", () => {
    expect(() => splitStatements("DELIMITER //\nSELECT 1//")).toThrow("DELIMITER is not supported");
  });
});
