import { die, listJoin, skewedDie, uuidOf } from "./dice.ts";
import { CATEGORY_SLUGS, CITIES, HOUSES, KINDS, PLACES, SENTENCES, THEMES } from "./lists.ts";

/** What the searches look for, and how many events it is in. */
export const SEARCHED = {
  /** Every tenth event. */
  common: "jazz",
  /** One event in a hundred. */
  uncommon: "marionnettes",
  /** Three events, whatever the size. */
  rare: "ocarina",
} as const;

/** What is searched for and in no event. */
export const ABSENT = {
  /** The uncommon word with two errors. */
  misspelled: "mariontetes",
  /** Like no word of any. */
  unknown: "xylographie",
} as const;

const DAYS_OF_EVENTS = 700;
const h = "MD5(CONCAT('event ', seq))";

/** Events, one after the other over the last two years; eight in ten are published. */
export function eventStatements(events: number, now: string): string[] {
  const rare = `seq IN (${events / 4}, ${events / 2}, ${(events / 4) * 3})`;
  const createdAt = `'${now}' - INTERVAL ${DAYS_OF_EVENTS} DAY + INTERVAL FLOOR(seq / ${events} * ${(DAYS_OF_EVENTS - 1) * 86_400}) SECOND`;
  const sentences = [0, 1, 2, 3, 4, 5].map((i) => ({
    alias: `d${i}`,
    n: `(CRC32(CONCAT(seq, '/${i}')) % ${SENTENCES.length})`,
  }));
  const theme = `IF(seq % 10 = 0, '${SEARCHED.common}', IF(seq % 100 = 7, '${SEARCHED.uncommon}', t.text))`;
  const themeFolded = `IF(seq % 10 = 0, '${SEARCHED.common}', IF(seq % 100 = 7, '${SEARCHED.uncommon}', t.folded))`;
  const description = (column: string) =>
    `CONCAT_WS(' ', ${sentences.map(({ alias }) => `${alias}.${column}`).join(", ")})`;
  const summary = `IF(${rare}, 'Avec une ${SEARCHED.rare} du siècle dernier.', '')`;
  return [
    `CREATE TABLE growth_events (n INT PRIMARY KEY, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, h CHAR(32), category1 INT, category2 INT)
      SELECT seq AS n, ${uuidOf(createdAt, h)} AS id, ${h} AS h, ${skewedDie(h, 5, CATEGORY_SLUGS.length)} AS category1,
        IF(${die(h, 6, 3)} = 0, ${die(h, 7, CATEGORY_SLUGS.length)}, NULL) AS category2
      FROM seq_1_to_${events}`,
    `INSERT INTO events (id, slug, title, summary, description, venue, address, city, time_zone, status, search_text, created_at, updated_at)
      SELECT g.id, REPLACE(CONCAT_WS('-', k.folded, ${themeFolded}, p.folded, seq), ' ', '-'),
        CONCAT(k.text, ' ', ${theme}, ' des ', p.text), ${summary}, ${description("text")},
        CONCAT(v.text, ' des ', p.text), CONCAT(1 + ${die(h, 4, 90)}, ' rue des ', p.text), c.text, 'Europe/Paris',
        IF(${rare}, 'PUBLISHED', ELT(1 + ${die(h, 0, 10)}, 'DRAFT', 'ARCHIVED', ${Array(8).fill("'PUBLISHED'").join(", ")})),
        CONCAT_WS(' ', k.folded, ${themeFolded}, 'des', p.folded, IF(${rare}, 'avec une ${SEARCHED.rare} du siecle dernier', NULL),
          ${description("folded")}, v.folded, 'des', p.folded, c.folded, s.folded),
        ${createdAt}, ${createdAt}
      FROM seq_1_to_${events} JOIN growth_events g ON g.n = seq
        ${listJoin("k", "kind", die(h, 1, KINDS.length))} ${listJoin("t", "theme", die(h, 2, THEMES.length))}
        ${listJoin("p", "place", die(h, 3, PLACES.length))} ${listJoin("v", "house", die(h, 4, HOUSES.length))}
        ${listJoin("c", "city", skewedDie(h, 7, CITIES.length))} ${listJoin("s", "category", "g.category1")}
        ${sentences.map(({ alias, n }) => listJoin(alias, "sentence", n)).join(" ")}`,
    `INSERT INTO event_categories (event_id, category_id)
      SELECT g.id, c.id FROM growth_events g
        JOIN growth_words w ON w.kind = 'category' AND (w.n = g.category1 OR w.n = g.category2)
        JOIN categories c ON c.slug = w.text`,
  ];
}
