import { getSelectQuery, getTablesQuery } from "@prisma/studio-core/data/mysql-core";
import { expect, it } from "vitest";
import { fromMariadb, toMariadb } from "./mariadb.ts";

const text = {
  group: "string",
  isArray: false,
  isNative: true,
  name: "varchar",
  options: [] as string[],
  schema: "guichet",
} as const;
const column = (name: string, pkPosition: number | null) => ({
  ...{ datatype: text, defaultValue: null, fkColumn: null, fkSchema: null, fkTable: null, isAutoincrement: false },
  ...{ isComputed: false, isRequired: true, name, nullable: false, pkPosition, schema: "guichet", table: "bookings" },
});
const table = { name: "bookings", schema: "guichet", columns: { id: column("id", 1), name: column("name", null) } };

it("makes a text of a column as MariaDB does, in the filters that Studio writes", () => {
  const filter = {
    kind: "ColumnFilter",
    column: "name",
    operator: "like",
    value: "%as text)%",
    after: "and",
    id: "1",
  } as const;
  const details = { pageIndex: 0, pageSize: 25, sortOrder: [], table };
  const query = getSelectQuery({
    ...details,
    filter: { kind: "FilterGroup", after: "and", id: "0", filters: [filter] },
  });
  expect(query.sql).toContain("cast(`name` as text)");
  const translated = toMariadb(query);
  expect(translated.sql).not.toContain("as text)");
  expect(translated.sql).toContain("cast(`name` as char) like ?");
  expect(translated.parameters).toEqual(query.parameters);
});

it("reads the list of columns that MariaDB sends as text, and leaves rows of tables alone", () => {
  expect(getTablesQuery().sql).toContain("as `columns`");
  expect(fromMariadb([{ schema: "guichet", name: "jobs", columns: '[{"name":"id"}]' }])).toEqual([
    { schema: "guichet", name: "jobs", columns: [{ name: "id" }] },
  ]);
  const row = { id: 1, price_tiers: '[{"fromPercent":60}]' };
  expect(fromMariadb([row])).toEqual([row]);
});
