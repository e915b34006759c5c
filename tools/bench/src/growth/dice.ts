/**
 * SQL that draws the same each time. `hash` is an expression that gives an MD5 in hex: each of its eight parts of four digits
 * is a die of its own.
 */
export function die(hash: string, part: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7, sides: number | string): string {
  return `(CONV(SUBSTR(${hash}, ${part * 4 + 1}, 4), 16, 10) % ${sides})`;
}

/** A number from 0 (often) to `sides` - 1 (seldom). */
export function skewedDie(hash: string, part: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7, sides: number): string {
  return `FLOOR(${sides} * POW(CONV(SUBSTR(${hash}, ${part * 4 + 1}, 4), 16, 10) / 65536, 2))`;
}

/** A UUIDv7 (RFC 9562) of an instant, its random bits taken from an MD5 in hex. */
export function uuidOf(instant: string, hash: string): string {
  const time = `LPAD(HEX(CAST(UNIX_TIMESTAMP(${instant}) * 1000 AS UNSIGNED)), 12, '0')`;
  const random = `INSERT(INSERT(LEFT(${hash}, 18), 7, 0, '-'), 4, 0, '-8')`;
  return `LOWER(CONCAT(INSERT(${time}, 9, 0, '-'), '-7', ${random}))`;
}

/** A text of one of the lists that fill.ts loads, and its folded form. */
export function listJoin(alias: string, kind: string, number: string): string {
  return `JOIN growth_words ${alias} ON ${alias}.kind = '${kind}' AND ${alias}.n = ${number}`;
}

/** The hash that the dice of one row are read from. */
export function hashOf(kind: string, number: string): string {
  return `MD5(CONCAT('${kind} ', ${number}))`;
}
