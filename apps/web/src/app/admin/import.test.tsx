import type { ImportReport } from "@guichet/api/attendees/import-schema";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, server } from "../../testing/server.ts";

const SESSION = aSession();
const FILE = new File(["nom;e-mail;places\nZoé;zoe@example.org;2\n"], "invités.csv");

function aReport(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    file: {
      ...{ encoding: "utf-8", delimiter: "semicolon", header: true },
      columns: ["nom", "e-mail", "places"],
      sample: [["Zoé", "zoe@example.org", "2"]],
    },
    mapping: { name: 0, givenName: null, email: 1, seats: 2 },
    ...{ problems: [], warnings: [], refusal: null, outcome: null },
    totals: { bookings: 120, seats: 143, alreadyMade: 0, availableSeats: 200 },
    ...changes,
  };
}

/** What the server answers to each file that is sent; it notes how it was asked. */
function playImports(reply: (query: Readonly<Record<string, string>>) => readonly object[]) {
  const asked: Record<string, string>[] = [];
  server.use(
    http.post("*/imports/attendees", ({ request }) => {
      const query = Object.fromEntries(new URL(request.url).searchParams);
      asked.push(query);
      const lines = reply(query).map((message) => `${JSON.stringify(message)}\n`);
      return new HttpResponse(lines.join(""), { headers: { "content-type": "application/x-ndjson" } });
    }),
  );
  return asked;
}

async function openImport({ sendsMail = false } = {}) {
  const { id: eventId, title: eventTitle, timeZone } = anEvent();
  const { startsAt, endsAt } = SESSION;
  const times = { startsAt, endsAt, timeZone };
  const target = {
    sessionId: SESSION.id,
    eventId,
    eventTitle,
    ...times,
    capacity: 200,
    availableSeats: 200,
    sendsMail,
  };
  answer("attendees.importTarget", () => target);
  const opened = openAsStaff(`/bookings/import?sessionId=${SESSION.id}`);
  const field = await screen.findByLabelText("Fichier CSV, à choisir ou à déposer ici");
  return { ...opened, choose: () => opened.user.upload(field, FILE) };
}

it("a file is checked, imported once that is confirmed, and what became of each line is told", async () => {
  const outcome = { made: 119, alreadyMade: 0, refused: [{ line: 7, reason: "insufficient-seats" }] };
  const asked = playImports(({ dryRun }) =>
    dryRun === "true"
      ? [{ report: aReport() }]
      : [{ progress: { done: 0, total: 120 } }, { report: aReport({ outcome }) }],
  );
  const { user, choose } = await openImport({ sendsMail: true });
  await choose();
  await screen.findByText(/120 réservations, 143 places\. Places libres : 200\./);
  screen.getByText(/^Fichier vérifié.: 120 réservations, 0 erreur\.$/);
  expect(screen.getByLabelText("Séparateur")).toHaveProperty("value", "semicolon");
  expect(screen.getByLabelText("Colonne de l’e-mail")).toHaveProperty("value", "1");
  await user.click(screen.getByRole("checkbox", { name: /Envoyer une confirmation/ }));
  await user.click(screen.getByRole("button", { name: "Importer 120 réservations" }));
  const question = await screen.findByRole("dialog", { name: /Importer 120 réservations/ });
  expect(asked).toHaveLength(1);
  await user.click(within(question).getByRole("button", { name: "Importer" }));
  const heading = await screen.findByRole("heading", { name: "119 réservations sont faites" });
  expect(document.activeElement).toBe(heading);
  expect(screen.getAllByRole("row").at(-1)?.textContent).toMatch(/^7Pas assez de places/);
  expect(asked[1]).toMatchObject({ sessionId: SESSION.id, dryRun: "false", letters: "true", locale: "fr" });
});

it("every problem is told by line, with what is expected, and keeps the file from being imported", async () => {
  const problems = [
    { line: 3, field: "email", code: "email-invalid", value: "zoe@" },
    { line: 4, field: "name", code: "name-missing" },
  ] as const;
  const warnings = [{ line: 9, field: "email", code: "email-booked", value: "ada@example.org" }] as const;
  playImports(() => [{ report: aReport({ problems, warnings }) }]);
  const { user, choose } = await openImport();
  await choose();
  const table = await screen.findByRole("table", { name: "2 erreurs à corriger" });
  const rows = within(table).getAllByRole("row");
  expect(rows[1]?.textContent).toContain("3e-mailzoe@Une adresse e-mail est attendue");
  expect(rows[2]?.textContent).toBe("4nomUn nom est attendu.");
  expect(screen.getByRole("table", { name: "1 ligne à relire" }).textContent).toContain("déjà une réservation");
  const start = screen.getByRole("button", { name: /^Importer 120/ });
  expect(start.getAttribute("aria-disabled")).toBe("true");
  await user.click(start);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("checkbox", { name: /Envoyer une confirmation/ })).toBeNull();
});

it("what was guessed of the file can be said otherwise, and more seats than there are are refused beforehand", async () => {
  const totals = { bookings: 120, seats: 143, alreadyMade: 0, availableSeats: 120 };
  const asked = playImports(() => [{ report: aReport({ totals }) }]);
  const { user, choose } = await openImport();
  await choose();
  await screen.findByText("Il faut 143 places. Cette séance a 120 places libres.");
  await user.selectOptions(screen.getByLabelText("Colonne des places"), "-1");
  await screen.findByText(/^120 réservations, 143 places/);
  expect(asked.at(-1)).toMatchObject({ name: "0", email: "1", seats: "-1", delimiter: "semicolon", header: "true" });
  await user.selectOptions(screen.getByLabelText("Séparateur"), "comma");
  expect(asked.at(-1)).not.toHaveProperty("name");
});

it("a name in two columns is read from both, and either can be chosen", async () => {
  const asked = playImports(() => [
    {
      report: aReport({
        file: {
          ...{ encoding: "utf-8", delimiter: "comma", header: true },
          columns: ["Prénom", "Nom", "Surnom"],
          sample: [["Zoé", "Lefèvre", "Zou"]],
        },
        mapping: { name: 1, givenName: 0, email: null, seats: null },
      }),
    },
  ]);
  const { user, choose } = await openImport();
  await choose();
  const givenName = await screen.findByLabelText("Colonne du prénom");
  expect(givenName).toHaveProperty("value", "0");
  expect(screen.getByLabelText("Colonne du nom")).toHaveProperty("value", "1");
  await user.selectOptions(givenName, "Surnom");
  expect(asked.at(-1)).toMatchObject({ name: "1", givenName: "2", email: "-1", seats: "-1" });
  await user.selectOptions(screen.getByLabelText("Colonne du prénom"), "-1");
  expect(asked.at(-1)).toMatchObject({ name: "1", givenName: "-1" });
});

it("pasted lines are a file as well, and an import that breaks off can be sent again", async () => {
  let isWhole = false;
  const problem = { reason: "forbidden", status: 403, title: "x" };
  const outcome = { made: 20, alreadyMade: 100, refused: [] };
  playImports(({ dryRun }) => {
    if (dryRun === "true") return [{ report: aReport() }];
    return isWhole ? [{ report: aReport({ outcome }) }] : [{ progress: { done: 100, total: 120 } }, { problem }];
  });
  const { user } = await openImport();
  await user.click(screen.getByText("Ou coller des lignes"));
  await user.type(screen.getByLabelText("Lignes copiées d’un tableur ou d’un courriel"), "Zoé;2");
  await user.click(screen.getByRole("button", { name: "Vérifier ces lignes" }));
  const start = async () => {
    await user.click(await screen.findByRole("button", { name: "Importer 120 réservations" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Importer" }));
  };
  await start();
  await screen.findByText(/aucune ne le sera deux fois/);
  isWhole = true;
  await start();
  await screen.findByRole("heading", { name: "20 réservations sont faites" });
  screen.getByText(/100 lignes de ce fichier ont déjà été importées/);
});

it("the session is found by its event and kept in the address", async () => {
  const { id, title, venue, city, timeZone } = anEvent();
  const found = {
    ...{ id: SESSION.id, startsAt: SESSION.startsAt, endsAt: SESSION.endsAt, availableSeats: 12 },
    ...{ price: { amount: 1000, currency: "EUR" }, event: { id, title, venue, city, timeZone } },
  };
  answer("bookings.deskSessions", () => ({ items: [found] }));
  answer("attendees.importTarget", () => ({
    ...{ sessionId: SESSION.id, eventId: id, eventTitle: title, timeZone, sendsMail: false },
    ...{ startsAt: SESSION.startsAt, endsAt: SESSION.endsAt, capacity: 50, availableSeats: 12 },
  }));
  const { user, address } = openAsStaff("/bookings/import");
  const select = await screen.findByLabelText("Séance des participants");
  await within(select).findByRole("option", { name: /Nuit du jazz · 12 places libres/ });
  await user.selectOptions(select, SESSION.id);
  await screen.findByText("Nuit du jazz");
  expect(address()).toBe(`/bookings/import?sessionId=${SESSION.id}`);
});
