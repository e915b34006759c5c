import type { Connection } from "mariadb";
import { describeColumn, describeForeignKey, describeIndex, type SchemaFacts } from "./facts.ts";

interface ColumnRow {
  readonly tableName: string;
  readonly columnName: string;
  readonly columnType: string;
  readonly nullable: "YES" | "NO";
  readonly columnDefault: string | null;
}

interface IndexRow {
  readonly tableName: string;
  readonly indexName: string;
  readonly nonUnique: 0 | 1;
  readonly indexType: string;
  readonly columnList: string;
}

interface ForeignKeyRow {
  readonly tableName: string;
  readonly constraintName: string;
  readonly columnList: string;
  readonly referencedTable: string;
  readonly referencedList: string;
  readonly onDelete: string;
  readonly onUpdate: string;
}

// Tables whose name starts with _ keep the migrations themselves and are not part of the Prisma schema.

const COLUMNS = `
  SELECT c.TABLE_NAME AS tableName, c.COLUMN_NAME AS columnName, c.COLUMN_TYPE AS columnType,
         c.IS_NULLABLE AS nullable, c.COLUMN_DEFAULT AS columnDefault
    FROM information_schema.COLUMNS c
   WHERE c.TABLE_SCHEMA = DATABASE() AND c.TABLE_NAME NOT LIKE '\\_%'`;

/** Asked apart from the columns: beside them the server would make this list anew for each. */
const CHECKS = `
  SELECT TABLE_NAME AS tableName, CHECK_CLAUSE AS clause
    FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()`;

const INDEXES = `
  SELECT TABLE_NAME AS tableName, INDEX_NAME AS indexName, NON_UNIQUE AS nonUnique, INDEX_TYPE AS indexType,
         GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columnList
    FROM information_schema.STATISTICS
   WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE '\\_%'
   GROUP BY TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE`;

const FOREIGN_KEYS = `
  SELECT r.TABLE_NAME AS tableName, r.CONSTRAINT_NAME AS constraintName, r.DELETE_RULE AS onDelete,
         r.UPDATE_RULE AS onUpdate, r.REFERENCED_TABLE_NAME AS referencedTable,
         GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION) AS columnList,
         GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION) AS referencedList
    FROM information_schema.REFERENTIAL_CONSTRAINTS r
    JOIN information_schema.KEY_COLUMN_USAGE k
      ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.TABLE_NAME = r.TABLE_NAME
     AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME
   WHERE r.CONSTRAINT_SCHEMA = DATABASE()
   GROUP BY r.TABLE_NAME, r.CONSTRAINT_NAME, r.DELETE_RULE, r.UPDATE_RULE, r.REFERENCED_TABLE_NAME`;

/** The facts of the database that `connection` uses, from information_schema. */
export async function readDatabaseSchema(connection: Connection): Promise<SchemaFacts> {
  const facts = new Map<string, string>();
  const checks = await connection.query<{ tableName: string; clause: string }[]>(CHECKS);
  const clauses = new Set(checks.map(({ tableName, clause }) => `${tableName} ${clause}`));
  for (const row of await connection.query<ColumnRow[]>(COLUMNS)) {
    const isJson = clauses.has(`${row.tableName} json_valid(\`${row.columnName}\`)`);
    const description = describeColumn({
      type: isJson && row.columnType === "longtext" ? "json" : row.columnType,
      nullable: row.nullable === "YES",
      default: parseDefault(row.columnDefault),
    });
    facts.set(`column ${row.tableName}.${row.columnName}`, description);
  }
  for (const row of await connection.query<IndexRow[]>(INDEXES)) {
    facts.set(`index ${row.tableName}.${row.indexName}`, describeIndex(indexKind(row), row.columnList.split(",")));
  }
  for (const row of await connection.query<ForeignKeyRow[]>(FOREIGN_KEYS)) {
    const description = describeForeignKey({
      columns: row.columnList.split(","),
      table: row.referencedTable,
      references: row.referencedList.split(","),
      onDelete: row.onDelete,
      onUpdate: row.onUpdate,
    });
    facts.set(`foreign key ${row.tableName}.${row.constraintName}`, description);
  }
  return facts;
}

function indexKind(row: IndexRow): "primary" | "unique" | "fulltext" | "index" {
  if (row.indexName === "PRIMARY") return "primary";
  if (row.indexType === "FULLTEXT") return "fulltext";
  return Number(row.nonUnique) === 0 ? "unique" : "index";
}

/** MariaDB keeps a default as SQL: 'text' in quotes, numbers bare, and the word NULL for a nullable column without one. */
function parseDefault(sql: string | null): string | null {
  if (sql === null || sql === "NULL") return null;
  return sql.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
}
