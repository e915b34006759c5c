import { Prisma } from "../generated/prisma/client.ts";

/**
 * Ids as a table with the column `id`, from one parameter: the statement's text, and with it the prepared statement, is the same
 * however many there are. In the character set of the id columns, so that their keys are used.
 */
export function idTable(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`JSON_TABLE(${JSON.stringify(ids)}, '$[*]' COLUMNS (
    id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$'))`;
}
