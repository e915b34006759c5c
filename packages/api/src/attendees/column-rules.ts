import type { ImportField, ImportMapping } from "./import-schema.ts";

/** What columns are called in files of other systems, in French and English, without accents, capitals and signs. */
const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...["nom", "nom complet", "nom et prenom", "prenom et nom", "participant", "client", "invite", "acheteur"],
    ...[
      "name",
      "full name",
      "fullname",
      "attendee",
      "attendee name",
      "guest",
      "guest name",
      "customer",
      "nom du participant",
    ],
  ],
  email: [
    ...["email", "e mail", "mail", "courriel", "adresse e mail", "adresse email", "adresse mail", "mel"],
    ...["e mail address", "email address", "mail address", "adresse electronique"],
  ],
  seats: [
    ...["places", "nombre de places", "nb places", "nb de places", "quantite", "billets", "nombre de billets"],
    ...["seats", "number of seats", "tickets", "quantity", "qty", "number of tickets"],
  ],
};
const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const COUNT = /^\d{1,3}$/;

/** Whether the first line says what the columns are called, and does not tell of somebody. */
export function looksLikeHeading(first: readonly string[]): boolean {
  if (first.some((cell) => E_MAIL.test(cell.trim()))) return false;
  return first.some((cell) => fieldOf(cell) !== null);
}

/** Which column is what, by what they are called, and by what is in them where that says nothing. */
export function guessMapping(heading: readonly string[] | null, lines: readonly (readonly string[])[]): ImportMapping {
  const width = Math.max(0, ...lines.map((line) => line.length), heading?.length ?? 0);
  const columns = Array.from({ length: width }, (_, i) => i);
  const named = (field: ImportField) => columns.find((i) => fieldOf(heading?.[i] ?? "") === field) ?? null;
  const holding = (pattern: RegExp, taken: readonly (number | null)[]) =>
    columns.find((i) => !taken.includes(i) && isMostly(lines, i, pattern)) ?? null;
  const email = named("email") ?? holding(E_MAIL, []);
  const seats = named("seats") ?? (heading === null ? holding(COUNT, [email]) : null);
  const name = named("name") ?? columns.find((i) => i !== email && i !== seats && isText(lines, i)) ?? null;
  return { name, email, seats };
}

function fieldOf(heading: string): ImportField | null {
  const words = heading
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const found = Object.entries(HEADINGS).find(([, headings]) => headings.includes(words));
  return (found?.[0] as ImportField | undefined) ?? null;
}

function isMostly(lines: readonly (readonly string[])[], column: number, pattern: RegExp): boolean {
  const fitting = lines.filter((line) => pattern.test(line[column]?.trim() ?? "")).length;
  return fitting > 0 && fitting * 2 > lines.length;
}

function isText(lines: readonly (readonly string[])[], column: number): boolean {
  return isMostly(lines, column, /\p{L}/u);
}
