import { describe, expect, it } from "vitest";
import { complainAboutStatement } from "./statement-rules.ts";

describe("who may only read", () => {
  it.each([
    "select 1",
    "  (SELECT 1) UNION (SELECT 2)",
    "WITH a AS (SELECT 1) SELECT * FROM a",
    "-- the newest\n# first\n/* and */ select id from bookings",
    "show tables",
    "EXPLAIN DELETE FROM bookings",
    "select 'insert into outfiles'",
  ])("may run %j", (sql) => {
    expect(complainAboutStatement(sql)).toBeNull();
  });

  it.each([
    "",
    "--",
    "DELETE FROM bookings",
    "/* select */ update bookings set seats = 9",
    "SET SESSION TRANSACTION READ WRITE",
    "COMMIT",
    "CALL anything()",
    "ANALYZE DELETE FROM bookings",
    "DO SLEEP(9)",
    "KILL 1",
    "HANDLER bookings OPEN",
    "/*!50000 DROP TABLE bookings */",
    "select 1 /*M!100000 into outfile '/tmp/x' */",
    "select * from users into\n outfile '/tmp/x'",
    "SELECT 1 INTO DUMPFILE '/tmp/x'",
    "SELECT 1 INTO/**/OUTFILE '/tmp/x'",
    "selected",
  ])("may not run %j", (sql) => {
    expect(complainAboutStatement(sql)).not.toBeNull();
  });
});
