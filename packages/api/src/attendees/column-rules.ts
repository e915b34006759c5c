import type { ImportField, ImportMapping } from "./import-schema.ts";

/** What a heading says. `surname` may be all of a name, as "Nom" is, where no given name is beside it. */
type Heading = Exclude<ImportField, "name"> | "wholeName" | "surname" | "familyName";

/** What columns are called in files of other systems, in French and English, without accents, capitals and signs. */
const HEADINGS: Readonly<Record<Heading, readonly string[]>> = {
  wholeName: [
    ...["nom complet", "nom et prenom", "nom prenom", "prenom et nom", "prenom nom", "participant", "client", "invite"],
    ...["acheteur", "full name", "fullname", "attendee", "attendee name", "guest", "guest name", "customer"],
  ],
  surname: ["nom", "name", "nom du participant"],
  familyName: [
    ...["nom de famille", "last name", "lastname", "family name", "surname", "attendee last name"],
    "attendee name family name",
  ],
  givenName: [
    ...["prenom", "prenoms", "prenom s", "prenom du participant", "first name", "firstname", "given name", "forename"],
    ...["attendee first name", "attendee name given name"],
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
  return first.some((cell) => headingOf(cell) !== null);
}

/** Which column is what, by what they are called, and by what is in them where that says nothing. */
export function guessMapping(heading: readonly string[] | null, lines: readonly (readonly string[])[]): ImportMapping {
  const width = Math.max(0, ...lines.map((line) => line.length), heading?.length ?? 0);
  const columns = Array.from({ length: width }, (_, i) => i);
  const called = columns.map((i) => headingOf(heading?.[i] ?? ""));
  const named = (...headings: readonly (Heading | null)[]) =>
    columns.find((i) => headings.includes(called[i] ?? null)) ?? null;
  const holding = (pattern: RegExp, taken: readonly (number | null)[]) =>
    columns.find((i) => !taken.includes(i) && isMostly(lines, i, pattern)) ?? null;
  const email = named("email") ?? holding(E_MAIL, []);
  const seats = named("seats") ?? (heading === null ? holding(COUNT, [email]) : null);
  const givenName = named("givenName");
  const family = named("familyName") ?? named("surname");
  if (givenName !== null && family !== null) return { name: family, givenName, email, seats };
  const name =
    named("wholeName", "surname") ??
    named("familyName", "givenName") ??
    columns.find((i) => i !== email && i !== seats && isText(lines, i)) ??
    null;
  return { name, givenName: null, email, seats };
}

function headingOf(heading: string): Heading | null {
  const words = heading
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const found = Object.entries(HEADINGS).find(([, headings]) => headings.includes(words));
  return (found?.[0] as Heading | undefined) ?? null;
}

function isMostly(lines: readonly (readonly string[])[], column: number, pattern: RegExp): boolean {
  const fitting = lines.filter((line) => pattern.test(line[column]?.trim() ?? "")).length;
  return fitting > 0 && fitting * 2 > lines.length;
}

function isText(lines: readonly (readonly string[])[], column: number): boolean {
  return isMostly(lines, column, /\p{L}/u);
}
