import type { AuditQuery } from "./node.ts";

/**
 * An SQL expression for 64 bits of a hash over every column of a row, in hexadecimal. Not a checksum like CRC32: that is linear, so
 * that the same change of two rows, or seat numbers that two tickets exchanged, would cancel out in `printOfRows`. SHA1 costs a
 * processor that has instructions for it less than MD5 does.
 */
export async function printOfRow(query: AuditQuery, table: string): Promise<string> {
  const columns = await query(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position",
    [table],
  );
  const values = columns.map((row) => `COALESCE(HEX(\`${row["name"]}\`), 'NULL')`).join(", ");
  return `UPPER(LEFT(SHA1(CONCAT_WS(',', ${values})), 16))`;
}

/** An SQL aggregate that is the same for the same rows in any order, in hexadecimal. */
export async function printOfRows(query: AuditQuery, table: string): Promise<string> {
  const print = await printOfRow(query, table);
  return `LPAD(HEX(BIT_XOR(CAST(CONV(${print}, 16, 10) AS UNSIGNED))), 16, '0')`;
}
