import { Prisma } from "../generated/prisma/client.ts";

/**
 * Ids as a table with the column `id`, from one parameter: the statement's text, and with it the prepared statement, is the same
 * however many there are. In the character set of the id columns, so that their keys are used.
 */
export function idTable(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`JSON_TABLE(${JSON.stringify(ids)}, '$[*]' COLUMNS (
    id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$'))`;
}

/**
 * The same ids, the last one repeated until there are 1, 2, 4, 8, …: for a model's `in`, whose statement has a parameter for each
 * id. Lists of any length up to 128 share eight prepared statements.
 */
export function padded(ids: readonly string[]): string[] {
  const last = ids.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array<string>(length - ids.length).fill(last)];
}
