import { expect, it } from "vitest";
import { z } from "zod";
import { appCode, recoveryCode, secondFactorCode } from "./account/two-factor-schema.ts";
import { createSessionInput } from "./sessions/schema.ts";
import { describeIssue } from "./validation-messages.ts";

it.each([
  [z.string(), 1, "Un texte est attendu", "A text is expected"],
  [z.int(), 1.5, "Un nombre entier est attendu", "A whole number is expected"],
  [z.string().min(1), "", "À renseigner", "Required"],
  [z.string().min(12), "short", "Au moins 12 caractères", "At least 12 characters"],
  [z.string().max(1), "ab", "Au plus 1 caractère", "At most 1 character"],
  [z.int().max(10), 11, "Au plus 10", "At most 10"],
  [z.array(z.string()).max(1), ["a", "b"], "Au plus 1 élément", "At most 1 item"],
  [z.email(), "nobody", "Adresse e-mail invalide", "Invalid e-mail address"],
  [z.enum(["a", "b"]), "c", "Une de ces valeurs est attendue : a, b", "One of these is expected: a, b"],
  [z.strictObject({}), { x: 1 }, "Champ inconnu : x", "Unknown field: x"],
  [appCode, "12345", "6 chiffres attendus", "Six digits are expected"],
  [
    secondFactorCode,
    "12345",
    "6 chiffres, ou un code de secours de 24 lettres et chiffres",
    "Six digits, or a recovery code of 24 letters and digits",
  ],
  [
    recoveryCode,
    "4F7K2M-9XPMQ0",
    "4 groupes de 6 lettres et chiffres attendus, comme 4F7K2M-9XPMQ0-…",
    "Four groups of six letters and digits are expected, such as 4F7K2M-9XPMQ0-…",
  ],
  [z.string().regex(/a/), "b", "Format invalide", "Invalid format"],
  [z.union([z.string(), z.number()]), null, "Valeur invalide", "Invalid value"],
])("of %o, %j is refused with words", (schema, value, fr, en) => {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) throw new Error("The value was accepted");
  expect([describeIssue(issue, "fr"), describeIssue(issue, "en")]).toEqual([fr, en]);
});

it("our own refinements say what is wrong, and where", () => {
  const instant = "2030-01-01T20:00:00Z";
  const result = createSessionInput.safeParse({
    id: "x",
    startsAt: instant,
    endsAt: instant,
    capacity: 1,
    basePrice: 0,
  });
  const issues = result.error?.issues.map((issue) => [issue.path.join("."), describeIssue(issue, "fr")]);
  expect(issues).toEqual([["endsAt", "La fin doit suivre le début"]]);
});
